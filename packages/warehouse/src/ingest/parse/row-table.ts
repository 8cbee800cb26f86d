import { type DuckDBConnection, DuckDBDataChunk, INTEGER, UTINYINT } from '@duckdb/node-api';
import type { Column, SemicolonFormat } from '../formats/format.ts';
import type { ColumnData } from './column-data.ts';
import { fillChunk, type NumberedBlock } from './fill-chunk.ts';
import { createRepetitionFilter, type RepetitionFilter } from './repetition-filter.ts';
import { storedColumn, valueSql, valueType } from './stored-columns.ts';

/** Rows that DuckDB takes at a time. */
const CHUNK_ROWS = 2048;

/** Puts parsed blocks into the table behind the view `row_value`. */
export interface RowTable {
  readonly append: (block: NumberedBlock) => void;
  /** After the last block. */
  readonly close: () => void;
}

/**
 * Makes the table `parsed_row`, which has the columns of the file as they were parsed, and the view `row_value`, which has
 * the values of all columns of the format, `file`, `line` and `signs`. For every column in which numbers seldom repeat it makes
 * a table of those that perhaps do (see `createRepetitionFilter`).
 *
 * @param columns those of the file, in its order.
 */
export async function createRowTable(
  connection: DuckDBConnection,
  format: SemicolonFormat,
  columns: readonly Column[],
): Promise<RowTable> {
  const stored = columns.map(storedColumn);
  const own = ['file UTINYINT', 'line INTEGER', 'signs UTINYINT'];
  const declared = stored.map(({ name, sqlType }) => `${name} ${sqlType}`);
  await connection.run(`CREATE TABLE parsed_row (${[...own, ...declared].join(', ')})`);
  const values = format.columns.map(
    (column) =>
      `${columns.includes(column) ? valueSql(column) : `NULL::${valueType(column.type)}`} AS ${column.name}`,
  );
  await connection.run(
    `CREATE VIEW row_value AS SELECT file, line, signs, ${values.join(', ')} FROM parsed_row`,
  );
  const filters = await createFilters(connection, columns);
  const appender = await connection.createAppender('parsed_row');
  const types = [UTINYINT, INTEGER, UTINYINT, ...stored.map(({ type }) => type)];
  // One chunk is filled again and again: new ones would take as long as all that is put into them.
  const chunk = DuckDBDataChunk.create(types, CHUNK_ROWS);
  let filled = 0;
  const send = () => {
    for (const place of types.keys()) chunk.getColumnVector(place).flush();
    if (filled < CHUNK_ROWS) chunk.rowCount = filled;
    appender.appendDataChunk(chunk);
    filled = 0;
  };
  return {
    append(numbered) {
      const { block, memory } = numbered;
      for (const [place, filter] of filters) filter.note(memory.columns[place] as ColumnData, block.rows);
      for (let from = 0; from < block.rows; ) {
        const rows = Math.min(CHUNK_ROWS - filled, block.rows - from);
        fillChunk(chunk, numbered, { from, rows, at: filled });
        filled += rows;
        from += rows;
        if (filled === CHUNK_ROWS) send();
      }
    },
    close() {
      if (filled > 0) send();
      appender.closeSync();
      for (const filter of filters.values()) filter.close();
    },
  };
}

/** By the column's place. */
async function createFilters(
  connection: DuckDBConnection,
  columns: readonly Column[],
): Promise<ReadonlyMap<number, RepetitionFilter>> {
  const filters = new Map<number, RepetitionFilter>();
  for (const [place, { name, type }] of columns.entries()) {
    const seldom = type.kind === 'rowNumber' || (type.kind === 'pseudonym' && type.of === 'prescription');
    if (seldom) filters.set(place, await createRepetitionFilter(connection, name));
  }
  return filters;
}
