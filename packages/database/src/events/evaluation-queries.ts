import { randomInt } from 'node:crypto';
import type { Answers } from '@smalspor/domain/questionnaires';
import type { PlainDate } from '@smalspor/domain/time';
import type { Db } from '../schema/tables.ts';
import type { EvaluationResult } from './evaluation-tables.ts';

export type { EvaluationResult };

/** What is asked about an event, and what has come of it. */
export interface StoredEvaluation {
  readonly eventId: string;
  readonly questionnaire: string;
  readonly version: number;
  readonly closesOn: PlainDate;
  readonly isClosed: boolean;
  /** `null` while it is open, and when it has been kept long enough. */
  readonly result: EvaluationResult | null;
}

/** Begins to ask about an event. @returns whether it was begun; not when it was before */
export async function insertEvaluation(
  trx: Db,
  { eventId, questionnaire, version, closesOn }: Omit<StoredEvaluation, 'isClosed' | 'result'>,
): Promise<boolean> {
  const begun = await trx
    .insertInto('event_evaluations')
    .values({ event_id: eventId, questionnaire, version, closes_on: closesOn })
    .onConflict((conflict) => conflict.doNothing())
    .returning('event_id')
    .executeTakeFirst();
  if (begun === undefined) return false;
  await trx.insertInto('event_evaluation_answers').values({ event_id: eventId, answers: '[]' }).execute();
  return true;
}

/** Another last day, for an event that turned out to end at another time. */
export async function moveEvaluation(trx: Db, eventId: string, closesOn: PlainDate): Promise<void> {
  await trx
    .updateTable('event_evaluations')
    .set({ closes_on: closesOn })
    .where('event_id', '=', eventId)
    .where('closed', '=', false)
    .execute();
}

/** What is asked about an event, or `null`; locked against other writers when `forChange` is set. */
export async function findEvaluation(
  db: Db,
  eventId: string,
  forChange = false,
): Promise<StoredEvaluation | null> {
  const query = db.selectFrom('event_evaluations').selectAll().where('event_id', '=', eventId);
  const row = await (forChange ? query.forUpdate() : query).executeTakeFirst();
  if (!row) return null;
  const { event_id, questionnaire, version, closes_on, closed, result } = row;
  return { eventId: event_id, questionnaire, version, closesOn: closes_on, isClosed: closed, result };
}

/** @returns whether it was noted; not when the person has answered before */
export async function noteEvaluationResponse(trx: Db, eventId: string, personId: string): Promise<boolean> {
  const noted = await trx
    .insertInto('event_evaluation_responses')
    .values({ event_id: eventId, person_id: personId })
    .onConflict((conflict) => conflict.doNothing())
    .returning('person_id')
    .executeTakeFirst();
  return noted !== undefined;
}

export async function hasAnsweredEvaluation(db: Db, eventId: string, personId: string): Promise<boolean> {
  const found = await db
    .selectFrom('event_evaluation_responses')
    .select('person_id')
    .where('event_id', '=', eventId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return found !== undefined;
}

/** How many have answered so far. */
export async function countEvaluationResponses(db: Db, eventId: string): Promise<number> {
  const { count } = await db
    .selectFrom('event_evaluation_responses')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('event_id', '=', eventId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/**
 * Puts answers among the others about the event, wherever chance wants, and writes them all anew: neither their order nor the
 * transaction that wrote them says whose they are.
 */
export async function addEvaluationAnswers(trx: Db, eventId: string, answers: Answers): Promise<void> {
  const before = await listEvaluationAnswers(trx, eventId, true);
  const all = before.toSpliced(randomInt(before.length + 1), 0, answers);
  await trx
    .updateTable('event_evaluation_answers')
    .set({ answers: JSON.stringify(all) })
    .where('event_id', '=', eventId)
    .execute();
}

/** All that was answered about an event. What of it may be told is the domain's to say. */
export async function listEvaluationAnswers(
  db: Db,
  eventId: string,
  forChange = false,
): Promise<readonly Answers[]> {
  const query = db.selectFrom('event_evaluation_answers').select('answers').where('event_id', '=', eventId);
  return (await (forChange ? query.forUpdate() : query).executeTakeFirst())?.answers ?? [];
}

/** Keeps what is told, and deletes the single answers and who gave some. */
export async function closeEvaluation(trx: Db, eventId: string, result: EvaluationResult): Promise<void> {
  await trx
    .updateTable('event_evaluations')
    .set({ closed: true, result: JSON.stringify(result) })
    .where('event_id', '=', eventId)
    .execute();
  await trx.deleteFrom('event_evaluation_answers').where('event_id', '=', eventId).execute();
  await trx.deleteFrom('event_evaluation_responses').where('event_id', '=', eventId).execute();
}

/** Events whose last day is before a day and that are still to be closed. */
export async function listDueEvaluations(db: Db, today: PlainDate): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('event_evaluations')
    .select('event_id')
    .where('closed', '=', false)
    .where('closes_on', '<', today)
    .orderBy('event_id')
    .execute();
  return rows.map(({ event_id }) => event_id);
}

/** Deletes what was told of events that were closed before a day. @returns their ids */
export async function deleteOldEvaluations(trx: Db, before: PlainDate): Promise<readonly string[]> {
  const rows = await trx
    .updateTable('event_evaluations')
    .set({ result: null })
    .where('result', 'is not', null)
    .where('closes_on', '<', before)
    .returning('event_id')
    .execute();
  return rows.map(({ event_id }) => event_id).sort();
}

/** Events that somebody was at and can still say something about. */
export async function listAskedEvents(
  db: Db,
  personId: string,
  now: string,
  today: PlainDate,
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('event_evaluations')
    .innerJoin('events', 'events.id', 'event_evaluations.event_id')
    .innerJoin('event_registrations', 'event_registrations.event_id', 'events.id')
    .select('events.id')
    .where('person_id', '=', personId)
    .where('events.state', '=', 'open')
    .where('event_registrations.state', '=', 'registered')
    .where('attended', '=', true)
    .where('ends_at', '<=', now)
    .where('closed', '=', false)
    .where('closes_on', '>=', today)
    .where(({ not, exists, selectFrom, lit }) =>
      not(
        exists(
          selectFrom('event_evaluation_responses')
            .select(lit(1).as('one'))
            .whereRef('event_evaluation_responses.event_id', '=', 'events.id')
            .where('event_evaluation_responses.person_id', '=', personId),
        ),
      ),
    )
    .execute();
  return new Set(rows.map(({ id }) => id));
}
