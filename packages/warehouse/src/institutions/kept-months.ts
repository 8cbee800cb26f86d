import type { InstitutionSums } from '@smalspor/domain/institutions';
import type { MonthSpan } from '../measure/spine.ts';

import type { SalesColumns } from './sales-columns.ts';

export interface SumMonthsInput {
  /** A FROM item with the columns of `institution_month`. */
  readonly source: string;
  readonly columns: readonly SalesColumns[];
  readonly span: MonthSpan;
  /** `null`: all of them. */
  readonly organisation: number | null;
}

/** A row of the database's answer, read by the names of its columns. */
export type SumRow = Readonly<Record<string, unknown>>;

/**
 * The months that are asked for. An institution of which some line in them could not be placed among several wards is mixed as a
 * whole (`is_mixed`), because its use cannot be divided.
 */
export function keptMonthsSql({ source, span, organisation }: SumMonthsInput): string {
  return `SELECT *, bool_or(ward_type IS NULL) OVER (PARTITION BY organisation) AS is_mixed FROM ${source}
      WHERE month BETWEEN ${span.from} AND ${span.to} ${organisation === null ? '' : `AND organisation = ${organisation}`}`;
}

export const UNIT_TYPE_SQL = "CASE WHEN is_mixed THEN 'mixed' ELSE ward_type END AS unit_type";
/** Home care has no bed days. */
export const BEDDED_SQL = "FILTER (in_register AND ward_type <> 'home-care')";

/** Sums and sums of squares of every measure that some indicator needs. */
export function measureSumsSql(columns: readonly SalesColumns[]): string {
  const places = columns.flatMap(({ numerator, denominator }) => [numerator, denominator ?? numerator]);
  return [...new Set(places)]
    .flatMap((place) => [`sum(s${place}) AS s${place}`, `sum(q${place}) AS q${place}`])
    .join(', ');
}

export function numberIn(row: SumRow, name: string): number {
  return Number(row[name] ?? 0);
}

/** @returns `null` where they are not known for each ward and month */
export function bedDaysIn(row: SumRow): number | null {
  return row.bed_days === null ? null : numberIn(row, 'bed_days');
}

export function sumsIn(
  row: SumRow,
  columns: readonly SalesColumns[],
): Readonly<Record<string, InstitutionSums>> {
  return Object.fromEntries(
    columns.map(({ indicator, numerator, denominator }) => [
      indicator,
      {
        numerator: numberIn(row, `s${numerator}`),
        sumOfSquares: numberIn(row, `q${numerator}`),
        denominator: denominator === null ? bedDaysIn(row) : numberIn(row, `s${denominator}`),
      },
    ]),
  );
}
