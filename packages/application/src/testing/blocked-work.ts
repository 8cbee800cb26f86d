import { type RawBuilder, sql } from 'kysely';
import { expect, vi } from 'vitest';
import type { House } from '../house/house.ts';

/**
 * Holds a lock in the database until the other processes of the home stand waiting for it, and then does something: to kill them
 * in the middle of a transaction, at the same place each time.
 */
export async function whileBlocked(
  { db }: Pick<House, 'db'>,
  lock: RawBuilder<unknown>,
  begin: () => void,
  then: () => Promise<void>,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lock.execute(trx);
    begin();
    await vi.waitFor(async () => expect(await blocked(db)).toBeGreaterThan(0), {
      timeout: 100_000,
      interval: 20,
    });
    await then();
  });
  // What the killed process had open is undone when the database sees that nobody is there.
  await vi.waitFor(async () => expect(await othersAtWork(db)).toBe(0), { timeout: 100_000, interval: 20 });
}

async function blocked(db: House['db']): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
  return rows[0]?.count ?? 0;
}

async function othersAtWork(db: House['db']): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null`.execute(db);
  return rows[0]?.count ?? 0;
}
