import type { SurveyAnswer, SurveyDraft } from '@smalspor/domain/surveys';
import { sql } from 'kysely';
import type { Db } from '../schema/tables.ts';

/** A survey and an institution that is asked in it. */
export interface AnswerPlace {
  readonly surveyId: string;
  readonly organisation: number;
}

export interface StoredSurveyAnswer {
  readonly version: number;
  readonly answer: SurveyAnswer;
  readonly sentAt: string;
  readonly sentBy: string;
}

export interface StoredSurveyDraft {
  readonly draft: SurveyDraft;
  /** 1 when it was begun, one more for each time it was stored. */
  readonly version: number;
  readonly savedAt: string;
  readonly savedByName: string;
}

/** Stores an answer as the version after the one seen. @returns whether it was; not when another came first */
export async function insertSurveyAnswer(
  trx: Db,
  { surveyId, organisation }: AnswerPlace,
  seen: number,
  answer: SurveyAnswer,
  sent: { readonly personId: string; readonly at: string },
): Promise<boolean> {
  const row = await trx
    .insertInto('survey_answers')
    .values({
      survey_id: surveyId,
      organisation,
      version: seen + 1,
      answer: JSON.stringify(answer),
      person_id: sent.personId,
      sent_at: sent.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('version')
    .executeTakeFirst();
  return row !== undefined;
}

/** Every version of an institution's answer, the latest first. */
export async function listSurveyAnswers(
  db: Db,
  { surveyId, organisation }: AnswerPlace,
): Promise<readonly StoredSurveyAnswer[]> {
  return db
    .selectFrom('survey_answers')
    .innerJoin('people', 'people.id', 'survey_answers.person_id')
    .select(['version', 'answer', 'sent_at as sentAt', 'people.name as sentBy'])
    .where('survey_id', '=', surveyId)
    .where('organisation', '=', organisation)
    .orderBy('version', 'desc')
    .execute();
}

/** What each institution has answered last. */
export async function listLatestAnswers(
  db: Db,
  surveyId: string,
): Promise<ReadonlyMap<number, SurveyAnswer>> {
  const rows = await db
    .selectFrom('survey_answers')
    .distinctOn('organisation')
    .select(['organisation', 'answer'])
    .where('survey_id', '=', surveyId)
    .orderBy(sql`organisation, version desc`)
    .execute();
  return new Map(rows.map(({ organisation, answer }) => [organisation, answer]));
}

/** The institutions that have answered a survey. */
export async function listAnsweredHomes(db: Db, surveyId: string): Promise<ReadonlySet<number>> {
  const rows = await db
    .selectFrom('survey_answers')
    .select('organisation')
    .distinct()
    .where('survey_id', '=', surveyId)
    .execute();
  return new Set(rows.map(({ organisation }) => organisation));
}

/** The surveys that an institution has answered. */
export async function listAnsweredSurveys(db: Db, organisation: number): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('survey_answers')
    .select('survey_id')
    .distinct()
    .where('organisation', '=', organisation)
    .execute();
  return new Set(rows.map(({ survey_id }) => survey_id));
}

export async function findSurveyDraft(
  db: Db,
  { surveyId, organisation }: AnswerPlace,
): Promise<StoredSurveyDraft | null> {
  const row = await db
    .selectFrom('survey_drafts')
    .select(['draft', 'version', 'saved_at as savedAt', 'saved_by_name as savedByName'])
    .where('survey_id', '=', surveyId)
    .where('organisation', '=', organisation)
    .executeTakeFirst();
  return row ?? null;
}

/**
 * Stores what is typed.
 * @param seen the version that whoever writes has begun from; 0 where there was none
 * @returns whether it was stored; not when a colleague has stored something meanwhile
 */
export async function saveSurveyDraft(
  trx: Db,
  { surveyId, organisation }: AnswerPlace,
  { draft, savedAt, savedByName }: Omit<StoredSurveyDraft, 'version'>,
  seen: number,
): Promise<boolean> {
  const values = {
    draft: JSON.stringify(draft),
    version: seen + 1,
    saved_at: savedAt,
    saved_by_name: savedByName,
  };
  if (seen === 0) {
    const row = await trx
      .insertInto('survey_drafts')
      .values({ survey_id: surveyId, organisation, ...values })
      .onConflict((conflict) => conflict.doNothing())
      .returning('version')
      .executeTakeFirst();
    return row !== undefined;
  }
  const { numUpdatedRows } = await trx
    .updateTable('survey_drafts')
    .set(values)
    .where('survey_id', '=', surveyId)
    .where('organisation', '=', organisation)
    .where('version', '=', seen)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Forgets what is typed: of one institution that has sent it, or of all when the survey is closed. */
export async function deleteSurveyDrafts(trx: Db, surveyId: string, organisation?: number): Promise<void> {
  const all = trx.deleteFrom('survey_drafts').where('survey_id', '=', surveyId);
  await (organisation === undefined ? all : all.where('organisation', '=', organisation)).execute();
}

/** Deletes the answers to surveys that were closed before an instant; what was told of areas stays. @returns their ids */
export async function deleteOldSurveyAnswers(trx: Db, before: string): Promise<readonly string[]> {
  const rows = await trx
    .deleteFrom('survey_answers')
    .using('surveys')
    .whereRef('surveys.id', '=', 'survey_answers.survey_id')
    .where('surveys.closed_at', '<', before)
    .returning('survey_answers.survey_id')
    .execute();
  return [...new Set(rows.map(({ survey_id }) => survey_id))].sort();
}
