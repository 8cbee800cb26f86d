import type { GoalPoint } from '@smalspor/domain/national-goals';
import type { Db } from '../schema/tables.ts';

/** A national series as it was last fetched. */
export interface StoredReferenceSeries {
  readonly id: string;
  readonly fetchedAt: string;
  readonly address: string;
  readonly answerSha256: string;
  readonly points: readonly GoalPoint[];
}

export async function listReferenceSeries(db: Db): Promise<readonly StoredReferenceSeries[]> {
  const rows = await db.selectFrom('reference_series').selectAll().orderBy('id').execute();
  return rows.map((row) => ({
    id: row.id,
    fetchedAt: row.fetched_at,
    address: row.address,
    answerSha256: row.answer_sha256,
    points: row.points,
  }));
}

/** Keeps what was fetched in the place of what was there. */
export async function keepReferenceSeries(db: Db, series: StoredReferenceSeries): Promise<void> {
  const values = {
    fetched_at: series.fetchedAt,
    address: series.address,
    answer_sha256: series.answerSha256,
    points: JSON.stringify(series.points),
  };
  await db
    .insertInto('reference_series')
    .values({ id: series.id, ...values })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute();
}
