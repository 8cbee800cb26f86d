import {
  DOUBLE,
  type DuckDBConnection,
  DuckDBDataChunk,
  type DuckDBDoubleVector,
  type DuckDBIntegerVector,
  type DuckDBType,
  type DuckDBUIntegerVector,
  type DuckDBUTinyIntVector,
  type DuckDBVarCharVector,
  type DuckDBVector,
  INTEGER,
  UINTEGER,
  UTINYINT,
  VARCHAR,
} from '@duckdb/node-api';
import type { Column, ColumnType, SemicolonFormat } from '../formats/format.ts';
import type { BlockMemory } from './block-memory.ts';
import type { ParsedBlock } from './block-parser.ts';
import { NO_VALUE, STORAGE } from './column-data.ts';

/** Rows that DuckDB takes at a time. */
const CHUNK_ROWS = 2048;

/** Puts parsed blocks into the table behind the view `row_value`. */
export interface RowTable {
  /** @param line the number in the file of the block's first line. */
  readonly append: (file: number, line: number, block: ParsedBlock, memory: BlockMemory) => void;
  /** After the last block. */
  readonly close: () => void;
}

/**
 * Makes the table `parsed_row`, which has the columns of the file as they were parsed, and the view `row_value`, which has
 * the values of all columns of the format, `file`, `line` and `signs`.
 *
 * @param columns those of the file, in its order.
 */
export async function createRowTable(
  connection: DuckDBConnection,
  format: SemicolonFormat,
  columns: readonly Column[],
): Promise<RowTable> {
  const stored = columns.flatMap(storedColumns);
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
  const appender = await connection.createAppender('parsed_row');
  const types = [UTINYINT, INTEGER, UTINYINT, ...stored.map(({ type }) => type)];
  return {
    append(file, line, block, memory) {
      for (let from = 0; from < block.rows; from += CHUNK_ROWS) {
        const rows = Math.min(CHUNK_ROWS, block.rows - from);
        appender.appendDataChunk(chunkOf(types, { file, line, block, memory }, from, rows));
      }
    },
    close: () => appender.closeSync(),
  };
}

interface StoredColumn {
  readonly name: string;
  readonly type: DuckDBType;
  readonly sqlType: string;
}

function storedColumns({ name, type }: Column): readonly StoredColumn[] {
  switch (STORAGE[type.kind]) {
    case 'integer':
      return [{ name, type: INTEGER, sqlType: 'INTEGER' }];
    case 'wide':
      return [
        { name: `${name}_high`, type: INTEGER, sqlType: 'INTEGER' },
        { name: `${name}_low`, type: UINTEGER, sqlType: 'UINTEGER' },
      ];
    case 'double':
      return [{ name, type: DOUBLE, sqlType: 'DOUBLE' }];
    case 'text':
      return [{ name, type: VARCHAR, sqlType: 'VARCHAR' }];
  }
}

/** SQL for the value that a descriptor's SQL means by the column's name. */
function valueSql(column: Column): string {
  const { name, type } = column;
  const known = (stored: string, sql: string) =>
    column.required ? sql : `CASE WHEN ${stored} <> ${NO_VALUE} THEN ${sql} END`;
  switch (type.kind) {
    case 'choice':
      return `CASE ${name} ${type.values.map((value, place) => `WHEN ${place} THEN '${value}'`).join(' ')} END`;
    case 'flag':
      return known(name, `${name} = 1`);
    case 'date':
      return known(name, `(DATE '1970-01-01' + ${name})`);
    default:
      break;
  }
  switch (STORAGE[type.kind]) {
    case 'integer':
      return known(name, name);
    case 'wide':
      return known(`${name}_high`, `((${name}_high::BIGINT * 4294967296) | ${name}_low::BIGINT)`);
    case 'double':
      return `CASE WHEN NOT isnan(${name}) THEN ${name} END`;
    case 'text':
      return name;
  }
}

function valueType({ kind }: ColumnType): string {
  switch (kind) {
    case 'choice':
      return 'VARCHAR';
    case 'flag':
      return 'BOOLEAN';
    case 'date':
      return 'DATE';
    default:
      return { integer: 'INTEGER', wide: 'BIGINT', double: 'DOUBLE', text: 'VARCHAR' }[STORAGE[kind]];
  }
}

interface NumberedBlock {
  readonly file: number;
  readonly line: number;
  readonly block: ParsedBlock;
  readonly memory: BlockMemory;
}

function chunkOf(
  types: readonly DuckDBType[],
  { file, line, block, memory }: NumberedBlock,
  from: number,
  rows: number,
): DuckDBDataChunk {
  const chunk = DuckDBDataChunk.create(types, rows);
  let place = 0;
  const next = <Vector extends DuckDBVector>() => chunk.getColumnVector(place++) as Vector;
  fillTiny(next(), rows, () => file);
  copyIntegers(next(), memory.line, from, rows, line);
  fillTiny(next(), rows, (row) => memory.signs[from + row] as number);
  for (const [index, column] of memory.columns.entries()) {
    switch (column.storage) {
      case 'integer':
        copyIntegers(next(), column.values, from, rows);
        break;
      case 'wide':
        copyIntegers(next(), column.high, from, rows);
        copyUnsigned(next(), column.low, from, rows);
        break;
      case 'double':
        copyDoubles(next(), column.values, from, rows);
        break;
      case 'text':
        copyTexts(next(), block.texts[index] ?? [], from, rows);
        break;
    }
  }
  return chunk;
}

// One function for each class of vector: shared by several, the innermost call could not be inlined.

function copyIntegers(
  vector: DuckDBIntegerVector,
  values: Int32Array,
  from: number,
  rows: number,
  plus = 0,
): void {
  for (let row = 0; row < rows; row += 1) vector.setItem(row, (values[from + row] as number) + plus);
  vector.flush();
}

function copyUnsigned(vector: DuckDBUIntegerVector, values: Uint32Array, from: number, rows: number): void {
  for (let row = 0; row < rows; row += 1) vector.setItem(row, values[from + row] as number);
  vector.flush();
}

function copyDoubles(vector: DuckDBDoubleVector, values: Float64Array, from: number, rows: number): void {
  for (let row = 0; row < rows; row += 1) vector.setItem(row, values[from + row] as number);
  vector.flush();
}

function copyTexts(
  vector: DuckDBVarCharVector,
  values: readonly (string | null)[],
  from: number,
  rows: number,
): void {
  for (let row = 0; row < rows; row += 1) vector.setItem(row, values[from + row] ?? null);
  vector.flush();
}

function fillTiny(vector: DuckDBUTinyIntVector, rows: number, value: (row: number) => number): void {
  for (let row = 0; row < rows; row += 1) vector.setItem(row, value(row));
  vector.flush();
}
