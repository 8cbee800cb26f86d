import type { Column } from '../formats/format.ts';
import { type ColumnData, STORAGE, STORAGE_BYTES, type Storage } from './column-data.ts';

/** Where the values of a block's rows lie: one piece of memory that threads share. */
export interface BlockMemory {
  readonly line: Int32Array;
  /** Decimal signs in each row: bit 1 for a comma, bit 2 for a point. */
  readonly signs: Uint8Array;
  readonly columns: readonly ColumnData[];
}

type Columns = readonly Pick<Column, 'type'>[];

/** The most rows that a block of so many bytes can hold: a line has at least its separators and its newline. */
export function rowCapacity(columns: Columns, blockBytes: number): number {
  return Math.floor(blockBytes / Math.max(1, columns.length)) + 1;
}

export function blockMemoryBytes(columns: Columns, capacity: number): number {
  const row = columns.reduce((sum, { type }) => sum + STORAGE_BYTES[STORAGE[type.kind]], 4 + 1);
  return row * evenCapacity(capacity);
}

/** Lays the columns out in the memory. */
export function layOut(columns: Columns, capacity: number, memory: SharedArrayBuffer): BlockMemory {
  const rows = evenCapacity(capacity);
  let at = 0;
  const take = (bytes: number) => {
    const from = at;
    at += bytes * rows;
    return from;
  };
  const integers = () => new Int32Array(memory, take(4), rows);
  const layColumn = (storage: Storage): ColumnData => {
    switch (storage) {
      case 'integer':
        return { storage, values: integers() };
      case 'wide': {
        const from = take(8);
        const halves = new Uint32Array(memory, from, 2 * rows);
        return { storage, values: new BigInt64Array(memory, from, rows), halves };
      }
      case 'double':
        return { storage, values: new Float64Array(memory, take(8), rows) };
      case 'text':
        return { storage, values: [] };
    }
  };
  return {
    line: integers(),
    columns: columns.map(({ type }) => layColumn(STORAGE[type.kind])),
    signs: new Uint8Array(memory, take(1), rows),
  };
}

/** So that every column begins where a number of eight bytes may. */
function evenCapacity(capacity: number): number {
  return capacity + (capacity % 2);
}
