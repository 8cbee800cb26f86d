import { basename } from 'node:path';
import { filesSql } from './lake-files.ts';
import type { MonthSpan } from './spine.ts';

/** Lines of one calendar year. */
export interface YearSource {
  readonly year: number;
  /** A FROM item. */
  readonly sql: string;
}

/** The fact files by calendar year: the lake names a file after the year of its dispensings. */
export function yearSources(files: readonly string[], { from, to }: MonthSpan): readonly YearSource[] {
  const byYear = Map.groupBy(files, (file) => Number(/(\d{4})\.parquet$/.exec(basename(file))?.[1]));
  return [...byYear]
    .sort(([a], [b]) => a - b)
    .filter(([year]) => year * 12 <= to && year * 12 + 11 >= from)
    .map(([year, ofYear]) => ({
      year,
      sql: `(SELECT * FROM ${filesSql(ofYear)} WHERE month BETWEEN ${from} AND ${to})`,
    }));
}
