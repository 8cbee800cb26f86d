import type { DuckDBDataChunk } from '@duckdb/node-api';
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
  { from, rows, at }: Stretch,
): void {
  numbersOf(chunk, 0, Uint8Array).fill(file, at, at + rows);
  const lines = numbersOf(chunk, 1, Int32Array);
  for (let row = 0; row < rows; row += 1) lines[at + row] = (memory.line[from + row] as number) + line;
  numbersOf(chunk, 2, Uint8Array).set(memory.signs.subarray(from, from + rows), at);
  for (const [index, column] of memory.columns.entries()) {
    const place = OWN_COLUMNS + index;
    switch (column.storage) {
      case 'integer':
        numbersOf(chunk, place, Int32Array).set(column.values.subarray(from, from + rows), at);
        break;
      case 'wide':
        numbersOf(chunk, place, BigInt64Array).set(column.values.subarray(from, from + rows), at);
        break;
      case 'double':
        numbersOf(chunk, place, Float64Array).set(column.values.subarray(from, from + rows), at);
        break;
      case 'text': {
        const vector = chunk.getColumnVector(place);
        for (let row = 0; row < rows; row += 1)
          vector.setItem(at + row, block.texts[index]?.[from + row] ?? null);
        break;
      }
    }
  }
}

const OWN_COLUMNS = 3;

/**
 * The numbers that a column's vector is sent from. The library hands them out one by one only, and looks at each: that takes
 * twenty times as long as to copy them.
 */
function numbersOf<Numbers extends object>(
  chunk: DuckDBDataChunk,
  place: number,
  kind: new (length: number) => Numbers,
): Numbers {
  const numbers: unknown = Reflect.get(chunk.getColumnVector(place), 'items');
  if (numbers instanceof kind) return numbers;
  throw new TypeError('This version of the DuckDB library keeps the numbers of a vector elsewhere');
}
