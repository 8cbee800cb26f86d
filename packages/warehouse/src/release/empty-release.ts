import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PATTERN_FILE } from '../disclose/index.ts';
import type { HomePaths } from '../home/home-paths.ts';
import { TOLD_DIRECTORY } from '../institution-data/told-bed-days.ts';
import { INSTITUTION_PATTERN_FILE } from '../institutions/index.ts';
import { syncToDisk } from '../lake/durable-files.ts';
import { CUBE_DIRECTORY, releaseDirectory } from './manifest.ts';
import { DECLARATIONS_DIRECTORY } from './write-declarations.ts';

/**
 * Deletes the figures of a release that has been withdrawn, and what doctors and institutions had told of themselves. The
 * manifest stays, to say what it was made of, and so do the patterns of what it hid: whoever has read the release can set it
 * against the next one.
 */
export async function emptyRelease(home: HomePaths, id: string): Promise<void> {
  for (const told of [DECLARATIONS_DIRECTORY, TOLD_DIRECTORY]) {
    await rm(join(releaseDirectory(home, id), told), { recursive: true, force: true });
  }
  const cube = join(releaseDirectory(home, id), CUBE_DIRECTORY);
  const names = await readdir(cube).catch(() => []);
  const figures = names.filter((name) => name !== PATTERN_FILE && name !== INSTITUTION_PATTERN_FILE);
  if (figures.length === 0) return;
  for (const name of figures) await rm(join(cube, name), { recursive: true, force: true });
  await syncToDisk(cube);
}
