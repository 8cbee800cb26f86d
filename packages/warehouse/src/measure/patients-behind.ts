import type { DuckDBConnection } from '@duckdb/node-api';
import { cellKeyPartsSql, cellKeySql } from './cell-key.ts';
import { BEHIND_PER_SLICE, createSketches } from './patient-sketches.ts';
import type { LinesBehind, MeasurePlan } from './plan.ts';
import { AREA_LEVELS, AREA_UNIT, PUBLISHED_BY_MONTH } from './published-grid.ts';
import { countUnproven } from './unproven-patients.ts';
import { RESIDENTS } from './users.ts';
import type { YearSource } from './year-sources.ts';

/**
 * View `patients_behind`: for the figures that may be published, the distinct patients behind each numerator. NULL means that
 * there are `countedBelow` or more, proven by a sketch; smaller numbers are exact.
 */
export async function countPatientsBehind(
  connection: DuckDBConnection,
  plan: MeasurePlan,
  sources: readonly YearSource[],
  countedBelow: number,
): Promise<void> {
  await placeStays(connection);
  const slices: string[] = [];
  for (let from = 0; from === 0 || from < plan.behind.length; from += BEHIND_PER_SLICE) {
    const table = `patients_behind_${slices.length}`;
    const behind = plan.behind.slice(from, from + BEHIND_PER_SLICE);
    await countSlice(connection, plan, behind, sources, { table, countedBelow });
    slices.push(table);
  }
  const [first, ...more] = slices;
  const joined = `${first}${more.map((table) => ` JOIN ${table} USING (key)`).join('')}`;
  await connection.run(`
    CREATE VIEW patients_behind AS SELECT ${cellKeyPartsSql()}, * EXCLUDE (key) FROM ${joined};
    DROP TABLE stay_month; DROP TABLE placed_stay; DROP TABLE placed_month`);
}

/**
 * A stay is a prescriber's quarter in one place. `placed_stay` and `placed_month` tell the cells that its lines are in:
 * windows by stay, single months by month.
 */
async function placeStays(connection: DuckDBConnection): Promise<void> {
  const unitOf = { ...AREA_UNIT, municipality: 'carried', county: 'carried_county' };
  const windows = AREA_LEVELS.map(
    (level) => `
      SELECT stay, ${cellKeySql(level, unitOf[level], 'kind', 'period_end')} AS key FROM placed
      WHERE ${unitOf[level]} IS NOT NULL`,
  );
  const months = PUBLISHED_BY_MONTH.map(
    (level) =>
      `SELECT prescriber, month, ${cellKeySql(level, AREA_UNIT[level], "'month'", 'month')} AS key FROM spine`,
  );
  await connection.run(`
    CREATE TABLE stay_month AS
    SELECT prescriber, month, dense_rank() OVER (
      ORDER BY prescriber, month // 3, group_id, municipality, county_now)::INTEGER AS stay FROM spine;
    CREATE TABLE placed_stay AS
    WITH stays AS (
      SELECT m.stay, max(s.month) AS month, any_value(s.municipality) AS municipality,
        any_value(s.group_id) AS group_id, any_value(s.county_now) AS county_now
      FROM spine s JOIN stay_month m ON m.prescriber = s.prescriber AND m.month = s.month GROUP BY m.stay),
    placed AS (
      SELECT s.stay, s.group_id, s.county_now, h.carried, h.carried_county, w.kind, w.period_end
      FROM stays s JOIN window_quarter w ON w.quarter = s.month - s.month % 3 + 2
      JOIN carried_home h ON h.municipality = s.municipality AND h.month = s.month AND h.period_end = w.period_end)
    ${windows.join(' UNION ALL ')};
    CREATE TABLE placed_month AS ${months.join(' UNION ALL ')}`);
}

async function countSlice(
  connection: DuckDBConnection,
  plan: MeasurePlan,
  behind: readonly LinesBehind[],
  sources: readonly YearSource[],
  { table, countedBelow }: { readonly table: string; readonly countedBelow: number },
): Promise<void> {
  await createSketches(connection, plan, behind, sources);
  const joined = behind.map(({ name }) => `bit_or(${name}) AS ${name}`);
  const columns = ['key', ...joined].join(', ');
  await connection.run(`
    CREATE TABLE stay_sketch AS
    SELECT ${['m.stay', ...joined].join(', ')} FROM sketch k
    JOIN stay_month m ON m.prescriber = k.prescriber AND m.month = k.month GROUP BY m.stay;
    CREATE TABLE cell_sketch AS
    SELECT ${columns} FROM placed_stay JOIN stay_sketch USING (stay) GROUP BY key
    UNION ALL SELECT ${columns} FROM placed_month JOIN sketch USING (prescriber, month) GROUP BY key
    UNION ALL SELECT ${columns} FROM (
      SELECT ${cellKeySql(RESIDENTS, '0', 'w.kind', 'w.period_end')} AS key, s.* EXCLUDE (month)
      FROM resident_window w JOIN sketch_of_month s ON s.month BETWEEN w.first AND w.period_end WHERE w.kind <> 'year')
    GROUP BY key;
    DROP TABLE stay_sketch; DROP TABLE sketch`);
  const open = behind.map(
    ({ name }, index) =>
      `CASE WHEN ${name} <> 0 AND bit_count(${name}) < ${countedBelow} THEN ${1n << BigInt(index)}::BIGINT ELSE 0 END`,
  );
  await connection.run(`
    CREATE TABLE unproven AS
    SELECT * FROM (SELECT key, (${open.join(' + ') || '0'})::BIGINT AS open FROM cell_sketch) WHERE open <> 0`);
  await countUnproven(connection, plan, behind, sources);
  const counts = behind.map(
    ({ name }) =>
      `CASE WHEN s.${name} = 0 THEN 0 WHEN bit_count(s.${name}) < ${countedBelow} THEN c.${name} END AS ${name}`,
  );
  await connection.run(`
    CREATE TABLE ${table} AS
    SELECT ${['s.key', ...counts].join(', ')} FROM cell_sketch s LEFT JOIN unproven_count c ON c.key = s.key;
    DROP TABLE cell_sketch; DROP TABLE unproven; DROP TABLE unproven_count; DROP TABLE sketch_of_month`);
}
