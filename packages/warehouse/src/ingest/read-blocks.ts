import { openBytes } from './byte-source.ts';
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
  const bytes = openBytes(source);
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
