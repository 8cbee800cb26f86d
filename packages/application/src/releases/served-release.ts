import { findCurrentRelease } from '@smalspor/database/releases';
import type { House } from '../house/house.ts';

/**
 * The release that readers get now, `null` before the first.
 * @throws Refusal `release-damaged` for one that cannot be opened: it is published, and nobody gets it
 */
export async function servedRelease(
  house: House,
): Promise<{ readonly id: string; readonly publishedAt: string } | null> {
  const release = await findCurrentRelease(house.db);
  await house.shelf.current();
  return release?.publishedAt ? { id: release.id, publishedAt: release.publishedAt } : null;
}
