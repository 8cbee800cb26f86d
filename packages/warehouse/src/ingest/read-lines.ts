import { readSource, type SourceFile } from './open-source.ts';

const NEWLINE = 10;

/** The lines of an inspected file, many at a time, without their line endings; `first` counts from 1. */
export async function* readLines(
  source: SourceFile,
  signal?: AbortSignal,
): AsyncGenerator<{ readonly first: number; readonly lines: readonly string[] }> {
  let first = 1;
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of readSource(source, signal)) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const end = bytes.lastIndexOf(NEWLINE) + 1;
    rest = bytes.subarray(end);
    if (end === 0) continue;
    const lines = bytes.toString('utf8', 0, end - 1).split(/\r?\n/);
    yield { first, lines };
    first += lines.length;
  }
}

/** The lines with these numbers, in order. */
export async function* pickLines(
  source: SourceFile,
  numbers: ReadonlySet<number>,
  signal?: AbortSignal,
): AsyncGenerator<{ readonly line: number; readonly raw: string }> {
  for await (const { first, lines } of readLines(source, signal)) {
    for (const [index, raw] of lines.entries()) {
      if (numbers.has(first + index)) yield { line: first + index, raw };
    }
  }
}
