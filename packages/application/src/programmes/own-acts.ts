import type { UnboundUseCase, UseCase } from '@smalspor/contract/use-cases';
import { appendAudit } from '@smalspor/database/audit';
import { once } from '@smalspor/database/idempotency';
import type { Jobs } from '@smalspor/database/jobs';
import { declareLength, endSharing, shareFigures as share } from '@smalspor/database/programmes';
import { isRunning, refusalOfMove } from '@smalspor/domain/programmes';
import { Refusal } from '@smalspor/domain/refusal';
import { addMonths, monthOfDate, norwegianDateOf, parseMonth } from '@smalspor/domain/time';
import { auditEntry } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { writeRequest } from '../idempotency/write-request.ts';
import { releaseSoon } from '../releases/release-declarations.ts';
import { changeRound } from './change-round.ts';
import { demandEverTakingPart, demandTakingPart } from './find-my-round.ts';
import { hprOf } from './participant-of.ts';

/**
 * Showing own figures to the group is the doctor's own act, for one round, and is taken back as easily: also when the round has
 * ended, or the doctor has left. There is no meeting to show them in then, so they are not shown anew.
 */
export const shareFigures: UnboundUseCase<House, 'shareFigures'> = (house, actor, input, call) =>
  changeRound(house, actor, input, call, {
    operation: 'shareFigures',
    act: input.shares ? 'share-figures' : 'end-sharing',
    seen: null,
    work: async (trx, mine) => {
      if (input.shares && !isRunning(mine.round)) {
        const facts = { move: 'share-figures', status: mine.round.status };
        throw refusalOfMove({ reason: 'wrong-status', facts }, house.content.messages);
      }
      const hpr = hprOf((input.shares ? demandTakingPart(mine) : demandEverTakingPart(mine)).id);
      if (hpr === null) throw new Refusal('not-found', 'You have no figures to show.');
      const change = input.shares ? share : endSharing;
      await change(trx, mine.entry.id, hpr, house.now());
    },
  });

/** A list length can be said for some years back, and not for the future. */
const YEARS_BACK = 6;

/** What was declared reaches the figures with a release that is asked for here. */
export function declareListLength(house: House, jobs: Jobs): UseCase<'declareListLength'> {
  return (actor, input, call) => declare(house, jobs, actor, input, call);
}

async function declare(
  house: House,
  jobs: Jobs,
  ...[actor, input, call]: Parameters<UseCase<'declareListLength'>>
): ReturnType<UseCase<'declareListLength'>> {
  const { hpr } = actor;
  if (hpr === null) throw new Refusal('not-found', 'Only a doctor with an HPR number has a list.');
  const from = parseMonth(input.from);
  const now = monthOfDate(norwegianDateOf(house.now()));
  if (from > now || from < addMonths(now, -12 * YEARS_BACK)) {
    throw new Refusal('invalid-request', `Choose a month within the last ${YEARS_BACK} years.`);
  }
  await once(house.db, writeRequest(house, actor, 'declareListLength', input, call), async (trx) => {
    const { patients, basis } = input;
    await declareLength(trx, { hpr, from, patients, basis, declaredAt: house.now() }, actor.userId);
    await releaseSoon(house, jobs, trx);
    const audited = { act: 'declare-list-length', objectKind: 'person', objectId: actor.userId };
    await appendAudit(trx, auditEntry(house, actor, { ...audited, requestId: call.requestId }));
    return null;
  });
  return { from: input.from, patients: input.patients, basis: input.basis };
}
