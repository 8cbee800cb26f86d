import type { OutputOf } from '@smalspor/contract/operations';
import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { countEvaluationResponses, findEvaluation } from '@smalspor/database/events';
import { Refusal } from '@smalspor/domain/refusal';
import type { House } from '../house/house.ts';
import { describeQuestion } from '../questionnaires/describe-questionnaire.ts';
import { auditEvaluation, closeWhenDue, presentOf, questionsOf, stateOf } from './event-evaluation.ts';
import { findMyEvent } from './find-my-event.ts';

/** What those who were there thought, for who runs the event: until the last day has passed only how many have answered. */
export const readEventOpinions: UnboundUseCase<House, 'readEventOpinions'> = async (
  house,
  actor,
  { eventId },
  call,
) => {
  const { event, registrations, runs } = await findMyEvent(house, house.db, actor, { eventId });
  if (!runs) throw new Refusal('not-found', 'There is no such event for you.');
  await house.db.transaction().execute((trx) => closeWhenDue(house, trx, actor, event, call.requestId));
  const evaluation = await findEvaluation(house.db, eventId);
  const minimumAnswers = house.configuration.disclosure.minimumAnswers;
  if (evaluation === null) return { ...NOTHING, minimumAnswers };
  const { isClosed, result, closesOn, version } = evaluation;
  const told = result?.told ?? null;
  if (told !== null) {
    await auditEvaluation(house, house.db, actor, 'read-event-opinions', eventId, call.requestId);
  }
  const state = stateOf(event, evaluation, house.now());
  return {
    state: isClosed && result === null ? 'deleted' : state,
    closesOn,
    asked: result?.asked ?? presentOf(registrations).length,
    answered: isClosed ? (result?.answered ?? null) : await countEvaluationResponses(house.db, eventId),
    minimumAnswers: result?.minimum ?? minimumAnswers,
    version,
    questions: questionsOf(house, evaluation)?.questions.map(describeQuestion) ?? [],
    told: told && {
      tallies: told.tallies.map(({ question, counts }) => ({ question, counts: [...counts] })),
      words: told.words.map(({ question, texts }) => ({ question, texts: texts && [...texts] })),
    },
  };
};

/** Nobody has been asked: nobody is noted as present, or nobody was in time. */
const NOTHING: Omit<OutputOf<'readEventOpinions'>, 'minimumAnswers'> = {
  state: 'none',
  closesOn: null,
  asked: 0,
  answered: null,
  version: null,
  questions: [],
  told: null,
};
