import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { REGISTER_FORMATS } from '@smalspor/domain/registers';
import type { HomePaths } from '../home/home-paths.ts';

/**
 * Removes what an interrupted import left behind: the staging area, the spill files, and deliveries that were moved
 * into place but never recorded. Run at start, before anything is imported.
 *
 * @returns paths relative to the home directory of what was removed from lake and quarantine.
 */
export async function sweepLake(
  home: HomePaths,
  recordedBatchIds: ReadonlySet<string>,
): Promise<readonly string[]> {
  const removed: string[] = [];
  await emptyDirectory(home.staging);
  await emptyDirectory(home.temporary);
  for (const format of REGISTER_FORMATS) {
    for (const id of await namesIn(join(home.lake, format))) {
      if (recordedBatchIds.has(id)) continue;
      await rm(join(home.lake, format, id), { recursive: true, force: true });
      removed.push(`lake/${format}/${id}`);
    }
  }
  for (const name of await namesIn(home.quarantine)) {
    if (recordedBatchIds.has(name.replace(/\.enc$/, ''))) continue;
    await rm(join(home.quarantine, name), { force: true });
    removed.push(`quarantine/${name}`);
  }
  return removed;
}

async function emptyDirectory(directory: string): Promise<void> {
  for (const name of await namesIn(directory)) {
    await rm(join(directory, name), { recursive: true, force: true });
  }
}

async function namesIn(directory: string): Promise<readonly string[]> {
  try {
    return (await readdir(directory)).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
