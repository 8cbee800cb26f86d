import type { OperationId, OutputOf } from '@smalspor/contract/operations';
import type { CallContext } from '@smalspor/contract/use-cases';
import { appendAudit } from '@smalspor/database/audit';
import { once } from '@smalspor/database/idempotency';
import { listMoves } from '@smalspor/database/programmes';
import type { Db } from '@smalspor/database/schema';
import type { Actor } from '@smalspor/domain/access';
import type { MoveType } from '@smalspor/domain/programmes';
import { Refusal } from '@smalspor/domain/refusal';
import { auditEntry, auditRefusal } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { writeRequest } from '../idempotency/write-request.ts';
import { describeRound } from './describe-round.ts';
import { findMyRound, type MyRound } from './find-my-round.ts';

/** A change of a round that somebody asks for. */
export interface RoundChange {
  readonly operation: OperationId;
  /** Verb and noun for the audit log. */
  readonly act: string;
  /** How many moves the asker has seen; `null` where the change is the asker's own and hurts nobody else's. */
  readonly seen: number | null;
  readonly work: (trx: Db, mine: MyRound) => Promise<void>;
}

/**
 * Changes a round in one transaction, once for each key, with its line in the audit log; refusals leave a line too.
 * @returns the round as it is then
 * @throws Refusal `changed-meanwhile` when somebody else has moved it since it was seen
 */
export async function changeRound(
  house: House,
  actor: Actor,
  input: { readonly roundId: string },
  call: CallContext,
  { operation, act, seen, work }: RoundChange,
): Promise<OutputOf<'readRound'>> {
  const { roundId } = input;
  const audited = { act, objectKind: 'round', objectId: roundId, requestId: call.requestId };
  await auditRefusal(house, actor, audited, () =>
    once(house.db, writeRequest(house, actor, operation, input, call), async (trx) => {
      const mine = await findMyRound(house, trx, actor, roundId, true);
      if (seen !== null && (await hasBeenLedSince(trx, roundId, seen))) {
        throw new Refusal('changed-meanwhile', 'Somebody else has changed this round: read it again.');
      }
      await work(trx, mine);
      await appendAudit(trx, auditEntry(house, actor, audited));
      return null;
    }),
  );
  return describeRound(house, actor, await findMyRound(house, house.db, actor, roundId));
}

/** What happens to one person alone, or by itself in the background: it stands in no leader's way. */
const ASIDE: readonly MoveType[] = [
  'report-issued',
  'module-completed',
  'worksheet-handed-in',
  'certificate-issued',
];

/** Whether somebody has led the round on since a number of moves was seen. */
async function hasBeenLedSince(trx: Db, roundId: string, seen: number): Promise<boolean> {
  const moves = await listMoves(trx, roundId);
  return seen > moves.length || moves.slice(seen).some(({ type }) => !ASIDE.includes(type));
}
