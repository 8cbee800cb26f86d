import type { PdsaNote } from '@smalspor/domain/goals';
import type { PlainDate } from '@smalspor/domain/time';
import type { StoredNote } from '../goals/note-queries.ts';
import type { Db } from '../schema/tables.ts';

/** The notes on an institution's goals, in the order of their turns. */
export async function listInstitutionNotes(db: Db, organisation: number): Promise<readonly StoredNote[]> {
  const rows = await notesAt(db, organisation).orderBy('notes.goal_id').orderBy('turn').execute();
  return rows.map((row) => ({ ...row, startedOn: row.startedOn as PlainDate }));
}

/** One note, or `null` where the institution has none of that id. */
export async function findInstitutionNote(
  db: Db,
  organisation: number,
  id: string,
): Promise<StoredNote | null> {
  const row = await notesAt(db, organisation).where('notes.id', '=', id).executeTakeFirst();
  return row ? { ...row, startedOn: row.startedOn as PlainDate } : null;
}

/**
 * Begins the next turn of a goal that the caller has looked up.
 * @returns whether it was begun; not when another window has begun it
 */
export async function insertInstitutionNote(trx: Db, note: PdsaNote, at: string): Promise<boolean> {
  const { goal, startedOn, ...rest } = note;
  const row = await trx
    .insertInto('institution_goal_notes')
    .values({ ...rest, goal_id: goal, started_on: startedOn, version: 1, saved_at: at })
    .onConflict((conflict) => conflict.columns(['goal_id', 'turn']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Stores what was written in a note that the caller has looked up.
 * @param seen the version that whoever writes has begun from
 * @returns whether it was stored; not when another window stored something meanwhile
 */
export async function updateInstitutionNote(
  trx: Db,
  { id, plan, did, study, act, decision }: PdsaNote,
  seen: number,
  at: string,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('institution_goal_notes')
    .set({ plan, did, study, act, decision, version: seen + 1, saved_at: at })
    .where('id', '=', id)
    .where('version', '=', seen)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

function notesAt(db: Db, organisation: number) {
  return db
    .selectFrom('institution_goal_notes as notes')
    .innerJoin('institution_goals as goals', 'goals.id', 'notes.goal_id')
    .select([
      'notes.id',
      'notes.goal_id as goal',
      'turn',
      'started_on as startedOn',
      'plan',
      'did',
      'study',
      'act',
      'decision',
      'notes.version',
      'saved_at as savedAt',
    ])
    .where('goals.organisation', '=', organisation);
}
