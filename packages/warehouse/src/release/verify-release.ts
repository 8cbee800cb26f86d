import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HomePaths } from '../home/home-paths.ts';
import { sha256OfFile } from '../lake/durable-files.ts';
import { MANIFEST_FILE, readManifest, releaseDirectory } from './manifest.ts';

export interface ReleaseVerdict {
  readonly files: number;
  /** A sentence for each file that is not what was written. */
  readonly problems: readonly string[];
}

async function checkFile(path: string, name: string, sha256: string): Promise<string | null> {
  const found = await sha256OfFile(path).catch(() => null);
  if (found === sha256) return null;
  return found === null ? `${name} is missing.` : `${name} is not what was written.`;
}

/**
 * Checks a release against the checksum of its manifest, and everything that the manifest names: the cube's own files and
 * the lake files that it was built from.
 * @param manifestSha256 as the database recorded it when the release was published
 */
export async function verifyRelease(
  home: HomePaths,
  id: string,
  manifestSha256: string,
  onFile: (done: number, of: number) => void = () => undefined,
): Promise<ReleaseVerdict> {
  const directory = releaseDirectory(home, id);
  const text = await readFile(join(directory, MANIFEST_FILE)).catch(() => null);
  if (text === null) return { files: 1, problems: [`The manifest of release ${id} is missing.`] };
  if (createHash('sha256').update(text).digest('hex') !== manifestSha256) {
    return { files: 1, problems: [`The manifest of release ${id} is not what was published.`] };
  }
  const manifest = await readManifest(home, id);
  const files = [
    ...manifest.files.map(({ path, sha256 }) => ({
      path: join(directory, path),
      name: `releases/${id}/${path}`,
      sha256,
    })),
    ...manifest.batches.flatMap((batch) =>
      batch.files.map(({ path, sha256 }) => ({ path: join(home.root, path), name: path, sha256 })),
    ),
  ];
  const problems: string[] = [];
  for (const [index, { path, name, sha256 }] of files.entries()) {
    const problem = await checkFile(path, name, sha256);
    if (problem !== null) problems.push(problem);
    onFile(index + 1, files.length);
  }
  return { files: files.length + 1, problems };
}
