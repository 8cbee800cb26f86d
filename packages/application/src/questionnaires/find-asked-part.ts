import { listResponses, type ResponseState } from '@smalspor/database/questionnaires';
import type { Db } from '@smalspor/database/schema';
import type { Actor } from '@smalspor/domain/access';
import {
  type DonePart,
  partsToAskAfter,
  type QuestionnaireDefinition,
  questionnaireAfter,
} from '@smalspor/domain/questionnaires';
import { Refusal } from '@smalspor/domain/refusal';
import type { House } from '../house/house.ts';
import { findMyRound, type MyRound } from '../programmes/find-my-round.ts';

/** A part that the reader has done, with what is asked about it. */
export interface AskedPart {
  readonly mine: MyRound;
  readonly part: DonePart;
  readonly questionnaire: QuestionnaireDefinition;
  readonly state: 'open' | ResponseState;
}

/**
 * A part of a round that the reader has done. Who has left may answer too: what was done is done.
 * @throws Refusal `not-found` for any other, whoever's it is
 */
export async function findAskedPart(
  house: Pick<House, 'content'>,
  db: Db,
  actor: Actor,
  { roundId, part: id }: { readonly roundId: string; readonly part: string },
): Promise<AskedPart> {
  const mine = await findMyRound(house, db, actor, roundId);
  const parts = mine.self === null ? [] : partsToAskAfter(mine.programme, mine.self);
  const part = parts.find((each) => each.id === id);
  const questionnaire = part ? questionnaireAfter(house.content.questionnaires, part.occasion) : null;
  if (!part || !questionnaire)
    throw new Refusal('not-found', 'There is nothing here that you are asked about.');
  const responses = await listResponses(db, mine.participant, [mine.entry.id]);
  const response = responses.find((each) => each.part === id);
  return { mine, part, questionnaire, state: response?.state ?? 'open' };
}
