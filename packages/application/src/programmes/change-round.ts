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
export interface RoundChange<Outcome = void> {
  readonly operation: OperationId;
  /** Verb and noun for the audit log; where it depends on what came of it, what was tried is asked for by `null`. */
  readonly act: string | ((outcome: Outcome | null) => string);
  /** How many moves the asker has seen; `null` where the change is the asker's own and hurts nobody else's. */
  readonly seen: number | null;
  /** What the audit log names, where it is not the round; the reason that was given, where there is one. */
  readonly about?: { readonly objectKind: string; readonly objectId: string; readonly reason: string };
  readonly work: (trx: Db, mine: MyRound) => Promise<Outcome>;
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
  change: RoundChange,
): Promise<OutputOf<'readRound'>> {
  const { round } = await changeRoundTo(house, actor, input, call, {
    ...change,
    work: async (trx, mine) => {
      await change.work(trx, mine);
      return null;
    },
    act: typeof change.act === 'string' ? change.act : change.act(null),
  });
  return round;
}

/** The same for a change that tells what came of it, which a repeated request is told again. */
export async function changeRoundTo<Outcome>(
  house: House,
  actor: Actor,
  input: { readonly roundId: string },
  call: CallContext,
  { operation, act, seen, about, work }: RoundChange<Outcome>,
): Promise<{ readonly value: Outcome; readonly round: OutputOf<'readRound'> }> {
  const { roundId } = input;
  const audited = (outcome: Outcome | null) => ({
    act: typeof act === 'string' ? act : act(outcome),
    objectKind: 'round',
    objectId: roundId,
    ...about,
    requestId: call.requestId,
  });
  const { value } = await auditRefusal(house, actor, audited(null), () =>
    once(house.db, writeRequest(house, actor, operation, input, call), async (trx) => {
      const mine = await findMyRound(house, trx, actor, roundId, true);
      if (seen !== null && (await hasBeenLedSince(trx, roundId, seen))) {
        throw new Refusal('changed-meanwhile', 'Somebody else has changed this round: read it again.');
      }
      const outcome = await work(trx, mine);
      await appendAudit(trx, auditEntry(house, actor, audited(outcome)));
      return outcome;
    }),
  );
  const round = await describeRound(house, actor, await findMyRound(house, house.db, actor, roundId));
  return { value, round };
}

/** What happens to one person alone, or by itself in the background: it stands in no leader's way. */
const ASIDE: readonly MoveType[] = [
  'report-issued',
  'module-completed',
  'earlier-pass-counted',
  'worksheet-handed-in',
  'certificate-issued',
  'certificate-withdrawn',
];

/** Whether somebody has led the round on since a number of moves was seen. */
async function hasBeenLedSince(trx: Db, roundId: string, seen: number): Promise<boolean> {
  const moves = await listMoves(trx, roundId);
  return seen > moves.length || moves.slice(seen).some(({ type }) => !ASIDE.includes(type));
}
