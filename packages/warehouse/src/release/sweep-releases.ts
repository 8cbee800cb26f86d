import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { HomePaths } from '../home/home-paths.ts';
import { buildingDirectory } from './build-release.ts';

/**
 * Removes what an interrupted build left behind, and releases that were moved into place but never recorded. Run at start,
 * before anything is built.
 * @returns the names of what was removed
 */
export async function sweepReleases(
  home: HomePaths,
  recordedIds: ReadonlySet<string>,
): Promise<readonly string[]> {
  await rm(buildingDirectory(home), { recursive: true, force: true });
  const removed: string[] = [];
  for (const name of (await readdir(home.releases)).sort()) {
    if (recordedIds.has(name)) continue;
    await rm(join(home.releases, name), { recursive: true, force: true });
    removed.push(name);
  }
  return removed;
}
