import { createDecipheriv } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { Refusal } from '@smalspor/domain/refusal';
import {
  chunkContext,
  LENGTH_BYTES,
  NONCE_BYTES,
  QUARANTINE_MARK,
  type QuarantinedRow,
  type QuarantineHeader,
  type QuarantineKey,
  TAG_BYTES,
} from './quarantine-file.ts';

export interface QuarantineAccess {
  /** All keys that quarantines may have been sealed with. */
  readonly keys: readonly QuarantineKey[];
  /** Records who opens the quarantine of which batch, and why. Nothing is opened unless this has succeeded. */
  readonly audit: (header: QuarantineHeader) => Promise<void>;
  /** Which rows are asked for; every row when it is left out. */
  readonly wanted?: (row: { readonly file: string; readonly line: number }) => boolean;
}

const MAX_HEADER_BYTES = 4096;
const MAX_CHUNK_BYTES = 64 * 1024 * 1024;

/**
 * The refused rows as they were delivered: health data of people, for the data manager who has a reason to see them.
 *
 * @throws Refusal `quarantine-locked` when the key is not configured or the file was tampered with, `not-found` when there
 * is no quarantine; and whatever `audit` throws.
 */
export async function openQuarantine(
  path: string,
  access: QuarantineAccess,
): Promise<readonly QuarantinedRow[]> {
  const file = await open(path, 'r').catch(() => {
    throw new Refusal(
      'not-found',
      'This batch has no quarantine: no row was refused, or it has been deleted.',
    );
  });
  try {
    const read = sequentialReader(file);
    const { bytes, header } = await readHeader(read);
    const key = access.keys.find(({ id }) => id === header.keyId);
    if (key === undefined) {
      throw new Refusal(
        'quarantine-locked',
        `The quarantine was sealed with the key ${header.keyId}, which is not configured. Add it to the configuration to open it.`,
        { facts: { keyId: header.keyId } },
      );
    }
    await access.audit(header);
    const rows: QuarantinedRow[] = [];
    for (let index = 0, last = false; !last; index += 1) {
      const chunk = await readChunk(read);
      const opened = openChunk(key, bytes, index, chunk);
      last = opened.last;
      rows.push(...rowsOf(opened.text, access.wanted));
    }
    return rows;
  } finally {
    await file.close();
  }
}

type Read = (length: number) => Promise<Buffer>;

function sequentialReader(file: FileHandle): Read {
  let position = 0;
  return async (length) => {
    const buffer = Buffer.alloc(length);
    const { bytesRead } = await file.read(buffer, 0, length, position);
    position += bytesRead;
    if (bytesRead < length) throw damaged();
    return buffer;
  };
}

async function readHeader(
  read: Read,
): Promise<{ readonly bytes: Buffer; readonly header: QuarantineHeader }> {
  if (!(await read(QUARANTINE_MARK.length)).equals(QUARANTINE_MARK)) throw damaged();
  const length = (await read(LENGTH_BYTES)).readUInt32BE();
  if (length > MAX_HEADER_BYTES) throw damaged();
  const bytes = await read(length);
  try {
    return { bytes, header: JSON.parse(bytes.toString('utf8')) as QuarantineHeader };
  } catch {
    throw damaged();
  }
}

async function readChunk(read: Read): Promise<Buffer> {
  const length = (await read(LENGTH_BYTES)).readUInt32BE();
  if (length < NONCE_BYTES + TAG_BYTES || length > MAX_CHUNK_BYTES) throw damaged();
  return read(length);
}

/** Whether a chunk is the last is not written down but authenticated: it opens in one of the two ways, or in none. */
function openChunk(
  key: QuarantineKey,
  header: Buffer,
  index: number,
  chunk: Buffer,
): { readonly text: string; readonly last: boolean } {
  for (const last of [false, true]) {
    const decipher = createDecipheriv('aes-256-gcm', key.key, chunk.subarray(0, NONCE_BYTES));
    decipher.setAAD(chunkContext(header, index, last));
    decipher.setAuthTag(chunk.subarray(chunk.length - TAG_BYTES));
    try {
      const sealed = chunk.subarray(NONCE_BYTES, chunk.length - TAG_BYTES);
      return { text: Buffer.concat([decipher.update(sealed), decipher.final()]).toString('utf8'), last };
    } catch {
      // Not authentic as this kind of chunk.
    }
  }
  throw damaged();
}

function rowsOf(text: string, wanted: QuarantineAccess['wanted']): readonly QuarantinedRow[] {
  if (text === '') return [];
  return text
    .split('\n')
    .map((line) => {
      const [file, number, raw] = JSON.parse(line) as [string, number, string];
      return { file, line: number, raw };
    })
    .filter((row) => wanted?.(row) ?? true);
}

function damaged(): Refusal {
  return new Refusal(
    'quarantine-locked',
    'The quarantine file is damaged, or was sealed with another key of the same name.',
  );
}
