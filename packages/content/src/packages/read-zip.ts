import { crc32, inflateRawSync } from 'node:zlib';

/** What a package may hold at most; chosen so that all packages of a site fit in memory. */
export const PACKAGE_LIMITS = { bytes: 20_000_000, unpackedBytes: 60_000_000, files: 1_000 } as const;

/** Something wrong with an archive, told to whoever laid it there. */
export class ZipFault extends Error {}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 65_535;
const ENCRYPTED = 1;

interface Entry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly checksum: number;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
}

/**
 * The files of a zip archive by their path (APPNOTE 6.3). Sizes and paths are looked at before anything is unpacked; nothing is
 * written to disk.
 * @throws ZipFault for what is no archive, is damaged or encrypted, is larger than the limits, or points out of itself
 */
export function readZip(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  if (bytes.length > PACKAGE_LIMITS.bytes) {
    throw new ZipFault(`has ${bytes.length} bytes, and at most ${PACKAGE_LIMITS.bytes} are allowed`);
  }
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  try {
    const entries = entriesOf(data);
    checkEntries(entries);
    return new Map(
      entries.filter(({ name }) => !name.endsWith('/')).map((entry) => [entry.name, unpack(data, entry)]),
    );
  } catch (error) {
    if (error instanceof RangeError) throw new ZipFault('is cut off or damaged');
    throw error;
  }
}

function entriesOf(data: Buffer): readonly Entry[] {
  const end = findEnd(data);
  const count = data.readUInt16LE(end + 10);
  const entries: Entry[] = [];
  let at = data.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (data.readUInt32LE(at) !== ENTRY) throw new ZipFault('is cut off or damaged');
    const nameBytes = data.readUInt16LE(at + 28);
    entries.push({
      flags: data.readUInt16LE(at + 8),
      method: data.readUInt16LE(at + 10),
      checksum: data.readUInt32LE(at + 16),
      packed: data.readUInt32LE(at + 20),
      size: data.readUInt32LE(at + 24),
      at: data.readUInt32LE(at + 42),
      name: data.toString('utf8', at + 46, at + 46 + nameBytes),
    });
    at += 46 + nameBytes + data.readUInt16LE(at + 30) + data.readUInt16LE(at + 32);
  }
  return entries;
}

function findEnd(data: Buffer): number {
  for (
    let at = data.length - END_BYTES;
    at >= 0 && at >= data.length - END_BYTES - LONGEST_COMMENT;
    at -= 1
  ) {
    if (data.readUInt32LE(at) === END) return at;
  }
  throw new ZipFault('is no zip archive');
}

function checkEntries(entries: readonly Entry[]): void {
  const { files, unpackedBytes } = PACKAGE_LIMITS;
  if (entries.length > files)
    throw new ZipFault(`holds ${entries.length} files, and at most ${files} are allowed`);
  const size = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (size > unpackedBytes) {
    throw new ZipFault(`unpacks to ${size} bytes, and at most ${unpackedBytes} are allowed`);
  }
  const seen = new Set<string>();
  for (const { name, flags, method } of entries) {
    if (!isPlainPath(name))
      throw new ZipFault(`holds a file with the path ${JSON.stringify(name)}, which points out of it`);
    if (seen.has(name)) throw new ZipFault(`holds ${name} twice`);
    seen.add(name);
    if ((flags & ENCRYPTED) !== 0) throw new ZipFault(`holds ${name} encrypted`);
    if (method !== 0 && method !== 8)
      throw new ZipFault(`holds ${name} packed in a way that is not known here`);
  }
}

/** Relative, with forward slashes, without steps up and without characters that no file name needs. */
function isPlainPath(name: string): boolean {
  const steps = name.replace(/\/$/, '').split('/');
  return steps.every((step) => /^[\p{L}\p{N}_@ ()+,.-]{1,120}$/u.test(step) && step !== '.' && step !== '..');
}

function unpack(data: Buffer, { name, at, packed, size, method, checksum }: Entry): Uint8Array {
  if (data.readUInt32LE(at) !== LOCAL) throw new ZipFault('is cut off or damaged');
  const start = at + 30 + data.readUInt16LE(at + 26) + data.readUInt16LE(at + 28);
  if (start + packed > data.length) throw new ZipFault('is cut off or damaged');
  const raw = data.subarray(start, start + packed);
  const bytes = method === 0 ? raw : inflate(raw, size, name);
  if (bytes.length !== size || crc32(bytes) !== checksum) throw new ZipFault(`holds ${name} damaged`);
  return bytes;
}

/** No more is unpacked than the archive says, whatever its data would give. */
function inflate(raw: Buffer, size: number, name: string): Uint8Array {
  try {
    return inflateRawSync(raw, { maxOutputLength: Math.max(1, size) });
  } catch {
    throw new ZipFault(`holds ${name} damaged`);
  }
}
