import type { TeachingEntry } from '@smalspor/domain/teaching';
import type { PlainDate } from '@smalspor/domain/time';
import { type Selectable, sql } from 'kysely';
import type { Db } from '../schema/tables.ts';
import type { TeachingEntriesTable, TeachingSource } from './tables.ts';

/** A version of an occasion as it is kept. */
export interface StoredTeaching extends TeachingEntry {
  readonly id: string;
  /** 1 as it was first noted, one more for each correction. */
  readonly version: number;
  readonly cameBy: TeachingSource;
  /** The occasion counts no more. */
  readonly isWithdrawn: boolean;
  /** The account of whoever wrote this version. */
  readonly writtenBy: string;
  /** An instant in UTC, ISO 8601. */
  readonly writtenAt: string;
}

/** A version with the name of whoever wrote it; `null` for an account that is gone. */
export interface SignedTeaching extends StoredTeaching {
  readonly writer: string | null;
}

/** Every version of every occasion of an institution: newest day first, and the versions of one occasion newest first. */
export async function listTeaching(db: Db, organisation: number): Promise<readonly SignedTeaching[]> {
  const rows = await db
    .selectFrom('teaching_entries')
    .leftJoin('people', 'people.id', 'written_by')
    .selectAll('teaching_entries')
    .select('people.name as writer')
    .where('organisation', '=', organisation)
    .orderBy(
      sql`first_value(day) over (partition by teaching_entries.id order by version desc) desc, teaching_entries.id, version desc`,
    )
    .execute();
  return rows.map((row) => ({ ...readTeaching(row), writer: row.writer }));
}

/** The newest version of an occasion; `null` where the institution has none of that id. */
export async function findTeaching(db: Db, organisation: number, id: string): Promise<StoredTeaching | null> {
  const row = await db
    .selectFrom('teaching_entries')
    .selectAll()
    .where('organisation', '=', organisation)
    .where('id', '=', id)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? readTeaching(row) : null;
}

/**
 * Keeps a version. Call it in the transaction that also writes the audit.
 * @returns whether it was kept; not when another window has kept that version meanwhile
 */
export async function insertTeaching(
  trx: Db,
  organisation: number,
  { ownMaterial, cameBy, isWithdrawn, writtenBy, writtenAt, attendance, material, ...entry }: StoredTeaching,
): Promise<boolean> {
  const kept = await trx
    .insertInto('teaching_entries')
    .values({
      ...entry,
      organisation,
      attendance: JSON.stringify(attendance),
      material: [...material],
      own_material: ownMaterial,
      came_by: cameBy,
      withdrawn: isWithdrawn,
      written_by: writtenBy,
      written_at: writtenAt,
    })
    .onConflict((conflict) => conflict.columns(['id', 'version']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return kept !== undefined;
}

function readTeaching(row: Selectable<TeachingEntriesTable>): StoredTeaching {
  return {
    id: row.id,
    version: row.version,
    day: row.day as PlainDate,
    minutes: row.minutes,
    teacher: row.teacher,
    attendance: row.attendance,
    material: row.material,
    ownMaterial: row.own_material,
    agreed: row.agreed,
    cameBy: row.came_by,
    isWithdrawn: row.withdrawn,
    writtenBy: row.written_by,
    writtenAt: row.written_at,
  };
}
