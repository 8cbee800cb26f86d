import type { Db } from '../schema/tables.ts';

/** Which sender's deliveries batches came with, by batch; one that was imported by hand is not there. */
export async function sendersOfBatches(
  db: Db,
  batchIds: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  if (batchIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('delivery_files')
    .innerJoin('deliveries', 'deliveries.id', 'delivery_files.delivery_id')
    .select(['batch_id', 'sender'])
    .where('batch_id', 'in', batchIds)
    .where('is_unchanged', '=', false)
    .execute();
  return new Map(
    rows.flatMap(({ batch_id, sender }) => (batch_id === null ? [] : [[batch_id, sender] as const])),
  );
}
