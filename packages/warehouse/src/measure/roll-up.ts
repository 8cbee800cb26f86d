import type { DuckDBConnection } from '@duckdb/node-api';
import { createTableOf } from './append-rows.ts';
import { expectedSql } from './expected.ts';
import { dropLeaf } from './leaf.ts';
import type { MeasurePlan } from './plan.ts';
import { AREA_LEVELS, AREA_UNIT } from './published-grid.ts';
import {
  additiveColumns,
  COVERAGE_COLUMNS,
  demandExactSums,
  type SumColumn,
  spreadColumns,
  strataColumns,
  sumsSql,
  WINDOW_JOIN,
  windowOnlyColumns,
  windowSumsSql,
} from './sum-columns.ts';
import { spreadYearSql, type Window } from './windows.ts';

/**
 * Table `monthly`: leaf, spine, declared lists and contacts side by side, one row for each prescriber and month that is in any of
 * them; `listed` tells who has a list and so belongs to an area. Table `quarterly`: the same by quarter, for as long as the prescriber stayed in one place.
 */
export async function createMonthly(connection: DuckDBConnection, plan: MeasurePlan): Promise<void> {
  const columns = [
    ...strataColumns(plan).map(({ name, type }) => `coalesce(s.${name}, 0)::${type} AS ${name}`),
    ...COVERAGE_COLUMNS.map(({ name, type }) => `coalesce(l.${name}, 0)::${type} AS ${name}`),
    ...plan.monthColumns.map(({ name, sql, type }) => `(${sql})::${type} AS ${name}`),
    ...plan.expected.map(({ name }) => `${expectedSql(name)} AS ${name}`),
  ];
  const place = 's.prescriber IS NOT NULL AS listed, s.group_id, s.municipality, s.county, s.county_now';
  const sums = sumsSql([...strataColumns(plan), ...additiveColumns(plan)]);
  await connection.run(`
    CREATE TABLE monthly AS
    SELECT coalesce(l.prescriber, s.prescriber, d.prescriber, c.prescriber) AS prescriber,
      coalesce(l.month, s.month, d.month, c.month) AS month,
      ${[place, ...columns].join(', ')}
    FROM leaf l FULL JOIN spine s ON s.prescriber = l.prescriber AND s.month = l.month
    FULL JOIN declared_month d
      ON d.prescriber = coalesce(l.prescriber, s.prescriber) AND d.month = coalesce(l.month, s.month)
    FULL JOIN contact_month c
      ON c.prescriber = coalesce(l.prescriber, s.prescriber, d.prescriber) AND c.month = coalesce(l.month, s.month, d.month)
    LEFT JOIN expected_rate r ON r.month = s.month`);
  await dropLeaf(connection);
  await connection.run(`
    CREATE TABLE quarterly AS
    SELECT prescriber, month - month % 3 + 2 AS quarter, max(month) AS month,
      ${['listed', 'group_id', 'municipality', 'county_now', ...sums].join(', ')}
    FROM monthly GROUP BY prescriber, quarter, listed, group_id, municipality, county_now`);
}

/** Table `window_quarter`: the quarters of each half and rolling year. A calendar year is the rolling year of December. */
export async function createWindowQuarters(
  connection: DuckDBConnection,
  windows: readonly Window[],
): Promise<void> {
  const rows = windows
    .filter(({ kind }) => kind !== 'year')
    .flatMap(({ kind, start, end }) =>
      Array.from({ length: (end - start + 1) / 3 }, (_, index) => [kind, end, end - 3 * index] as const),
    );
  await createTableOf(
    connection,
    'window_quarter',
    { kind: 'VARCHAR', period_end: 'INTEGER', quarter: 'INTEGER' },
    rows,
  );
}

/**
 * Table `area`: every area level alike, the sums of the prescribers whose list lay there, with `g_…` = prescribers who
 * have something in that column. A prescriber who moved inside a window counts in each place with those months. Leaves
 * `stint` (a prescriber's part of a window in one place) and `mover` (windows of more than one stint) for `writeOwnCells`.
 */
export async function createArea(connection: DuckDBConnection, plan: MeasurePlan): Promise<void> {
  const key = 'kind, period_end, prescriber';
  await connection.run(`
    CREATE TABLE stint AS
    SELECT ${['w.kind', 'w.period_end', 'q.prescriber', 'q.group_id', 'h.carried AS municipality', 'h.carried_county AS county', 'q.county_now', ...windowSumsSql(plan)].join(', ')}
    FROM ${WINDOW_JOIN}
    JOIN carried_home h ON h.municipality = q.municipality AND h.month = q.month AND h.period_end = w.period_end
    WHERE q.listed GROUP BY ALL;
    CREATE TABLE mover AS SELECT ${key} FROM stint GROUP BY ${key} HAVING count(*) > 1`);
  const columns = [...additiveColumns(plan), ...windowOnlyColumns(plan)];
  const names = columns.map(({ name }) => name);
  const ofMonth = [
    ...additiveColumns(plan).map(({ name }) => name),
    ...windowOnlyColumns(plan).map(({ name }) => `0 AS ${name}`),
  ];
  const arms = AREA_LEVELS.flatMap((level) => {
    const unit = AREA_UNIT[level];
    const months = `SELECT ${[`${unit} AS unit`, "'month' AS kind", 'month AS period_end', 'prescriber', ...ofMonth].join(', ')}
      FROM monthly WHERE listed`;
    // Only who moved inside a window can have two stints in one unit, which then are one prescriber.
    const stays = `SELECT ${[`${unit} AS unit`, key, ...names].join(', ')} FROM stint ANTI JOIN mover USING (${key})
      UNION ALL
      SELECT ${[`${unit} AS unit`, key, ...sumsSql(columns)].join(', ')}
      FROM stint SEMI JOIN mover USING (${key}) GROUP BY unit, ${key}`;
    return [areaArm(plan, columns, level, months), areaArm(plan, columns, level, stays)];
  });
  for (const [index, arm] of arms.entries()) {
    await connection.run(`${index === 0 ? 'CREATE TABLE area AS' : 'INSERT INTO area'} ${arm}`);
  }
  await demandExactSums(connection, 'area', columns);
}

function areaArm(plan: MeasurePlan, columns: readonly SumColumn[], level: string, stays: string): string {
  const having = denominatorsOf(plan).map((name) => `count_if(${name} > 0)::INTEGER AS g_${name}`);
  const spreads = spreadColumns(plan).map(
    ({ name }) => `coalesce(sum(p.${name}::DOUBLE), 0)::BIGINT AS ${name}`,
  );
  return `
    SELECT '${level}' AS level, t.unit::INTEGER AS unit, t.kind, t.period_end::INTEGER AS period_end,
      ${['count(*)::INTEGER AS listed', ...sumsSql(columns), ...having, ...spreads].join(', ')}
    FROM (${stays}) t
    LEFT JOIN patient_spread p ON p.prescriber = t.prescriber AND p.year = ${spreadYearSql('t.kind', 't.period_end')}
    WHERE t.unit IS NOT NULL GROUP BY t.unit, t.kind, t.period_end`;
}

/** Columns that stand below the line of some indicator: who has something there stands behind its cells. */
function denominatorsOf(plan: MeasurePlan): readonly string[] {
  const columns = plan.indicators.flatMap(({ denominator }) =>
    denominator.from === 'column' ? [denominator.column] : [],
  );
  return [...new Set(columns)];
}
