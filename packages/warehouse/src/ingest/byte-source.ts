import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import { ImportRefusal } from './import-refusal.ts';
import type { SourceFile } from './open-source.ts';

/** The decompressed bytes of a file, a portion at a time. */
export interface ByteSource {
  /** Puts bytes into the buffer from `at` on. @returns how many; 0 at the end. */
  readonly fill: (buffer: Buffer, at: number) => Promise<number>;
  /** Bytes of the delivered file that have been read. */
  readonly delivered: () => number;
  readonly close: () => Promise<void>;
}

/** @throws ImportRefusal from `fill` when a compressed file is cut off or damaged. */
export function openBytes(source: SourceFile): ByteSource {
  return source.compression === 'none' ? plainBytes(source) : decompressedBytes(source);
}

function plainBytes(source: SourceFile): ByteSource {
  const file = open(source.path, 'r');
  let delivered = 0;
  return {
    async fill(buffer, at) {
      const { bytesRead } = await (await file).read(buffer, at, buffer.length - at);
      delivered += bytesRead;
      return bytesRead;
    },
    delivered: () => delivered,
    close: async () => (await file).close(),
  };
}

function decompressedBytes(source: SourceFile): ByteSource {
  const file = createReadStream(source.path, { highWaterMark: 1 << 18 });
  const stream = file.pipe(source.compression === 'gzip' ? createGunzip() : createZstdDecompress());
  file.on('error', (error) => stream.destroy(error));
  const chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let pending: Buffer = Buffer.alloc(0);
  return {
    async fill(buffer, at) {
      while (pending.length === 0) {
        const next = await nextChunk(chunks, source);
        if (next === null) return 0;
        pending = next;
      }
      const copied = pending.copy(buffer, at);
      pending = pending.subarray(copied);
      return copied;
    },
    delivered: () => file.bytesRead,
    async close() {
      file.destroy();
      stream.destroy();
    },
  };
}

async function nextChunk(chunks: AsyncIterator<Buffer>, source: SourceFile): Promise<Buffer | null> {
  try {
    const next = await chunks.next();
    return next.done === true ? null : next.value;
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    const file = source.name;
    if (code === 'Z_BUF_ERROR' || /unexpected end/i.test(message)) {
      throw new ImportRefusal(
        'truncated-file',
        `${file}: the compressed file ends too early. Fetch it again from the register.`,
        { file },
      );
    }
    if (!code.startsWith('Z_') && !code.startsWith('ZSTD_')) throw error;
    throw new ImportRefusal(
      'damaged-compression',
      `${file}: the compressed file is damaged. Fetch it again from the register.`,
      { file },
    );
  }
}
