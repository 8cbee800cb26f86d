/**
 * The quarantine of a batch: its refused rows as they were delivered, sealed with AES-256-GCM.
 *
 * ```
 * "SMALSPOR-QUARANTINE/1\n"
 * header length (4 bytes), header (JSON: batch, key id, instant)
 * then for each chunk: length (4 bytes), nonce (12), sealed rows, tag (16)
 * ```
 *
 * The header, the place of the chunk and whether it is the last one are authenticated with every chunk, so that nothing
 * can be cut off, exchanged or moved to another batch unnoticed.
 */
export const QUARANTINE_MARK = Buffer.from('SMALSPOR-QUARANTINE/1\n', 'latin1');
export const NONCE_BYTES = 12;
export const TAG_BYTES = 16;
export const LENGTH_BYTES = 4;

/** A secret of the installation; the id stands in the file's header, the key never leaves the configuration. */
export interface QuarantineKey {
  readonly id: string;
  /** 32 bytes. */
  readonly key: Uint8Array;
}

export interface QuarantinedRow {
  readonly file: string;
  readonly line: number;
  /** The line as it was delivered. */
  readonly raw: string;
}

export interface QuarantineHeader {
  readonly batchId: string;
  readonly keyId: string;
  readonly sealedAt: string;
}

/** What is authenticated with a chunk besides its content. */
export function chunkContext(header: Uint8Array, index: number, last: boolean): Buffer {
  const place = Buffer.alloc(5);
  place.writeUInt32BE(index);
  place[4] = last ? 1 : 0;
  return Buffer.concat([QUARANTINE_MARK, header, place]);
}

export function lengthBytes(length: number): Buffer {
  const bytes = Buffer.alloc(LENGTH_BYTES);
  bytes.writeUInt32BE(length);
  return bytes;
}
