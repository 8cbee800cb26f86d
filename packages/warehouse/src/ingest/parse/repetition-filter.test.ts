import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { withDuckDb } from '../../duckdb/index.ts';
import { createRepetitionFilter, maybeRepeated } from './repetition-filter.ts';

/** The numbers that the filter lets through, of blocks of numbers given as halves. */
async function filtered(
  blocks: readonly (readonly (readonly [number, number])[])[],
): Promise<readonly string[]> {
  const spillDirectory = await mkdtemp(join(tmpdir(), 'smalspor-filter-'));
  try {
    return await withDuckDb({ spillDirectory }, async (connection) => {
      const filter = await createRepetitionFilter(connection, 'line_id');
      for (const block of blocks) {
        const values = BigInt64Array.from(block, ([high, low]) => (BigInt(high) << 32n) | BigInt(low));
        filter.note({ storage: 'wide', values, halves: new Uint32Array(values.buffer) }, block.length);
      }
      filter.close();
      const found = await connection.runAndReadAll(`SELECT line_id FROM ${maybeRepeated('line_id')}`);
      return found.getRowsJS().map(([number]) => String(number));
    });
  } finally {
    await rm(spillDirectory, { recursive: true, force: true });
  }
}

const ABOVE = 2 ** 32;

it('finds a number that stands again, in the same block or a later one', async () => {
  const found = await filtered([
    [
      [1, 7],
      [1, 8],
      [1, 7],
    ],
    [
      [1, 9],
      [1, 8],
    ],
  ]);
  expect(found).toEqual([String(ABOVE + 7), String(ABOVE + 8)]);
});

it('lets through another number that only looks alike, whole, so that it can be told apart', async () => {
  const found = await filtered([
    [
      [1, 7],
      [2, 7],
      [0, 4_294_967_295],
      [0, 5],
    ],
  ]);
  expect(found).toEqual([String(2 * ABOVE + 7)]);
});

it('finds nothing where nothing repeats', async () => {
  expect(await filtered([Array.from({ length: 1000 }, (_, index) => [index, index] as const)])).toEqual([]);
});
