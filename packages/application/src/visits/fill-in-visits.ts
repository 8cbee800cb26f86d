import type { InputOf } from '@smalspor/contract/operations';
import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { appendAudit } from '@smalspor/database/audit';
import { once } from '@smalspor/database/idempotency';
import type { Db } from '@smalspor/database/schema';
import {
  addVisitAnswers,
  type GivenAnswer,
  listVisitAnswers,
  type StoredVisit,
  saveVisitReport,
} from '@smalspor/database/visits';
import type { Actor } from '@smalspor/domain/access';
import { Refusal } from '@smalspor/domain/refusal';
import {
  agreedAnswers,
  headsOf,
  mergeChanges,
  type VisitAnswerFault,
  visitAnswerFault,
} from '@smalspor/domain/visits';
import { auditEntry } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { writeRequest } from '../idempotency/write-request.ts';
import { demandChecklist, describeVisit } from './describe-visit.ts';
import { findMyVisit } from './find-my-visit.ts';

export const readVisit: UnboundUseCase<House, 'readVisit'> = async (house, actor, { visitId }, call) => {
  const visit = await findMyVisit(house, house.db, actor, 'visit-institutions', { visitId });
  await audit(house, house.db, actor, 'read-visit', visitId, call.requestId);
  return describeVisit(house, house.db, visit);
};

/**
 * Stores what a device has kept. The answers themselves say what they take the place of, so they may come in any order, from
 * many devices and more than once.
 */
export const saveVisitAnswers: UnboundUseCase<House, 'saveVisitAnswers'> = async (
  house,
  actor,
  input,
  call,
) => {
  const { visitId } = input;
  return house.db.transaction().execute(async (trx) => {
    const wanted = { visitId, forChange: true };
    const visit = await findMyVisit(house, trx, actor, 'visit-institutions', wanted);
    const given = demandAnswers(house, visit, input.answers);
    const added = await addVisitAnswers(trx, visitId, actor.userId, given, house.now());
    demandSame(given, await listVisitAnswers(trx, visitId));
    if (added.length > 0) await audit(house, trx, actor, 'save-visit-answers', visitId, call.requestId);
    return describeVisit(house, trx, visit);
  });
};

/** The home is sent what the visitor has seen: not more, when another device has answered meanwhile. */
export const sendVisitReport: UnboundUseCase<House, 'sendVisitReport'> = async (
  house,
  actor,
  input,
  call,
) => {
  const { visitId } = input;
  await once(house.db, writeRequest(house, actor, 'sendVisitReport', input, call), async (trx) => {
    const wanted = { visitId, forChange: true };
    const visit = await findMyVisit(house, trx, actor, 'visit-institutions', wanted);
    const answers = await listVisitAnswers(trx, visitId);
    const heads = headsOf(answers);
    if (JSON.stringify(heads) !== JSON.stringify(input.heads.toSorted())) {
      throw new Refusal('changed-meanwhile', 'Other answers have come: read the visit again, then send it.');
    }
    if ([...mergeChanges(answers).values()].some(({ kind }) => kind === 'conflict')) {
      throw new Refusal('move-refused', 'Two devices have answered differently: choose one of the answers.');
    }
    const agreed = agreedAnswers(answers);
    if (Object.keys(agreed).length === 0) {
      throw new Refusal('move-refused', 'Nothing is filled in yet, so there is nothing to send.');
    }
    const report = { answers: agreed, heads, at: house.now() };
    await saveVisitReport(trx, visitId, visit.report?.version ?? 0, report);
    await audit(house, trx, actor, 'send-visit-report', visitId, call.requestId);
    return null;
  });
  const visit = await findMyVisit(house, house.db, actor, 'visit-institutions', { visitId });
  return describeVisit(house, house.db, visit);
};

const FAULTS: Readonly<Record<VisitAnswerFault, string>> = {
  'unknown-item': 'The checklist of this visit has no such item: read the visit again.',
  'wrong-kind': 'An item was answered with another kind of answer: read the visit again.',
  'unknown-choice': 'Choose yes, no or not applicable.',
  'not-counted': 'Write whole numbers from 0 up.',
  'more-done-than-seen': 'More was done than was seen: correct the numbers.',
  'too-long': 'A note is too long: make it shorter.',
  'identity-number': 'A note holds eleven digits, as identity numbers have: take them out.',
};

/** @throws Refusal when any answer does not fit; then none is stored */
function demandAnswers(
  { content }: House,
  visit: StoredVisit,
  answers: InputOf<'saveVisitAnswers'>['answers'],
): readonly GivenAnswer[] {
  const checklist = demandChecklist(content, visit);
  for (const { item, answer } of answers) {
    const fault = visitAnswerFault(checklist, item, answer);
    if (fault === null) continue;
    const code = fault === 'identity-number' ? 'identity-number' : 'invalid-request';
    throw new Refusal(code, FAULTS[fault]);
  }
  return answers.map((each) => ({ ...each, givenAt: new Date(each.givenAt).toISOString() }));
}

/** The same id for another answer is a mistake of the device, and would lose one of the two. */
function demandSame(given: readonly GivenAnswer[], stored: readonly GivenAnswer[]): void {
  const byId = new Map(stored.map((each) => [each.id, each]));
  for (const { id, item, answer } of given) {
    const known = byId.get(id);
    if (known?.item === item && keyOf(known.answer) === keyOf(answer)) continue;
    throw new Refusal('idempotency-conflict', 'This id was used for another answer: make a new one.');
  }
}

function keyOf(answer: GivenAnswer['answer']): string {
  return JSON.stringify(Object.entries(answer ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function audit(
  house: House,
  db: Db,
  actor: Actor,
  act: string,
  objectId: string,
  requestId: string,
): Promise<void> {
  await appendAudit(db, auditEntry(house, actor, { act, objectKind: 'visit', objectId, requestId }));
}
