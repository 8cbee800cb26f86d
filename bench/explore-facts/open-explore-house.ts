import { readdirSync } from 'node:fs';
import type { House } from '../../packages/application/src/house/house.ts';
import { loadContent } from '../../packages/content/src/loading/index.ts';
import { homePaths } from '../../packages/warehouse/src/home/index.ts';
import { openRelease } from '../../packages/warehouse/src/read/index.ts';

/** A house of which views of areas need the content and the newest release of a home, and no database. */
export async function openExploreHouse(root: string): Promise<{ house: House; close: () => void }> {
  const home = homePaths(root);
  const id = readdirSync(home.releases)
    .filter((name) => !name.startsWith('.'))
    .sort()
    .at(-1);
  if (id === undefined) throw new Error('The home has no release: publish one first.');
  const reader = await openRelease(home, id, { memoryLimit: '1GB', minGroupMembers: 4 });
  const house = { content: loadContent(), shelf: { current: async () => reader } };
  return { house: house as unknown as House, close: () => reader.close() };
}
