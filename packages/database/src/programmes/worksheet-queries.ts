import { Refusal } from '@smalspor/domain/refusal';
import type { Db } from '../schema/tables.ts';

/** Whose worksheet it is, of which meeting. */
export interface WorksheetKey {
  readonly roundId: string;
  readonly meeting: string;
  readonly participant: string;
}

/** Answers by the id of the question: words, or the ids of goals or measures. */
export type WorksheetAnswers = Readonly<Record<string, string | readonly string[]>>;

export interface Worksheet {
  readonly meeting: string;
  readonly answers: WorksheetAnswers;
  /** What the next save is written against; 0 before the first. */
  readonly version: number;
  readonly savedAt: string;
  readonly handedInAt: string | null;
}

/**
 * Saves a draft.
 * @returns the new version
 * @throws Refusal `changed-meanwhile` when it was saved elsewhere since, or has been handed in
 */
export async function saveWorksheet(
  trx: Db,
  key: WorksheetKey,
  answers: WorksheetAnswers,
  seen: number,
  at: string,
): Promise<number> {
  if (seen === 0) {
    const inserted = await trx
      .insertInto('worksheets')
      .values({
        round_id: key.roundId,
        meeting: key.meeting,
        participant: key.participant,
        answers: JSON.stringify(answers),
        version: 1,
        saved_at: at,
        handed_in_at: null,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (Number(inserted.numInsertedOrUpdatedRows ?? 0) === 1) return 1;
  } else {
    const updated = await trx
      .updateTable('worksheets')
      .set({ answers: JSON.stringify(answers), version: seen + 1, saved_at: at })
      .where('round_id', '=', key.roundId)
      .where('meeting', '=', key.meeting)
      .where('participant', '=', key.participant)
      .where('version', '=', seen)
      .where('handed_in_at', 'is', null)
      .executeTakeFirst();
    if (updated.numUpdatedRows === 1n) return seen + 1;
  }
  throw new Refusal(
    'changed-meanwhile',
    'The worksheet was saved in another window or has been handed in: read it again before you go on.',
  );
}

export async function markHandedIn(trx: Db, key: WorksheetKey, at: string): Promise<void> {
  await trx
    .updateTable('worksheets')
    .set({ handed_in_at: at })
    .where('round_id', '=', key.roundId)
    .where('meeting', '=', key.meeting)
    .where('participant', '=', key.participant)
    .where('handed_in_at', 'is', null)
    .execute();
}

/** Someone's own worksheets of a round. */
export async function listWorksheets(
  db: Db,
  roundId: string,
  participant: string,
): Promise<readonly Worksheet[]> {
  const rows = await db
    .selectFrom('worksheets')
    .selectAll()
    .where('round_id', '=', roundId)
    .where('participant', '=', participant)
    .execute();
  return rows.map((row) => ({
    meeting: row.meeting,
    answers: row.answers as WorksheetAnswers,
    version: row.version,
    savedAt: row.saved_at,
    handedInAt: row.handed_in_at,
  }));
}
