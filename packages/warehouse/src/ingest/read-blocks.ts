import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import { ImportRefusal } from './import-refusal.ts';
import { cancelled, type SourceFile } from './open-source.ts';

export interface Block {
  /** Whole lines, each with its newline. Only valid until the next block is asked for. */
  readonly block: Buffer;
  /** What follows the last newline so far. */
  readonly rest: Buffer;
  /** Whether the file ends here. */
  readonly last: boolean;
}

export interface BlockReading {
  readonly signal?: AbortSignal | undefined;
  readonly maxLineBytes?: number;
  /** Hears how many bytes of the delivered file have been read. */
  readonly onBytes?: (delivered: number) => void;
}

const BLOCK_BYTES = 2 << 20;
const NEWLINE = 10;

/**
 * The decompressed bytes of a file in blocks of whole lines, read into one buffer again and again. A line longer than the
 * limit comes as a `rest` that is longer than it: the reader must stop there.
 *
 * @throws ImportRefusal when the compressed file is cut off or damaged, or the import is cancelled.
 */
export async function* readBlocks(source: SourceFile, reading: BlockReading): AsyncGenerator<Block> {
  const buffer = Buffer.allocUnsafe(Math.max(BLOCK_BYTES, 2 * (reading.maxLineBytes ?? 0)));
  const bytes = source.compression === 'none' ? plainBytes(source) : decompressedBytes(source);
  let filled = 0;
  try {
    for (;;) {
      const read = await bytes.fill(buffer, filled);
      if (reading.signal?.aborted) throw cancelled();
      filled += read;
      const last = read === 0;
      // Small portions are put together, so that the first block holds more than the header.
      if (!last && filled < buffer.length / 2) continue;
      const end = buffer.subarray(0, filled).lastIndexOf(NEWLINE) + 1;
      reading.onBytes?.(last ? source.bytes : bytes.delivered());
      yield { block: buffer.subarray(0, end), rest: buffer.subarray(end, filled), last };
      if (last) return;
      if (end === 0 && filled === buffer.length)
        throw new RangeError('The reader did not stop at a line that is too long');
      buffer.copyWithin(0, end, filled);
      filled -= end;
    }
  } finally {
    await bytes.close();
  }
}

interface ByteSource {
  /** Puts bytes into the buffer from `at` on. @returns how many; 0 at the end. */
  readonly fill: (buffer: Buffer, at: number) => Promise<number>;
  readonly delivered: () => number;
  readonly close: () => Promise<void>;
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
