import { listBatches } from '@smalspor/database/batches';
import { hasGroupMembers } from '@smalspor/database/groups';
import type { House } from '../house/house.ts';
import { noteGroups } from './note-groups.ts';

/** Notes the members of groups that were delivered before members were kept: the lake has them. */
export async function catchUpGroups(house: House): Promise<void> {
  const batches = await listBatches(house.db);
  for (const batch of batches) {
    if (batch.format !== 'cme-groups' || batch.state !== 'current') continue;
    if (await hasGroupMembers(house.db, batch.id)) continue;
    await house.db.transaction().execute((trx) => noteGroups(trx, house.home, batch));
  }
}
