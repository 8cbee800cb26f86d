import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { DeliveredFile } from '@smalspor/domain/deliveries';

/** What a file was when it was checked: whoever writes to it afterwards changes one of these. */
export interface FileStamp {
  readonly bytes: number;
  readonly writtenMs: number;
}

export type FilesVerdict =
  | { readonly kind: 'whole'; readonly stamps: ReadonlyMap<string, FileStamp> }
  /** Some are missing, or are still being written. */
  | { readonly kind: 'incomplete'; readonly missing: number }
  | { readonly kind: 'wrong'; readonly code: 'checksum' | 'no-plain-file'; readonly reason: string };

/** SHA-256 of a file's bytes, in hexadecimal. */
export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

export async function stampOf(path: string): Promise<FileStamp | null> {
  const found = await lstat(path).catch(() => null);
  return found?.isFile() ? { bytes: found.size, writtenMs: found.mtimeMs } : null;
}

function wrong(code: 'checksum' | 'no-plain-file', reason: string): FilesVerdict {
  return { kind: 'wrong', code, reason };
}

/**
 * Compares the files of a delivery with its manifest.
 *
 * @param restedBefore a file that was written to after this instant, ISO 8601, may still be on its way
 */
export async function checkFiles(
  directory: string,
  files: readonly DeliveredFile[],
  restedBefore: string,
): Promise<FilesVerdict> {
  const stamps = new Map<string, FileStamp>();
  let missing = 0;
  for (const { name, bytes } of files) {
    const found = await lstat(join(directory, name)).catch(() => null);
    if (found !== null && !found.isFile()) {
      return wrong(
        'no-plain-file',
        `${name} is no plain file. Deliver the file itself, not a link or a folder.`,
      );
    }
    if (found === null || (bytes !== null && found.size < bytes)) missing += 1;
    else stamps.set(name, { bytes: found.size, writtenMs: found.mtimeMs });
  }
  if (missing > 0) return { kind: 'incomplete', missing };
  for (const { name, bytes, sha256 } of files) {
    const stamp = stamps.get(name);
    const fits =
      stamp !== undefined &&
      (bytes === null || stamp.bytes === bytes) &&
      (await sha256Of(join(directory, name)).catch(() => null)) === sha256;
    if (fits) continue;
    const rested = stamp !== undefined && stamp.writtenMs < Date.parse(restedBefore);
    if (!rested) return { kind: 'incomplete', missing: 1 };
    return wrong(
      'checksum',
      `${name} is not the file that the manifest describes: its SHA-256 or its size differs. Fetch it anew from the register, write the manifest anew, and deliver all files again.`,
    );
  }
  return { kind: 'whole', stamps };
}
