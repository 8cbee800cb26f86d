import { basename } from 'node:path';
import { yearOf } from '@smalspor/domain/time';
import { filesSql } from './lake-files.ts';
import type { MonthSpan } from './spine.ts';

/** Lines of one calendar year. */
export interface YearSource {
  readonly year: number;
  /** A FROM item. */
  readonly sql: string;
}

/**
 * The fact files by calendar year: the name of a file begins with the year of its dispensings, whatever a rotated key or
 * retention have added to it. A year without lines has a source without rows, because windows that end in it reach into the year
 * before.
 * @throws RangeError for a file whose name begins with no year: its lines would be left out.
 */
export function yearSources(files: readonly string[], { from, to }: MonthSpan): readonly YearSource[] {
  return sourcesByYear(files, { from, to }, 'lake_lines');
}

/**
 * Contacts in the same way, also of the months before the first that is measured: they tell whether an episode had begun.
 */
export function contactSources(files: readonly string[], { from, to }: MonthSpan): readonly YearSource[] {
  return sourcesByYear(files, { from: (from - 12) as MonthSpan['from'], to }, 'lake_contacts');
}

function sourcesByYear(
  files: readonly string[],
  { from, to }: MonthSpan,
  view: string,
): readonly YearSource[] {
  const byYear = Map.groupBy(files, (file) => yearInName(basename(file)));
  const [first, last] = [yearOf(from), yearOf(to)];
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const year = first + index;
    const lines = byYear.has(year) ? filesSql(byYear.get(year) ?? []) : `(FROM ${view} WHERE false)`;
    return { year, sql: `(SELECT * FROM ${lines} WHERE month BETWEEN ${from} AND ${to})` };
  });
}

function yearInName(name: string): number {
  const year = /^(\d{4})\./.exec(name)?.[1];
  if (year === undefined) throw new RangeError(`${name} does not say of which year its lines are`);
  return Number(year);
}
