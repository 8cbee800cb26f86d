import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { REFUSED_FOLDER } from './delivery-places.ts';

/** A manifest in the watched folder. */
export interface FoundManifest {
  /** Its path below the folder. */
  readonly place: string;
  /** Where its files lie. */
  readonly directory: string;
  readonly kind: 'json' | 'checksums';
  /** `null` for one that is too large to be a manifest. */
  readonly text: string | null;
  /** When it was last written, ISO 8601. */
  readonly writtenAt: string;
}

export interface FolderContent {
  readonly manifests: readonly FoundManifest[];
  /** Every other plain file, by its path below the folder, with when it was last written. */
  readonly others: readonly { readonly place: string; readonly writtenAt: string }[];
}

const MOST_MANIFEST_BYTES = 1_000_000;

function kindOf(name: string): FoundManifest['kind'] | null {
  if (/(^|\.)delivery\.json$/.test(name)) return 'json';
  return /(^|\.)SHA256SUMS$/.test(name) ? 'checksums' : null;
}

/** Plain files only: a link could lead to anything that this process may read. */
async function filesIn(directory: string): Promise<readonly string[]> {
  const entries = await readdir(directory, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ name }) => join(directory, name))
    .sort();
}

async function foldersIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== REFUSED_FOLDER)
    .map(({ name }) => join(folder, name))
    .sort();
}

/** What lies in the watched folder and in the folders right below it. */
export async function findManifests(folder: string): Promise<FolderContent> {
  const manifests: FoundManifest[] = [];
  const others: { place: string; writtenAt: string }[] = [];
  for (const directory of [folder, ...(await foldersIn(folder))]) {
    const paths = await filesIn(directory);
    const hasJson = paths.some((path) => kindOf(basename(path)) === 'json');
    for (const path of paths) {
      // Gone between two looks: its sender has taken it away.
      const written = await stat(path).catch(() => null);
      if (written === null) continue;
      const place = relative(folder, path);
      const writtenAt = written.mtime.toISOString();
      const kind = kindOf(basename(path));
      if (kind === null) others.push({ place, writtenAt });
      // Checksums beside a fuller manifest say nothing more.
      if (kind === null || (kind === 'checksums' && hasJson)) continue;
      const isSmall = written.size <= MOST_MANIFEST_BYTES;
      const text = isSmall ? await readFile(path, 'utf8').catch(() => null) : null;
      manifests.push({ place, directory, kind, text, writtenAt });
    }
  }
  return { manifests, others };
}
