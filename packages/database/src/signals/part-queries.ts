import type { SignalLevel } from '@smalspor/domain/signals';
import type { Db } from '../schema/tables.ts';

/** A part of a release that has been looked through. */
export interface SignalPart {
  readonly part: string;
  readonly level: SignalLevel;
  readonly units: number;
  /** Figures of units that could be judged. */
  readonly judged: number;
  /** Signals that stand. */
  readonly standing: number;
}

export async function listSignalParts(db: Db, release: string): Promise<readonly SignalPart[]> {
  return db
    .selectFrom('signal_parts')
    .select(['part', 'level', 'units', 'judged', 'standing'])
    .where('release_id', '=', release)
    .orderBy('part')
    .execute();
}

/** Notes that a part is done. @returns `false` where it was already: then nothing else may be written about it */
export async function notePart(trx: Db, release: string, part: SignalPart, at: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('signal_parts')
    .values({ release_id: release, ...part, done_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(numInsertedOrUpdatedRows ?? 0) > 0;
}
