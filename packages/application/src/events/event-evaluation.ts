import { randomInt } from 'node:crypto';
import { appendAudit } from '@smalspor/database/audit';
import {
  closeEvaluation,
  countEvaluationResponses,
  findEvaluation,
  insertEvaluation,
  listEvaluationAnswers,
  listRegistrations,
  moveEvaluation,
  type Registered,
  type StoredEvaluation,
  type StoredEvent,
} from '@smalspor/database/events';
import { dropWaitingMail, moveWaitingMail } from '@smalspor/database/mail';
import type { Db } from '@smalspor/database/schema';
import type { Actor } from '@smalspor/domain/access';
import { askedFrom, evaluationClosesOn, evaluationState, isTooLateToAsk } from '@smalspor/domain/events';
import {
  type QuestionnaireDefinition,
  questionnaireAfter,
  tellAnswers,
} from '@smalspor/domain/questionnaires';
import { formatDay } from '@smalspor/domain/texts';
import type { Doer } from '../audit/audit-actor.ts';
import { auditEntry } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { queueEventLetters } from './event-letters.ts';

/**
 * Asks those who were noted as present what they thought, each by one letter: when the event is over, or at once when it is.
 * Which questions are asked is settled with the first of them, so that all answers about an event are to the same.
 * Hold the event locked.
 */
export async function askThoseWhoWereThere(
  house: House,
  trx: Db,
  actor: Actor,
  event: StoredEvent,
  requestId: string,
): Promise<void> {
  const now = house.now();
  const asked = questionnaireAfter(house.content.questionnaires, 'event');
  const present = presentOf(await listRegistrations(trx, event.id));
  if (asked === null || present.length === 0 || isTooLateToAsk(event, now)) return;
  const from = askedFrom(event, now);
  const closesOn = evaluationClosesOn(from);
  const begun = { eventId: event.id, questionnaire: asked.id, version: asked.version, closesOn };
  if (await insertEvaluation(trx, begun)) {
    await auditEvaluation(house, trx, actor, 'open-event-evaluation', event.id, requestId);
  } else if (from !== now) {
    await moveEvaluation(trx, event.id, closesOn);
    await moveWaitingMail(trx, occasionsOf(event.id), from);
  }
  const evaluation = await findEvaluation(trx, event.id);
  if (evaluation === null || stateOf(event, evaluation, now) === 'closed') return;
  await queueEventLetters(house, trx, event, 'event-evaluation', '', present, {
    gapsIn: (language) => ({ until: formatDay(evaluation.closesOn, language) }),
    dueAt: from,
  });
}

/** Takes the letters back that wait for an event to end which has been called off. */
export async function askNobody(trx: Db, eventId: string): Promise<void> {
  await dropWaitingMail(trx, occasionsOf(eventId));
}

function occasionsOf(eventId: string): string {
  return `event-evaluation ${eventId} `;
}

/** Those with a place who were there. */
export function presentOf(registrations: readonly Registered[]): readonly Registered[] {
  return registrations.filter(({ state, attended }) => state === 'registered' && attended === true);
}

export function stateOf(event: Pick<StoredEvent, 'endsAt'>, evaluation: StoredEvaluation, now: string) {
  return evaluation.isClosed ? 'closed' : evaluationState(event, evaluation.closesOn, now);
}

/** The questions of an evaluation; `null` where the content does not hold them any more. */
export function questionsOf(
  { content }: Pick<House, 'content'>,
  evaluation: Pick<StoredEvaluation, 'questionnaire' | 'version'>,
): QuestionnaireDefinition | null {
  const { questionnaire, version } = evaluation;
  return content.questionnaires.find((each) => each.id === questionnaire && each.version === version) ?? null;
}

/**
 * Works out what is told of an event whose last day has passed, once, and deletes the single answers.
 * @returns whether it did; not while it is open, nor when it was done before
 */
export async function closeWhenDue(
  house: House,
  trx: Db,
  doer: Doer,
  event: StoredEvent,
  requestId: string | null,
): Promise<boolean> {
  const evaluation = await findEvaluation(trx, event.id, true);
  if (evaluation === null || evaluation.isClosed) return false;
  if (stateOf(event, evaluation, house.now()) !== 'closed') return false;
  const minimum = house.configuration.disclosure.minimumAnswers;
  const questionnaire = questionsOf(house, evaluation);
  const answers = await listEvaluationAnswers(trx, event.id, true);
  const answered = await countEvaluationResponses(trx, event.id);
  const present = presentOf(await listRegistrations(trx, event.id));
  await closeEvaluation(trx, event.id, {
    asked: Math.max(present.length, answered),
    answered,
    minimum,
    told: questionnaire && tellAnswers(questionnaire, answers, minimum, random),
  });
  await auditEvaluation(house, trx, doer, 'close-event-evaluation', event.id, requestId);
  return true;
}

/** Answers are given without a line in the log: it would say when, which nothing may. */
export async function auditEvaluation(
  house: Pick<House, 'now'>,
  db: Db,
  doer: Doer,
  act: string,
  objectId: string,
  requestId: string | null,
): Promise<void> {
  await appendAudit(db, auditEntry(house, doer, { act, objectKind: 'event', objectId, requestId }));
}

const STEPS = 2 ** 32;

function random(): number {
  return randomInt(STEPS) / STEPS;
}
