import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { areaCellArms, CELL_COLUMNS } from './cells.ts';
import { textSql } from './lake-files.ts';
import type { MeasurePlan } from './plan.ts';
import { PUBLISHED_BY_MONTH } from './published-grid.ts';
import { residentArms } from './residents.ts';

export const AREA_FILE = 'areas.parquet';

/** Names and types of the columns, also where there is no indicator at all. */
const NO_CELLS = `SELECT ${Object.entries(CELL_COLUMNS)
  .map(([name, type]) => `NULL::${type} AS ${name}`)
  .join(', ')} WHERE false`;

/** Writes the cells of all area levels in the long form, sorted by indicator, level, unit and period. */
export async function writeAreaCells(
  connection: DuckDBConnection,
  plan: MeasurePlan,
  directory: string,
): Promise<void> {
  await createAreaPeriod(connection, plan);
  const arms = [...areaCellArms(plan), ...residentArms(plan)].sort((a, b) =>
    a.indicator < b.indicator ? -1 : 1,
  );
  // Every arm reads a table that lies in order, and DuckDB keeps the order of arms and rows: nothing is left to sort.
  await connection.run(`
    COPY (SELECT ${Object.keys(CELL_COLUMNS).join(', ')}
      FROM (${[NO_CELLS, ...arms.map(({ sql }) => sql)].join(' UNION ALL ')}))
    TO ${textSql(join(directory, AREA_FILE))} (FORMAT parquet, ROW_GROUP_SIZE 32768, COMPRESSION zstd);
    DROP TABLE area_period`);
}

/** Table `area_period`: sums, users and patients of every unit and period side by side, in the order of the file. */
async function createAreaPeriod(connection: DuckDBConnection, plan: MeasurePlan): Promise<void> {
  // A figure on the published grid that no line stands behind has no row among the sketches: its patients are 0.
  const isOnGrid = `(t.kind <> 'month' OR t.level IN (${PUBLISHED_BY_MONTH.map(textSql).join(', ')}))`;
  const patients = plan.behind.map(
    ({ name }) => `CASE WHEN n.level IS NULL AND ${isOnGrid} THEN 0 ELSE n.${name} END AS ${name}`,
  );
  const users = plan.users.map(({ name }) => `coalesce(u.${name}, 0) AS ${name}`);
  await connection.run(`
    CREATE TABLE area_period AS
    WITH period AS (
      SELECT * FROM area
      UNION ALL SELECT * REPLACE ('year' AS kind) FROM area WHERE kind = 'rolling12' AND period_end % 12 = 11)
    SELECT ${['t.*', 'd.unit IS NOT NULL AS divided', ...users, ...patients].join(', ')} FROM period t
    LEFT JOIN divided d
      ON t.level = 'municipality' AND d.unit = t.unit AND d.kind = t.kind AND d.period_end = t.period_end
    LEFT JOIN users u ON u.level = t.level AND u.unit = t.unit AND u.kind = t.kind AND u.period_end = t.period_end
    LEFT JOIN patients_behind n
      ON n.level = t.level AND n.unit = t.unit AND n.period_end = t.period_end
        AND n.kind = CASE WHEN t.kind = 'year' THEN 'rolling12' ELSE t.kind END
    ORDER BY t.level, t.unit, t.kind, t.period_end`);
}
