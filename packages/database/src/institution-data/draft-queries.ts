import type { Month } from '@smalspor/domain/time';
import type { Db } from '../schema/tables.ts';

/** What somebody at an institution has begun to fill in, as it was typed. */
export interface BedDayDraft {
  /** By field: `long-term 2026-01`. */
  readonly entries: Readonly<Record<string, string>>;
  /** 1 when it was begun, one more for each time it was stored. */
  readonly version: number;
  readonly savedAt: string;
  readonly savedByName: string;
}

export async function findDraft(db: Db, organisation: number, quarter: Month): Promise<BedDayDraft | null> {
  const row = await db
    .selectFrom('bed_day_drafts')
    .select(['entries', 'version', 'saved_at as savedAt', 'saved_by_name as savedByName'])
    .where('organisation', '=', organisation)
    .where('quarter', '=', quarter)
    .executeTakeFirst();
  return row ?? null;
}

/**
 * Stores what is typed.
 * @param seen the version that whoever writes has begun from; 0 where there was none
 * @returns whether it was stored; not when a colleague has stored something meanwhile
 */
export async function saveDraft(
  trx: Db,
  place: { readonly organisation: number; readonly quarter: Month },
  draft: Omit<BedDayDraft, 'version'>,
  seen: number,
): Promise<boolean> {
  const values = {
    entries: JSON.stringify(draft.entries),
    version: seen + 1,
    saved_at: draft.savedAt,
    saved_by_name: draft.savedByName,
  };
  if (seen === 0) {
    const row = await trx
      .insertInto('bed_day_drafts')
      .values({ ...place, ...values })
      .onConflict((conflict) => conflict.columns(['organisation', 'quarter']).doNothing())
      .returning('version')
      .executeTakeFirst();
    return row !== undefined;
  }
  const { numUpdatedRows } = await trx
    .updateTable('bed_day_drafts')
    .set(values)
    .where('organisation', '=', place.organisation)
    .where('quarter', '=', place.quarter)
    .where('version', '=', seen)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function deleteDraft(trx: Db, organisation: number, quarter: Month): Promise<void> {
  await trx
    .deleteFrom('bed_day_drafts')
    .where('organisation', '=', organisation)
    .where('quarter', '=', quarter)
    .execute();
}
