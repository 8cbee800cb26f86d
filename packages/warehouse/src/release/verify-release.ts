import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HomePaths } from '../home/home-paths.ts';
import type { NotedFile } from '../lake/noted-file.ts';
import { MANIFEST_FILE, readManifest, releaseDirectory } from './manifest.ts';

/**
 * Checks a release's manifest, and hands out the files that it names. The lake files that it was built from are not among
 * them: they are rewritten when a key is rotated, while the release stays.
 * @param manifestSha256 as the database recorded it when the release was published
 */
export async function readNotedFiles(
  home: HomePaths,
  id: string,
  manifestSha256: string,
): Promise<{ readonly files: readonly NotedFile[]; readonly problem: string | null }> {
  const text = await readFile(join(releaseDirectory(home, id), MANIFEST_FILE)).catch(() => null);
  if (text === null) return { files: [], problem: `The manifest of release ${id} is missing.` };
  if (createHash('sha256').update(text).digest('hex') !== manifestSha256) {
    return { files: [], problem: `The manifest of release ${id} is not what was published.` };
  }
  const manifest = await readManifest(home, id);
  return {
    files: manifest.files.map(({ path, sha256 }) => ({ path: `releases/${id}/${path}`, sha256 })),
    problem: null,
  };
}
