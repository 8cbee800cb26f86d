import type { OwnScope } from '@smalspor/domain/access';
import type { PdsaNote } from '@smalspor/domain/goals';
import type { PlainDate } from '@smalspor/domain/time';
import type { Db } from '../schema/tables.ts';

/** A note as it is kept. */
export interface StoredNote extends PdsaNote {
  /** 1 when the turn was begun, one more for each time it was stored. */
  readonly version: number;
  /** An instant in UTC, ISO 8601. */
  readonly savedAt: string;
}

/** The notes of a goal in scope, in the order of their turns. */
export async function listNotes(db: Db, scope: OwnScope, goalId: string): Promise<readonly StoredNote[]> {
  return notesIn(db, scope).where('goal_id', '=', goalId).orderBy('turn').execute().then(readNotes);
}

/** One note, or `null` when it does not exist or is out of scope. */
export async function findNote(db: Db, scope: OwnScope, id: string): Promise<StoredNote | null> {
  const [note] = readNotes(await notesIn(db, scope).where('goal_notes.id', '=', id).execute());
  return note ?? null;
}

/**
 * Begins the next turn of a goal in scope, which the caller has looked up.
 * @returns whether it was begun; not when another window has begun it
 */
export async function insertNote(trx: Db, note: PdsaNote, at: string): Promise<boolean> {
  const row = await trx
    .insertInto('goal_notes')
    .values({
      id: note.id,
      goal_id: note.goal,
      turn: note.turn,
      started_on: note.startedOn,
      plan: note.plan,
      did: note.did,
      study: note.study,
      act: note.act,
      decision: note.decision,
      version: 1,
      saved_at: at,
    })
    .onConflict((conflict) => conflict.columns(['goal_id', 'turn']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Stores what was written.
 * @param seen the version that whoever writes has begun from
 * @returns whether it was stored; not when another window stored something meanwhile
 */
export async function updateNote(
  trx: Db,
  scope: OwnScope,
  { id, plan, did, study, act, decision }: PdsaNote,
  seen: number,
  at: string,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('goal_notes')
    .set({ plan, did, study, act, decision, version: seen + 1, saved_at: at })
    .where('id', '=', id)
    .where('version', '=', seen)
    .where('goal_id', 'in', (query) => query.selectFrom('goals').select('id').where('hpr', '=', scope.hpr))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

function notesIn(db: Db, scope: OwnScope) {
  return db
    .selectFrom('goal_notes')
    .innerJoin('goals', 'goals.id', 'goal_notes.goal_id')
    .select([
      'goal_notes.id',
      'goal_id as goal',
      'turn',
      'started_on as startedOn',
      'plan',
      'did',
      'study',
      'act',
      'decision',
      'goal_notes.version',
      'saved_at as savedAt',
    ])
    .where('hpr', '=', scope.hpr);
}

function readNotes(
  rows: readonly (Omit<StoredNote, 'startedOn'> & { readonly startedOn: string })[],
): readonly StoredNote[] {
  return rows.map((row) => ({ ...row, startedOn: row.startedOn as PlainDate }));
}
