import type { ColumnType } from '../formats/format.ts';

/** Stands for an empty field in the columns of integers. No reader gives it as a value. */
export const NO_VALUE = -2_147_483_648;

/**
 * How the values of a column travel from the parser to the database: as 32-bit integers, as 63-bit integers (below 0 for an
 * empty field), as floating-point numbers (NaN for an empty field), or as texts.
 */
export type Storage = 'integer' | 'wide' | 'double' | 'text';

/** The values of one column for the accepted rows of a block; what lies behind them has no meaning. */
export type ColumnData =
  | { readonly storage: 'integer'; readonly values: Int32Array }
  | { readonly storage: 'wide'; readonly values: BigInt64Array; readonly halves: WideHalves }
  | { readonly storage: 'double'; readonly values: Float64Array }
  | { readonly storage: 'text'; readonly values: (string | null)[] };

/** The same memory as the wide values, the lower half of each before the upper one: numbers are many times faster than bigints. */
export type WideHalves = Uint32Array;

/** @param high 31 bits, or `NO_VALUE` for an empty field. */
export function setWide(halves: WideHalves, row: number, high: number, low: number): void {
  halves[2 * row] = low;
  halves[2 * row + 1] = high;
}

/** Bytes that a row takes in the memory of a block; texts lie elsewhere. */
export const STORAGE_BYTES: Readonly<Record<Storage, number>> = { integer: 4, wide: 8, double: 8, text: 0 };

export const STORAGE: Readonly<Record<ColumnType['kind'], Storage>> = {
  text: 'text',
  atc: 'integer',
  diagnosis: 'wide',
  choice: 'integer',
  flag: 'integer',
  whole: 'integer',
  hundredths: 'integer',
  decimal: 'double',
  date: 'integer',
  month: 'integer',
  municipality: 'integer',
  prescriber: 'integer',
  organisation: 'integer',
  rowNumber: 'wide',
  pseudonym: 'wide',
};
