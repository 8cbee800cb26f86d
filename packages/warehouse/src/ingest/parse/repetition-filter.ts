import type { DuckDBConnection } from '@duckdb/node-api';
import type { ColumnData } from './column-data.ts';

/** Bits of the filter: of twenty million different numbers seven in a hundred are taken for repeated, of three million one. */
const FILTER_BITS = 2 ** 27;

/** Notes the numbers of a column that perhaps stood there before. */
export interface RepetitionFilter {
  readonly note: (column: ColumnData, rows: number) => void;
  /** After the last value. */
  readonly close: () => void;
}

/** The table of a column's values that perhaps stand more than once, under the column's own name. */
export function maybeRepeated(column: string): string {
  return `maybe_repeated_${column}`;
}

/**
 * Makes and fills the table `maybe_repeated_…` of a column of hashes: everyone that repeats an earlier one is in it, and a
 * few others. Who looks for repetitions then groups these rows instead of all.
 */
export async function createRepetitionFilter(
  connection: DuckDBConnection,
  column: string,
): Promise<RepetitionFilter> {
  const table = maybeRepeated(column);
  await connection.run(`CREATE TABLE ${table} (${column} BIGINT)`);
  const appender = await connection.createAppender(table);
  const seen = new Uint32Array(FILTER_BITS / 32);
  return {
    note(data, rows) {
      if (data.storage !== 'wide') throw new RangeError('Only hashes can be filtered');
      const { values, halves } = data;
      for (let row = 0; row < rows; row += 1) {
        const bit = (halves[2 * row] as number) % FILTER_BITS;
        const word = seen[bit >>> 5] as number;
        const mark = 1 << (bit & 31);
        if ((word & mark) === 0) seen[bit >>> 5] = word | mark;
        else {
          appender.appendBigInt(values[row] as bigint);
          appender.endRow();
        }
      }
    },
    close: () => appender.closeSync(),
  };
}
