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
 * The fact files by calendar year: the lake names a file after the year of its dispensings. A year without lines has a source
 * without rows, because windows that end in it reach into the year before.
 */
export function yearSources(files: readonly string[], { from, to }: MonthSpan): readonly YearSource[] {
  const byYear = Map.groupBy(files, (file) => Number(/(\d{4})\.parquet$/.exec(basename(file))?.[1]));
  const [first, last] = [yearOf(from), yearOf(to)];
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const year = first + index;
    const lines = byYear.has(year) ? filesSql(byYear.get(year) ?? []) : '(FROM lake_lines WHERE false)';
    return { year, sql: `(SELECT * FROM ${lines} WHERE month BETWEEN ${from} AND ${to})` };
  });
}
