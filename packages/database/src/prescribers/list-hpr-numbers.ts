import type { Scope } from '@smalspor/domain/access';
import { sql } from 'kysely';
import type { Db } from '../schema/tables.ts';

/** The HPR numbers behind internal numbers, for work that shows them to nobody but the person. */
export async function listHprNumbers(
  db: Db,
  scope: Extract<Scope, { kind: 'system' }>,
  prescribers: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  if (scope.kind !== 'system' || prescribers.length === 0) return new Map();
  const { rows } = await sql<{ hpr: string; prescriber: number }>`
    select hpr, prescriber from prescriber_keys where prescriber = any(${[...prescribers]}::integer[])`.execute(
    db,
  );
  return new Map(rows.map(({ hpr, prescriber }) => [prescriber, hpr]));
}
