import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { CELL_COLUMNS, cellArms } from './cells.ts';
import { textSql } from './lake-files.ts';
import type { MeasurePlan } from './plan.ts';

export const AREA_FILE = 'areas.parquet';

/** Writes the cells of all area levels, sorted by indicator, level, unit and period. */
export async function writeAreaCells(
  connection: DuckDBConnection,
  plan: MeasurePlan,
  directory: string,
): Promise<void> {
  const arms = cellArms(plan, 'area_period', {
    prescribers: (column) => (column === null ? 't.listed' : `t.g_${column}`),
    patients: () => 'NULL',
    noValue: `CASE WHEN t.divided THEN 'boundary-split' END`,
  });
  await connection.run(`
    CREATE VIEW area_period AS
    WITH period AS (
      SELECT * FROM area UNION ALL SELECT * REPLACE ('year' AS kind) FROM area WHERE kind = 'rolling12' AND period_end % 12 = 11)
    SELECT t.*, d.unit IS NOT NULL AS divided FROM period t
    LEFT JOIN divided d ON t.level = 'municipality' AND d.unit = t.unit AND d.kind = t.kind AND d.period_end = t.period_end`);
  await connection.run(`
    COPY (SELECT ${Object.keys(CELL_COLUMNS).join(', ')} FROM (${arms.join(' UNION ALL ')})
      ORDER BY indicator, level, unit, kind, period_end)
    TO ${textSql(join(directory, AREA_FILE))} (FORMAT parquet, ROW_GROUP_SIZE 32768, COMPRESSION zstd)`);
}
