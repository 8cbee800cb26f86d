import { listReleases } from '@smalspor/database/releases';
import type { Db } from '@smalspor/database/schema';

/** The releases whose files stay, withdrawn ones too: all but those that were never finished. */
export async function keptReleases(db: Db): Promise<ReadonlySet<string>> {
  const releases = await listReleases(db);
  return new Set(releases.filter(({ state }) => state !== 'abandoned').map(({ id }) => id));
}
