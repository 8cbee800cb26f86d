import type { Db } from '../schema/tables.ts';

/** Shows a doctor's own figures to the group of a round from now on; nothing happens when they are shown already. */
export async function shareFigures(trx: Db, roundId: string, hpr: string, at: string): Promise<void> {
  await trx
    .insertInto('shared_figures')
    .values({ round_id: roundId, hpr, shared_at: at, ended_at: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Takes it back; that it was so, and how long, stays known. */
export async function endSharing(trx: Db, roundId: string, hpr: string, at: string): Promise<void> {
  await trx
    .updateTable('shared_figures')
    .set({ ended_at: at })
    .where('round_id', '=', roundId)
    .where('hpr', '=', hpr)
    .where('ended_at', 'is', null)
    .execute();
}

/** HPR numbers of those who show their figures in a round now. */
export async function listSharing(db: Db, roundId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('shared_figures')
    .select('hpr')
    .where('round_id', '=', roundId)
    .where('ended_at', 'is', null)
    .orderBy('shared_at')
    .execute();
  return rows.map(({ hpr }) => hpr);
}
