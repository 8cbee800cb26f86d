import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Batch, REGISTER_FORMATS } from '@smalspor/domain/registers';
import type { HomePaths } from '../home/home-paths.ts';
import { syncToDisk } from './durable-files.ts';
import { batchDirectory } from './staged-batch.ts';

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

/**
 * Removes files that lie in the directory of a recorded batch but are no part of it: what retention or rotation of keys
 * has written and not recorded, or has replaced and not yet deleted.
 *
 * @param batches every recorded batch; a batch without files loses its directory.
 * @returns paths relative to the home directory of what was removed.
 */
export async function sweepBatchFiles(
  home: HomePaths,
  batches: readonly Pick<Batch, 'id' | 'format' | 'files'>[],
): Promise<readonly string[]> {
  const removed: string[] = [];
  for (const { id, format, files } of batches) {
    const directory = batchDirectory(format, id);
    const recorded = new Set(files.map(({ path }) => path));
    for (const name of await namesIn(join(home.root, directory))) {
      const path = `${directory}/${name}`;
      if (recorded.has(path)) continue;
      await rm(join(home.root, path), { recursive: true, force: true });
      removed.push(path);
    }
    if (recorded.size === 0) await rm(join(home.root, directory), { recursive: true, force: true });
    else if (removed.length > 0) await syncToDisk(join(home.root, directory));
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
