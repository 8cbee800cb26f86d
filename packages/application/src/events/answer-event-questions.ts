import type { OutputOf } from '@smalspor/contract/operations';
import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import {
  addEvaluationAnswers,
  findEvaluation,
  hasAnsweredEvaluation,
  noteEvaluationResponse,
  type Registered,
  type StoredEvaluation,
  type StoredEvent,
} from '@smalspor/database/events';
import { once } from '@smalspor/database/idempotency';
import type { Db } from '@smalspor/database/schema';
import type { Actor } from '@smalspor/domain/access';
import { answerFaults, type QuestionnaireDefinition, tidyAnswers } from '@smalspor/domain/questionnaires';
import { Refusal } from '@smalspor/domain/refusal';
import type { House } from '../house/house.ts';
import { writeRequest } from '../idempotency/write-request.ts';
import { describeQuestion } from '../questionnaires/describe-questionnaire.ts';
import { presentOf, questionsOf, stateOf } from './event-evaluation.ts';
import { findMyEvent } from './find-my-event.ts';

type OwnState = OutputOf<'readEventQuestions'>['state'];

interface Asked {
  readonly event: StoredEvent;
  readonly evaluation: StoredEvaluation;
  readonly questionnaire: QuestionnaireDefinition;
  readonly state: OwnState;
}

export const readEventQuestions: UnboundUseCase<House, 'readEventQuestions'> = async (
  house,
  actor,
  { eventId },
) => describe(house, await findAsked(house, house.db, actor, eventId));

/**
 * Takes somebody's answers about an event, once. They are kept apart from who has answered; neither the key of the request nor
 * a log holds anything of them.
 */
export const answerEventQuestions: UnboundUseCase<House, 'answerEventQuestions'> = async (
  house,
  actor,
  { eventId, version, answers },
  call,
) => {
  const request = writeRequest(house, actor, 'answerEventQuestions', { eventId }, call);
  await once(house.db, request, async (trx) => {
    const { questionnaire, state } = await findAsked(house, trx, actor, eventId, true);
    if (state === 'closed') {
      throw new Refusal('move-refused', 'The last day for answers has passed.');
    }
    if (questionnaire.version !== version) {
      throw new Refusal(
        'changed-meanwhile',
        'These are not the questions about this event: reload the page.',
      );
    }
    const [fault] = answerFaults(questionnaire, answers);
    if (fault) {
      throw new Refusal(
        'invalid-request',
        `The question ${fault.part} cannot be answered so: ${fault.fault}.`,
      );
    }
    if (!(await noteEvaluationResponse(trx, eventId, actor.userId))) {
      throw new Refusal('changed-meanwhile', 'You have answered this before.');
    }
    await addEvaluationAnswers(trx, eventId, tidyAnswers(questionnaire, answers));
    return null;
  });
  return describe(house, await findAsked(house, house.db, actor, eventId));
};

/** Whether somebody is asked about an event, and has answered; `null` for who is not asked, or not yet. */
export async function ownEvaluation(
  house: Pick<House, 'now'>,
  db: Db,
  event: StoredEvent,
  self: Registered | null,
): Promise<OwnState | null> {
  if (event.state === 'cancelled' || self === null || presentOf([self]).length === 0) return null;
  const evaluation = await findEvaluation(db, event.id);
  if (evaluation === null) return null;
  const state = stateOf(event, evaluation, house.now());
  if (state !== 'open') return state === 'closed' ? 'closed' : null;
  return (await hasAnsweredEvaluation(db, event.id, self.personId)) ? 'answered' : 'open';
}

/** @throws Refusal `not-found` for whoever was not there, and while it is not over */
async function findAsked(
  house: House,
  db: Db,
  actor: Actor,
  eventId: string,
  forChange = false,
): Promise<Asked> {
  const { event, self } = await findMyEvent(house, db, actor, { eventId });
  const evaluation = await findEvaluation(db, event.id, forChange);
  const state = await ownEvaluation(house, db, event, self);
  const questionnaire = evaluation && questionsOf(house, evaluation);
  if (!evaluation || !questionnaire || state === null) {
    throw new Refusal('not-found', 'There is nothing here that you are asked about.');
  }
  return { event, evaluation, questionnaire, state };
}

function describe(
  { configuration }: House,
  { event, evaluation, questionnaire, state }: Asked,
): OutputOf<'readEventQuestions'> {
  return {
    eventId: event.id,
    version: questionnaire.version,
    title: questionnaire.title,
    intro: questionnaire.intro,
    questions: questionnaire.questions.map(describeQuestion),
    closesOn: evaluation.closesOn,
    minimumAnswers: configuration.disclosure.minimumAnswers,
    state,
  };
}
