import type { Jobs } from '@smalspor/database/jobs';
import { listSignalParts } from '@smalspor/database/signals';
import type { House } from '../house/house.ts';
import { partsOf } from './look-through.ts';
import { findSignalsJob } from './signal-jobs.ts';

/** A release that was published while nobody looked through it, as by the command line, is looked through at the next start. */
export async function catchUpSignals(house: House, jobs: Jobs): Promise<void> {
  const reader = await house.shelf.current();
  if (reader === null) return;
  const done = await listSignalParts(house.db, reader.manifest.id);
  if (done.length >= partsOf(reader).length) return;
  await house.db.transaction().execute((trx) => jobs.enqueue(trx, findSignalsJob, {}));
}
