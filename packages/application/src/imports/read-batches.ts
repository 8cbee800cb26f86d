import type { OutputOf } from '@smalspor/contract/operations';
import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import {
  countRejectsByCode,
  findBatch,
  listBatches as listStored,
  listRejects as listStoredRejects,
  type StoredBatch,
} from '@smalspor/database/batches';
import { Refusal } from '@smalspor/domain/refusal';
import { formatMonth } from '@smalspor/domain/time';
import type { House } from '../house/house.ts';

const ROWS_ON_A_PAGE = 100;

function describeBatch(batch: StoredBatch): OutputOf<'readBatch'> {
  return {
    id: batch.id,
    format: batch.format,
    register: batch.register,
    from: formatMonth(batch.from),
    to: formatMonth(batch.to),
    sequence: batch.sequence,
    synthetic: batch.synthetic,
    rows: batch.rows,
    rejectedRows: batch.rejectedRows,
    importedAt: batch.importedAt,
    supersededBy: batch.supersededBy,
    quality: batch.quality,
  };
}

export async function requireBatch(house: House, batchId: string): Promise<StoredBatch> {
  const batch = await findBatch(house.db, batchId);
  if (batch === null || batch.state === 'deleted')
    throw new Refusal('batch-unknown', 'There is no such delivery.');
  return batch;
}

export const listBatches: UnboundUseCase<House, 'listBatches'> = async (house) => ({
  batches: (await listStored(house.db))
    .filter(({ state }) => state !== 'deleted')
    .sort((a, b) => (a.importedAt < b.importedAt ? 1 : -1))
    .map(describeBatch),
});

export const readBatch: UnboundUseCase<House, 'readBatch'> = async (house, _actor, input) =>
  describeBatch(await requireBatch(house, input.batchId));

/** Refused rows, masked, a page at a time. */
export const listRejects: UnboundUseCase<House, 'listRejects'> = async (house, _actor, input) => {
  const batch = await requireBatch(house, input.batchId);
  const page = input.page ?? 1;
  const [rejects, byCode] = await Promise.all([
    listStoredRejects(house.db, batch.id, { offset: (page - 1) * ROWS_ON_A_PAGE, limit: ROWS_ON_A_PAGE }),
    countRejectsByCode(house.db, batch.id),
  ]);
  const total = byCode.reduce((sum, { rows }) => sum + rows, 0);
  return {
    rejects: [...rejects],
    total,
    page,
    pages: Math.max(1, Math.ceil(total / ROWS_ON_A_PAGE)),
    byCode: [...byCode],
  };
};
