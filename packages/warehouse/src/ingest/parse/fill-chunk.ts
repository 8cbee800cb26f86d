import type {
  DuckDBDataChunk,
  DuckDBDoubleVector,
  DuckDBIntegerVector,
  DuckDBUIntegerVector,
  DuckDBUTinyIntVector,
  DuckDBVarCharVector,
  DuckDBVector,
} from '@duckdb/node-api';
import type { BlockMemory } from './block-memory.ts';
import type { ParsedBlock } from './block-parser.ts';

/** A parsed block, its file within the delivery, and the number in the file of its first line. */
export interface NumberedBlock {
  readonly file: number;
  readonly line: number;
  readonly block: ParsedBlock;
  readonly memory: BlockMemory;
}

/** Rows of a block and where they go in a chunk. */
interface Stretch {
  readonly from: number;
  readonly rows: number;
  readonly at: number;
}

/** Puts rows of a block into a chunk whose columns are `file`, `line`, `signs` and those of the block. */
export function fillChunk(
  chunk: DuckDBDataChunk,
  { file, line, block, memory }: NumberedBlock,
  stretch: Stretch,
): void {
  let place = 0;
  const next = <Vector extends DuckDBVector>() => chunk.getColumnVector(place++) as Vector;
  fillTiny(next(), stretch, () => file);
  copyIntegers(next(), memory.line, stretch, line);
  fillTiny(next(), stretch, (row) => memory.signs[row] as number);
  for (const [index, column] of memory.columns.entries()) {
    switch (column.storage) {
      case 'integer':
        copyIntegers(next(), column.values, stretch);
        break;
      case 'wide':
        copyIntegers(next(), column.high, stretch);
        copyUnsigned(next(), column.low, stretch);
        break;
      case 'double':
        copyDoubles(next(), column.values, stretch);
        break;
      case 'text':
        copyTexts(next(), block.texts[index] ?? [], stretch);
        break;
    }
  }
}

// One function for each class of vector: shared by several, the innermost call could not be inlined.

function copyIntegers(
  vector: DuckDBIntegerVector,
  values: Int32Array,
  { from, rows, at }: Stretch,
  plus = 0,
): void {
  for (let row = 0; row < rows; row += 1) vector.setItem(at + row, (values[from + row] as number) + plus);
}

function copyUnsigned(vector: DuckDBUIntegerVector, values: Uint32Array, { from, rows, at }: Stretch): void {
  for (let row = 0; row < rows; row += 1) vector.setItem(at + row, values[from + row] as number);
}

function copyDoubles(vector: DuckDBDoubleVector, values: Float64Array, { from, rows, at }: Stretch): void {
  for (let row = 0; row < rows; row += 1) vector.setItem(at + row, values[from + row] as number);
}

function copyTexts(
  vector: DuckDBVarCharVector,
  values: readonly (string | null)[],
  { from, rows, at }: Stretch,
): void {
  for (let row = 0; row < rows; row += 1) vector.setItem(at + row, values[from + row] ?? null);
}

function fillTiny(
  vector: DuckDBUTinyIntVector,
  { from, rows, at }: Stretch,
  value: (row: number) => number,
): void {
  for (let row = 0; row < rows; row += 1) vector.setItem(at + row, value(from + row));
}
