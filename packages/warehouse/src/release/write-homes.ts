import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { textSql } from '../measure/lake-files.ts';
import type { MonthSpan } from '../measure/spine.ts';

export const HOMES_FILE = 'homes.parquet';

/**
 * Where every prescriber belongs at the end of each quarter and how long the lists were in the twelve months before: what a
 * report needs to find its comparators. Reads the spine that measuring leaves behind in `connection`.
 */
export async function writeHomes(
  connection: DuckDBConnection,
  span: MonthSpan,
  directory: string,
): Promise<void> {
  await connection.run(`
    COPY (
      WITH quarter AS (
        SELECT unnest(range(${span.from}, ${span.to + 1}))::INTEGER AS period_end),
      year AS (
        SELECT s.prescriber, q.period_end, avg(s.patients) AS patients, avg(s.declared) AS declared,
          count(*)::INTEGER AS months, max(s.month) AS last_month
        FROM spine s JOIN quarter q ON s.month BETWEEN q.period_end - 11 AND q.period_end
        WHERE q.period_end % 3 = 2 GROUP BY s.prescriber, q.period_end)
      SELECT y.prescriber, y.period_end, y.patients::DOUBLE AS patients, y.declared::DOUBLE AS declared, y.months,
        s.group_id, s.municipality, s.county, s.county_now, g.group_name
      FROM year y JOIN spine s ON s.prescriber = y.prescriber AND s.month = y.last_month
      LEFT JOIN (SELECT group_id, arg_max(group_name, from_month) AS group_name FROM lake_groups GROUP BY group_id) g
        ON g.group_id = s.group_id
      ORDER BY y.prescriber, y.period_end)
    TO ${textSql(join(directory, HOMES_FILE))} (FORMAT parquet, COMPRESSION zstd)`);
}
