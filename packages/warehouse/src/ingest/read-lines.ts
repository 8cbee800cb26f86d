import { openBytes } from './byte-source.ts';
import { cancelled, type SourceFile } from './open-source.ts';

const PORTION_BYTES = 1 << 20;
const NEWLINE = 10;

/** The lines with these numbers, counted from 1, in order. The file must be one that has been read before. */
export async function* pickLines(
  source: SourceFile,
  numbers: ReadonlySet<number>,
  signal?: AbortSignal,
): AsyncGenerator<{ readonly line: number; readonly raw: string }> {
  const input = openBytes(source);
  let buffer = Buffer.alloc(PORTION_BYTES);
  let filled = 0;
  let line = 1;
  try {
    for (;;) {
      const read = await input.fill(buffer, filled);
      if (signal?.aborted) throw cancelled();
      if (read === 0) return;
      filled += read;
      let start = 0;
      for (let end = endOfLine(buffer, start, filled); end >= 0; end = endOfLine(buffer, start, filled)) {
        if (numbers.has(line)) yield { line, raw: buffer.toString('utf8', start, end).replace(/\r$/, '') };
        line += 1;
        start = end + 1;
      }
      if (start === 0 && filled === buffer.length) buffer = Buffer.concat([buffer], 2 * buffer.length);
      buffer.copyWithin(0, start, filled);
      filled -= start;
    }
  } finally {
    await input.close();
  }
}

function endOfLine(buffer: Buffer, from: number, to: number): number {
  const end = buffer.indexOf(NEWLINE, from);
  return end < to ? end : -1;
}
