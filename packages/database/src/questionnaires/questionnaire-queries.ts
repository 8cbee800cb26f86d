import { randomInt } from 'node:crypto';
import type { Answers } from '@smalspor/domain/questionnaires';
import type { Month } from '@smalspor/domain/time';
import { sql } from 'kysely';
import type { Db } from '../schema/tables.ts';
import type { ResponseState } from './tables.ts';

/** Somebody's place in a round. */
export interface ResponseKey {
  readonly roundId: string;
  readonly participant: string;
  readonly part: string;
}

/** What somebody has said to each part of some rounds: answered, or not wanted. Never what. */
export async function listResponses(
  db: Db,
  participant: string,
  roundIds: readonly string[],
): Promise<readonly (Omit<ResponseKey, 'participant'> & { readonly state: ResponseState })[]> {
  if (roundIds.length === 0) return [];
  return db
    .selectFrom('questionnaire_responses')
    .select(['round_id as roundId', 'part', 'state'])
    .where('participant', '=', participant)
    .where('round_id', 'in', [...roundIds])
    .execute();
}

/** @returns whether it was noted; not when the person has answered or said no before */
export async function noteResponse(
  trx: Db,
  { roundId, participant, part }: ResponseKey,
  state: ResponseState,
): Promise<boolean> {
  const noted = await trx
    .insertInto('questionnaire_responses')
    .values({ round_id: roundId, participant, part, state })
    .onConflict((conflict) => conflict.doNothing())
    .returning('part')
    .executeTakeFirst();
  return noted !== undefined;
}

/** Where answers are added up. */
export interface AnswerPlace {
  readonly questionnaire: string;
  readonly version: number;
  readonly programme: string;
  readonly part: string;
  readonly county: string | null;
  readonly month: Month;
}

/**
 * Puts answers among those of the same place, wherever chance wants, and writes them all anew: neither their order nor the
 * transaction that wrote them says whose they are.
 */
export async function addAnswers(trx: Db, place: AnswerPlace, answers: Answers): Promise<void> {
  const key = { ...place, county: place.county ?? '' };
  await trx
    .insertInto('questionnaire_answers')
    .values({ ...key, answers: '[]' })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await matching(trx, key).select('answers').forUpdate().executeTakeFirstOrThrow();
  const all = row.answers.toSpliced(randomInt(row.answers.length + 1), 0, answers);
  await trx
    .updateTable('questionnaire_answers')
    .set({ answers: JSON.stringify(all) })
    .where('questionnaire', '=', key.questionnaire)
    .where('version', '=', key.version)
    .where('programme', '=', key.programme)
    .where('part', '=', key.part)
    .where('county', '=', key.county)
    .where('month', '=', key.month)
    .execute();
}

function matching(trx: Db, key: AnswerPlace & { readonly county: string }) {
  return trx
    .selectFrom('questionnaire_answers')
    .where('questionnaire', '=', key.questionnaire)
    .where('version', '=', key.version)
    .where('programme', '=', key.programme)
    .where('part', '=', key.part)
    .where('county', '=', key.county)
    .where('month', '=', key.month);
}

/** All that was answered to one version about one part, by county and month. */
export interface StoredAnswers extends AnswerPlace {
  readonly answers: readonly Answers[];
}

/** Everything that was answered in a programme. What of it may be told is the domain's to say. */
export async function listAnswers(db: Db, programme: string): Promise<readonly StoredAnswers[]> {
  const rows = await db
    .selectFrom('questionnaire_answers')
    .selectAll()
    .where('programme', '=', programme)
    .orderBy(sql`part, county, month, questionnaire, version`)
    .execute();
  return rows.map((row) => ({ ...row, county: row.county === '' ? null : row.county }));
}
