import { listBatches } from '@smalspor/database/batches';
import { hasInstitutionWards, replaceInstitutionWards } from '@smalspor/database/institutions';
import type { Db } from '@smalspor/database/schema';
import type { Batch } from '@smalspor/domain/registers';
import type { HomePaths } from '@smalspor/warehouse/home';
import { readInstitutionWards } from '@smalspor/warehouse/lake';
import type { House } from '../house/house.ts';

/** Notes which institutions there are, as a delivery of their register in the lake says. */
export async function noteInstitutions(
  trx: Db,
  home: HomePaths,
  batch: Batch,
  replaced: readonly string[] = [],
): Promise<void> {
  await replaceInstitutionWards(trx, batch.id, await readInstitutionWards(home, batch), replaced);
}

/** Notes the institutions that were delivered before they were kept: the lake has them. */
export async function catchUpInstitutions(house: House): Promise<void> {
  for (const batch of await listBatches(house.db, { format: 'institutions', state: 'current' })) {
    if (await hasInstitutionWards(house.db, batch.id)) continue;
    await house.db.transaction().execute((trx) => noteInstitutions(trx, house.home, batch));
  }
}
