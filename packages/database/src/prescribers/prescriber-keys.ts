import { sql } from 'kysely';
import type { Db } from '../schema/tables.ts';

/**
 * The integers that stand for HPR numbers in the lake; new numbers get the next ones, in order, so that the same
 * files imported into an empty home give the same keys.
 *
 * The table is the only way back from a lake row to a person: only an import may call this.
 */
export async function resolvePrescribers(
  db: Db,
  hprs: Iterable<string>,
): Promise<ReadonlyMap<string, number>> {
  const wanted = [...new Set(hprs)].sort((a, b) => Number(a) - Number(b) || a.localeCompare(b));
  if (wanted.length === 0) return new Map();
  const known = await selectKeys(db, wanted);
  if (known.size === wanted.length) return known;
  const missing = wanted.filter((hpr) => !known.has(hpr));
  await sql`
    insert into prescriber_keys (hpr)
    select hpr from unnest(${missing}::text[]) with ordinality as new (hpr, position) order by position
    on conflict (hpr) do nothing`.execute(db);
  return selectKeys(db, wanted);
}

async function selectKeys(db: Db, hprs: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ hpr: string; prescriber: number }>`
    select hpr, prescriber from prescriber_keys where hpr = any(${hprs}::text[])`.execute(db);
  return new Map(rows.map(({ hpr, prescriber }) => [hpr, prescriber]));
}

/** The key of one HPR number, without making one. */
export async function findPrescriber(db: Db, hpr: string): Promise<number | null> {
  const row = await db
    .selectFrom('prescriber_keys')
    .select('prescriber')
    .where('hpr', '=', hpr)
    .executeTakeFirst();
  return row?.prescriber ?? null;
}
