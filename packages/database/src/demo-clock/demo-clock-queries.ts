import type { Db } from '../schema/tables.ts';

export interface DemoClockTable {
  readonly only_row: boolean;
  readonly ahead_seconds: number;
}

/** How far the clock of a home with invented data is from the real one, in seconds; 0 when it has never been set. */
export async function readDemoClock(db: Db): Promise<number> {
  const row = await db.selectFrom('demo_clock').select('ahead_seconds').executeTakeFirst();
  return Number(row?.ahead_seconds ?? 0);
}

export async function setDemoClock(db: Db, aheadSeconds: number): Promise<void> {
  await db
    .insertInto('demo_clock')
    .values({ only_row: true, ahead_seconds: aheadSeconds })
    .onConflict((conflict) => conflict.column('only_row').doUpdateSet({ ahead_seconds: aheadSeconds }))
    .execute();
}
