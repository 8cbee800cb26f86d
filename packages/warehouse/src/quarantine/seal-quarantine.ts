import { createCipheriv, randomBytes } from 'node:crypto';
import { open } from 'node:fs/promises';
import {
  chunkContext,
  lengthBytes,
  NONCE_BYTES,
  QUARANTINE_MARK,
  type QuarantinedRow,
  type QuarantineHeader,
  type QuarantineKey,
} from './quarantine-file.ts';

const CHUNK_BYTES = 256 * 1024;

/** Writes a new quarantine file; rows are held in memory a chunk at a time. Fails when the file exists. */
export async function sealQuarantine(
  path: string,
  key: QuarantineKey,
  about: Omit<QuarantineHeader, 'keyId'>,
  rows: Iterable<QuarantinedRow> | AsyncIterable<QuarantinedRow>,
): Promise<void> {
  const header = Buffer.from(JSON.stringify({ ...about, keyId: key.id } satisfies QuarantineHeader));
  const file = await open(path, 'wx', 0o600);
  try {
    await file.write(Buffer.concat([QUARANTINE_MARK, lengthBytes(header.length), header]));
    let index = 0;
    let pending: string[] = [];
    let size = 0;
    for await (const row of rows) {
      if (size >= CHUNK_BYTES) {
        await file.write(sealChunk(key, header, index, false, pending));
        index += 1;
        pending = [];
        size = 0;
      }
      const text = JSON.stringify([row.file, row.line, row.raw]);
      pending.push(text);
      size += text.length;
    }
    await file.write(sealChunk(key, header, index, true, pending));
    await file.sync();
  } finally {
    await file.close();
  }
}

function sealChunk(
  key: QuarantineKey,
  header: Buffer,
  index: number,
  last: boolean,
  rows: readonly string[],
): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key.key, nonce);
  cipher.setAAD(chunkContext(header, index, last));
  const sealed = Buffer.concat([cipher.update(rows.join('\n'), 'utf8'), cipher.final()]);
  const body = Buffer.concat([nonce, sealed, cipher.getAuthTag()]);
  return Buffer.concat([lengthBytes(body.length), body]);
}
