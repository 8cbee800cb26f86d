import { join } from 'node:path';
import type { HomePaths } from '../home/home-paths.ts';
import { sha256OfFile } from './durable-files.ts';

/** A file that lies where it was written, with the checksum that was noted then. */
export interface NotedFile {
  /** Relative to the home directory. */
  readonly path: string;
  readonly sha256: string;
}

/** @returns a sentence about what is wrong with the file, or `null` */
export async function checkNotedFile(home: HomePaths, { path, sha256 }: NotedFile): Promise<string | null> {
  const found = await sha256OfFile(join(home.root, path)).catch(() => null);
  if (found === sha256) return null;
  return found === null ? `${path} is missing.` : `${path} is not what was written.`;
}
