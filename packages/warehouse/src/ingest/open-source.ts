import type { Stats } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { demandPlainName } from './demand-plain-name.ts';
import { ImportRefusal } from './import-refusal.ts';

/** As DuckDB names it. */
export type Compression = 'none' | 'gzip' | 'zstd';

/** A delivered file before anything is known about its content. */
export interface SourceFile {
  readonly path: string;
  /** The name without directories: what reports and messages show. */
  readonly name: string;
  readonly compression: Compression;
  /** Bytes on the disk, as delivered. */
  readonly bytes: number;
  /** Changes when the file changes; compared before and after the import. */
  readonly fingerprint: string;
}

const MAGIC: readonly { readonly bytes: readonly number[]; readonly is: Compression | string }[] = [
  { bytes: [0x1f, 0x8b], is: 'gzip' },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], is: 'zstd' },
  { bytes: [0x50, 0x4b, 0x03, 0x04], is: 'a zip archive or an Excel workbook' },
  { bytes: [0x25, 0x50, 0x44, 0x46], is: 'a PDF document' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], is: 'an old Excel workbook' },
  { bytes: [0x42, 0x5a, 0x68], is: 'a bzip2 archive' },
  { bytes: [0xfd, 0x37, 0x7a, 0x58], is: 'an xz archive' },
  { bytes: [0x50, 0x41, 0x52, 0x31], is: 'a Parquet file' },
  { bytes: [0xff, 0xfe], is: 'UTF-16 text' },
  { bytes: [0xfe, 0xff], is: 'UTF-16 text' },
];

/**
 * Looks at the file from outside.
 * @throws ImportRefusal when it is missing, empty, of a kind that is never read, or named with an identity number.
 */
export async function describeSource(path: string): Promise<SourceFile> {
  const name = basename(path);
  demandPlainName(name);
  const found = await stat(path).catch(() => null);
  if (found === null || !found.isFile()) {
    throw new ImportRefusal('file-missing', `${name}: there is no such file.`, { file: name });
  }
  if (found.size === 0) throw new ImportRefusal('empty-file', `${name}: the file is empty.`, { file: name });
  const head = await firstBytes(path);
  const kind = MAGIC.find(({ bytes }) => bytes.every((byte, index) => head[index] === byte))?.is ?? 'none';
  if (kind === 'UTF-16 text') {
    throw new ImportRefusal(
      'wrong-encoding',
      `${name}: the file is UTF-16 text. Save it as UTF-8 and import it again.`,
      { file: name, encoding: 'UTF-16' },
    );
  }
  if (kind !== 'none' && kind !== 'gzip' && kind !== 'zstd') {
    throw new ImportRefusal(
      'binary-file',
      `${name}: the file is ${kind}. Deliver UTF-8 text, plain or compressed with gzip or zstd.`,
      { file: name },
    );
  }
  return { path, name, compression: kind, bytes: found.size, fingerprint: fingerprintOf(found) };
}

/** @throws ImportRefusal when the file is no longer the one that was looked through. */
export async function checkUnchanged(source: SourceFile): Promise<void> {
  const found = await stat(source.path).catch(() => null);
  if (found !== null && fingerprintOf(found) === source.fingerprint) return;
  throw new ImportRefusal(
    'file-changed',
    `${source.name}: the file was changed while it was read. Import it again when it is complete.`,
    { file: source.name },
  );
}

function fingerprintOf({ dev, ino, size, mtimeMs }: Stats): string {
  return [dev, ino, size, mtimeMs].join(':');
}

export function cancelled(): ImportRefusal {
  return new ImportRefusal('cancelled', 'The import was stopped. Nothing was changed.');
}

async function firstBytes(path: string): Promise<Buffer> {
  const handle = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(8);
    const { bytesRead } = await handle.read(buffer, 0, 8, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
