import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { listWaitingUploads } from '@smalspor/database/tasks';
import type { House } from '../house/house.ts';
import { uploadDirectory } from './start-import.ts';

/** What the server calls a file that it is receiving. */
const RECEIVING = /^upload-/;

/**
 * Removes received files that no task knows: their request was broken off, or the process was killed in the middle.
 * @param before only what was last written before this instant; what is being received now is younger
 */
export async function sweepReceivedFiles(house: House, before: string): Promise<void> {
  const waiting = await listWaitingUploads(house.db);
  const uploads = await entriesOf(uploadDirectory(house), (name) => !waiting.has(name));
  const halfReceived = await entriesOf(house.home.temporary, (name) => RECEIVING.test(name));
  for (const path of [...uploads, ...halfReceived]) {
    const written = await stat(path).catch(() => null);
    if (written === null || written.mtime.toISOString() >= before) continue;
    await rm(path, { recursive: true, force: true });
  }
}

async function entriesOf(directory: string, chosen: (name: string) => boolean): Promise<readonly string[]> {
  const names = await readdir(directory).catch(() => []);
  return names.filter(chosen).map((name) => join(directory, name));
}
