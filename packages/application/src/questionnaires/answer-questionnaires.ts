import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { once } from '@smalspor/database/idempotency';
import { listRounds, readRound } from '@smalspor/database/programmes';
import { addAnswers, listResponses, noteResponse } from '@smalspor/database/questionnaires';
import { programmeAt } from '@smalspor/domain/programmes';
import {
  answerFaults,
  partsToAskAfter,
  questionnaireAfter,
  tidyAnswers,
} from '@smalspor/domain/questionnaires';
import { Refusal } from '@smalspor/domain/refusal';
import { monthOfDate, norwegianDateOf } from '@smalspor/domain/time';
import type { House } from '../house/house.ts';
import { writeRequest } from '../idempotency/write-request.ts';
import { participantOf } from '../programmes/participant-of.ts';
import { programmeText } from '../programmes/programme-text.ts';
import { describeQuestionnaire } from './describe-questionnaire.ts';
import { findAskedPart } from './find-asked-part.ts';

export const listQuestionnaires: UnboundUseCase<House, 'listQuestionnaires'> = async (house, actor) => {
  const { db, content } = house;
  const participant = participantOf(actor);
  const entries = await listRounds(db, { participant });
  const responses = await listResponses(
    db,
    participant,
    entries.map(({ id }) => id),
  );
  const given = new Set(responses.map(({ roundId, part }) => `${roundId} ${part}`));
  const asked = await Promise.all(
    entries.map(async (entry) => {
      const programme = programmeAt(content.programmes, entry.programme);
      const self = programme && (await readRound(db, entry.id, programme)).participants.get(participant);
      if (!programme || !self) return [];
      return partsToAskAfter(programme, self)
        .filter(({ id, occasion }) => {
          return (
            !given.has(`${entry.id} ${id}`) && questionnaireAfter(content.questionnaires, occasion) !== null
          );
        })
        .map(({ id, occasion, name }) => ({
          roundId: entry.id,
          programme: programmeText(programme, 'short'),
          unitName: entry.unit.name,
          part: id,
          partName: name,
          askedAfter: occasion,
        }));
    }),
  );
  return { asked: asked.flat() };
};

export const readQuestionnaire: UnboundUseCase<House, 'readQuestionnaire'> = async (house, actor, input) =>
  describeQuestionnaire(house, await findAskedPart(house, house.db, actor, input));

/**
 * Takes somebody's answers, once. They are kept by county and month, apart from who has answered; neither the key of the request
 * nor a log holds anything of them, and so none of them can be looked up by name.
 */
export const answerQuestionnaire: UnboundUseCase<House, 'answerQuestionnaire'> = async (
  house,
  actor,
  { roundId, part, version, answers },
  call,
) => {
  const request = writeRequest(house, actor, 'answerQuestionnaire', { roundId, part }, call);
  await once(house.db, request, async (trx) => {
    const asked = await findAskedPart(house, trx, actor, { roundId, part });
    const { mine, questionnaire } = asked;
    if (questionnaire.version !== version) {
      throw new Refusal('changed-meanwhile', 'The questions have changed meanwhile: reload the page.');
    }
    const [fault] = answerFaults(questionnaire, answers);
    if (fault) {
      throw new Refusal(
        'invalid-request',
        `The question ${fault.part} cannot be answered so: ${fault.fault}.`,
      );
    }
    const key = { roundId, participant: mine.participant, part };
    if (!(await noteResponse(trx, key, 'answered'))) throw onceOnly();
    const place = {
      questionnaire: questionnaire.id,
      version,
      programme: mine.programme.id,
      part,
      county: mine.entry.county,
      month: monthOfDate(norwegianDateOf(house.now())),
    };
    await addAnswers(trx, place, tidyAnswers(questionnaire, answers));
    return null;
  });
  return describeQuestionnaire(house, await findAskedPart(house, house.db, actor, { roundId, part }));
};

export const skipQuestionnaire: UnboundUseCase<House, 'skipQuestionnaire'> = async (
  house,
  actor,
  input,
  call,
) => {
  await once(house.db, writeRequest(house, actor, 'skipQuestionnaire', input, call), async (trx) => {
    const { mine } = await findAskedPart(house, trx, actor, input);
    const { roundId, part } = input;
    const key = { roundId, participant: mine.participant, part };
    if (!(await noteResponse(trx, key, 'skipped'))) throw onceOnly();
    return null;
  });
  return describeQuestionnaire(house, await findAskedPart(house, house.db, actor, input));
};

function onceOnly(): Refusal {
  return new Refusal('changed-meanwhile', 'You have answered this, or said no to it, before.');
}
