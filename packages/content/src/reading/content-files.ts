import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '@smalspor/domain/refusal';

export interface ContentFile {
  /** Relative to the content directory, with forward slashes. */
  readonly path: string;
  /** Empty for a file that is not text. */
  readonly text: string;
  /** What a file holds that is not text. */
  readonly bytes?: Uint8Array;
}

/**
 * The YAML and CSV files of a content directory, and the Markdown, pictures and packages of its courses, by path. A file of the overlay takes the place of the file with the same
 * path; that is how a site sets its own code sets, medicines or texts.
 * @throws Refusal `content-invalid` when a directory cannot be read.
 */
export function readContentFiles(directory: string, overlay: string | null): readonly ContentFile[] {
  const files = new Map<string, ContentFile>();
  for (const root of overlay === null ? [directory] : [directory, overlay]) {
    for (const path of contentPaths(root)) {
      const bytes = readFileSync(join(root, path));
      files.set(
        path,
        path.endsWith('.h5p') ? { path, text: '', bytes } : { path, text: bytes.toString('utf8') },
      );
    }
  }
  return [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** SHA-256 of all files with their paths: two installations with the same version have the same content. */
export function contentVersion(files: readonly ContentFile[]): string {
  const hash = createHash('sha256');
  for (const { path, text, bytes = Buffer.from(text) } of files) {
    hash.update(`${path}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}

/** The files in one folder of the content, for example `code-sets`, with one ending. */
export function filesIn(
  files: readonly ContentFile[],
  folder: string,
  ending: '.yaml' | '.csv' | '.md',
): readonly ContentFile[] {
  return files.filter((file) => file.path.startsWith(`${folder}/`) && file.path.endsWith(ending));
}

function contentPaths(root: string): readonly string[] {
  try {
    const entries = readdirSync(root, { recursive: true, encoding: 'utf8' });
    return entries
      .map((entry) => entry.replaceAll('\\', '/'))
      .filter((path) => /\.(?:yaml|csv)$|^courses\/.*\.(?:md|svg|h5p)$/.test(path));
  } catch (cause) {
    throw new Refusal('content-invalid', `The content directory ${root} cannot be read: check the path.`, {
      cause,
    });
  }
}
