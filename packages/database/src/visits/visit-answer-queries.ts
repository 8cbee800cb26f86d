import type { VisitAnswer } from '@smalspor/domain/visits';
import { sql } from 'kysely';
import type { Db } from '../schema/tables.ts';

/** An answer as a device gave it. */
export interface GivenAnswer {
  readonly id: string;
  readonly item: string;
  /** `null` where an answer was taken back. */
  readonly answer: VisitAnswer | null;
  readonly replaces: readonly string[];
  /** By the device's clock. */
  readonly givenAt: string;
}

export interface StoredVisitAnswer extends GivenAnswer {
  /** Name of who gave it. */
  readonly by: string;
}

/** Adds the answers that are not there yet. @returns the ids of the new ones */
export async function addVisitAnswers(
  trx: Db,
  visitId: string,
  personId: string,
  answers: readonly GivenAnswer[],
  at: string,
): Promise<readonly string[]> {
  if (answers.length === 0) return [];
  const added = await trx
    .insertInto('visit_answers')
    .values(
      answers.map(({ id, item, answer, replaces, givenAt }) => ({
        visit_id: visitId,
        id,
        item,
        answer: answer === null ? null : JSON.stringify(answer),
        replaces: [...replaces],
        given_at: givenAt,
        person_id: personId,
        received_at: at,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute();
  return added.map(({ id }) => id);
}

/** Every answer that was ever sent, by id. */
export async function listVisitAnswers(db: Db, visitId: string): Promise<readonly StoredVisitAnswer[]> {
  return db
    .selectFrom('visit_answers')
    .innerJoin('people', 'people.id', 'visit_answers.person_id')
    .select(['visit_answers.id', 'item', 'answer', 'replaces', 'given_at as givenAt', 'people.name as by'])
    .where('visit_id', '=', visitId)
    .orderBy('visit_answers.id')
    .execute();
}

/** The visits that somebody has answered anything on. */
export async function listAnsweredVisits(db: Db): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('visit_answers').select('visit_id').distinct().execute();
  return new Set(rows.map(({ visit_id }) => visit_id));
}

/** What a device of somebody's hides unsent answers with. */
export interface VisitKey {
  readonly id: string;
  /** 256 bits of chance, base64url. */
  readonly secret: string;
}

/** The first of the keys named that is the person's own, or `null`. */
export async function findVisitKey(
  db: Db,
  personId: string,
  ids: readonly string[],
): Promise<VisitKey | null> {
  if (ids.length === 0) return null;
  const row = await db
    .selectFrom('visit_keys')
    .select(['id', 'secret'])
    .where('person_id', '=', personId)
    .where('id', 'in', [...ids])
    .orderBy(sql`made_at desc, id`)
    .executeTakeFirst();
  return row ?? null;
}

export async function insertVisitKey(trx: Db, personId: string, key: VisitKey, at: string): Promise<void> {
  await trx
    .insertInto('visit_keys')
    .values({ id: key.id, person_id: personId, secret: key.secret, made_at: at })
    .execute();
}

/** Whatever was hidden with it can never be read again. @returns whether it was the person's own */
export async function deleteVisitKey(trx: Db, personId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('visit_keys')
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
