import type { SourceFile } from './open-source.ts';
import { readBlocks } from './read-blocks.ts';

/** The lines of an inspected file, many at a time, without their line endings; `first` counts from 1. */
export async function* readLines(
  source: SourceFile,
  signal?: AbortSignal,
): AsyncGenerator<{ readonly first: number; readonly lines: readonly string[] }> {
  let first = 1;
  for await (const { block } of readBlocks(source, { signal })) {
    if (block.length === 0) continue;
    const lines = block.toString('utf8', 0, block.length - 1).split(/\r?\n/);
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
