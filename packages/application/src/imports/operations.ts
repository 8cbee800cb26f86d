import { listFormats } from './list-formats.ts';
import { openQuarantine } from './open-batch-quarantine.ts';
import { listBatches, listRejects, readBatch } from './read-batches.ts';

/** What the contract’s operations about imports do. */
export const operations = {
  listFormats,
  listBatches,
  readBatch,
  listRejects,
  openQuarantine,
};
