import type { ToldBedDays } from '@smalspor/domain/institution-data';
import type { Month } from '@smalspor/domain/time';
import type { Db } from '../schema/tables.ts';

/** What an institution has told of the bed days of a quarter. */
export interface BedDayTelling {
  readonly id: string;
  readonly organisation: number;
  /** The quarter's first month. */
  readonly quarter: Month;
  /** 1 for the first, one more for each correction. */
  readonly version: number;
  readonly lines: readonly ToldBedDays[];
  readonly toldAt: string;
  readonly toldByName: string;
  /** Why it was changed; `null` for the first. */
  readonly reason: string | null;
}

/** @returns whether it was stored; not when somebody else has told the same version meanwhile */
export async function insertTelling(trx: Db, telling: BedDayTelling, toldBy: string): Promise<boolean> {
  const row = await trx
    .insertInto('bed_day_tellings')
    .values({
      id: telling.id,
      organisation: telling.organisation,
      quarter: telling.quarter,
      version: telling.version,
      lines: JSON.stringify(telling.lines),
      told_at: telling.toldAt,
      told_by: toldBy,
      told_by_name: telling.toldByName,
      reason: telling.reason,
    })
    .onConflict((conflict) => conflict.columns(['organisation', 'quarter', 'version']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Every version of an institution, the newest quarter and version first. */
export async function listTellings(db: Db, organisation: number): Promise<readonly BedDayTelling[]> {
  return tellings(db)
    .where('organisation', '=', organisation)
    .orderBy('quarter', 'desc')
    .orderBy('version', 'desc')
    .execute();
}

/** What every institution has told and not corrected since, by institution and quarter. */
export async function listTellingsInForce(db: Db): Promise<readonly BedDayTelling[]> {
  return tellings(db)
    .distinctOn(['organisation', 'quarter'])
    .orderBy('organisation')
    .orderBy('quarter')
    .orderBy('version', 'desc')
    .execute();
}

/** When an institution last told bed days; `null` when none has. */
export async function lastToldAt(db: Db): Promise<string | null> {
  const row = await db
    .selectFrom('bed_day_tellings')
    .select('told_at')
    .orderBy('told_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.told_at ?? null;
}

function tellings(db: Db) {
  return db
    .selectFrom('bed_day_tellings')
    .select([
      'id',
      'organisation',
      'quarter',
      'version',
      'lines',
      'told_at as toldAt',
      'told_by_name as toldByName',
      'reason',
    ]);
}
