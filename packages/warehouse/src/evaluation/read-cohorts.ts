import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Month } from '@smalspor/domain/time';
import { textSql } from '../measure/lake-files.ts';
import {
  COHORTS_FILE,
  type CohortCell,
  EVALUATION_DIRECTORY,
  type EvaluationNote,
} from './evaluation-file.ts';

/** What a release tells of a programme's participants and others, by indicator, county, start and month; `null` where it tells of none. */
export async function readCohorts(
  connection: DuckDBConnection,
  cube: string,
  note: EvaluationNote | undefined,
  programme: string,
): Promise<readonly CohortCell[] | null> {
  if (!note?.programmes.some((told) => told.programme === programme)) return null;
  const file = textSql(join(cube, EVALUATION_DIRECTORY, COHORTS_FILE));
  const reader = await connection.runAndReadAll(`
    SELECT lpad(county::VARCHAR, 2, '0'), part, first, last, start, county_start, month, indicator, units, numerator, denominator
    FROM read_parquet(${file}) WHERE programme = ${textSql(programme)}
    ORDER BY indicator, county, first NULLS LAST, part, month`);
  const month = (value: unknown) => (value === null ? null : (Number(value) as Month));
  return reader
    .getRowsJS()
    .map(([county, part, first, last, start, countyStart, at, indicator, units, numerator, denominator]) => ({
      county: String(county),
      part: part as CohortCell['part'],
      first: month(first),
      last: month(last),
      start: month(start),
      countyStart: month(countyStart),
      month: Number(at) as Month,
      indicator: String(indicator),
      units: Number(units),
      numerator: Number(numerator),
      denominator: Number(denominator),
    }));
}
