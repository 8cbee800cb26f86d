import type { DuckDBConnection } from '@duckdb/node-api';
import { createTableOf } from './append-rows.ts';
import { expectedSql } from './expected.ts';
import { LIST_STRATA } from './person-time.ts';
import type { MeasurePlan } from './plan.ts';
import { AREA_UNIT } from './published-grid.ts';
import { expectedUsersSql } from './users-rates.ts';
import { spreadYearSql, type Window } from './windows.ts';

/** Columns that are added up, over months and over prescribers alike. */
export function additiveColumns(plan: MeasurePlan): readonly string[] {
  return [...plan.monthColumns.map(({ name }) => name), ...plan.expected.map(({ name }) => name)];
}

/** The same, and what is expected of whole windows only. */
export function windowColumns(plan: MeasurePlan): readonly string[] {
  return [...additiveColumns(plan), ...plan.expectedUsers.map(({ name }) => name)];
}

/** Sums of a window over its quarters `q` with the window's rates `r`: for a join of `quarterly`, `window_quarter` and `users_rate`. */
export function windowSumsSql(plan: MeasurePlan): string {
  const users = plan.expectedUsers.map(({ name }) => `sum(${expectedUsersSql(name)})::BIGINT AS ${name}`);
  return [...additiveColumns(plan).map((name) => `sum(q.${name})::BIGINT AS ${name}`), ...users].join(', ');
}

export const WINDOW_JOIN = `quarterly q JOIN window_quarter w USING (quarter)
    LEFT JOIN users_rate r ON w.kind = 'rolling12' AND r.period_end = w.period_end`;

/** Columns that belong to a prescriber's whole calendar year. */
export function spreadColumns(plan: MeasurePlan): readonly string[] {
  return plan.spreads.flatMap(({ name }) => [`${name}_squares`, `${name}_sum`]);
}

/**
 * Table `monthly`: leaf and spine side by side, one row for each prescriber and month that is in either. Table
 * `quarterly`: the same by quarter, for as long as the prescriber stayed in one place.
 */
export async function createMonthly(connection: DuckDBConnection, plan: MeasurePlan): Promise<void> {
  const columns = [
    ...plan.monthColumns.map(({ name, sql }) => `(${sql})::BIGINT AS ${name}`),
    ...plan.expected.map(({ name }) => `${expectedSql(name)} AS ${name}`),
  ];
  await connection.run(`
    CREATE TABLE monthly AS
    SELECT coalesce(l.prescriber, s.prescriber) AS prescriber, coalesce(l.month, s.month) AS month,
      s.prescriber IS NOT NULL AS listed, s.group_id, s.municipality, s.county, s.county_now, ${strataColumns(
        plan,
      )
        .map((name) => `coalesce(s.${name}, 0) AS ${name}, `)
        .join('')}
      ${columns.join(', ')}
    FROM leaf l FULL JOIN spine s ON s.prescriber = l.prescriber AND s.month = l.month
    LEFT JOIN expected_rate r ON r.month = s.month`);
  await connection.run(`
    CREATE TABLE quarterly AS
    SELECT prescriber, month - month % 3 + 2 AS quarter, max(month) AS month, listed, group_id, municipality, county_now,
      ${sumsSql([...additiveColumns(plan), ...strataColumns(plan)])}
    FROM monthly GROUP BY prescriber, quarter, listed, group_id, municipality, county_now`);
}

/** The composition of the lists travels along only where whole windows need it. */
function strataColumns(plan: MeasurePlan): readonly string[] {
  return plan.expectedUsers.length > 0 ? LIST_STRATA.map(({ column }) => column) : [];
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
 * have something in that column. A prescriber who moved inside a window counts in each place with those months.
 */
export async function createArea(connection: DuckDBConnection, plan: MeasurePlan): Promise<void> {
  const columns = windowColumns(plan);
  await connection.run(`
    CREATE TABLE stint AS
    SELECT w.kind, w.period_end, q.prescriber, q.group_id, h.carried AS municipality, h.carried_county AS county,
      q.county_now, ${windowSumsSql(plan)}
    FROM ${WINDOW_JOIN}
    JOIN carried_home h ON h.municipality = q.municipality AND h.month = q.month AND h.period_end = w.period_end
    WHERE q.listed GROUP BY ALL`);
  const noUsers = plan.expectedUsers.map(({ name }) => `0 AS ${name}`);
  const ofMonth = `(SELECT ${["'month' AS kind", 'month AS period_end', '* EXCLUDE (month, listed)', ...noUsers].join(', ')}
    FROM monthly WHERE listed)`;
  const arms = Object.entries(AREA_UNIT).flatMap(([level, unit]) => [
    areaArm(plan, level, unit, ofMonth),
    areaArm(
      plan,
      level,
      'unit',
      `(SELECT ${unit} AS unit, kind, period_end, prescriber, ${sumsSql(columns)} FROM stint GROUP BY ALL)`,
    ),
  ]);
  for (const [index, arm] of arms.entries()) {
    await connection.run(`${index === 0 ? 'CREATE TABLE area AS' : 'INSERT INTO area'} ${arm}`);
  }
  await connection.run('DROP TABLE stint');
}

function areaArm(plan: MeasurePlan, level: string, unit: string, stays: string): string {
  const having = plan.monthColumns.map(({ name }) => `count_if(${name} > 0)::INTEGER AS g_${name}`);
  const spreads = spreadColumns(plan).map((name) => `coalesce(sum(p.${name}), 0)::BIGINT AS ${name}`);
  return `
    SELECT '${level}' AS level, ${unit}::INTEGER AS unit, t.kind, t.period_end::INTEGER AS period_end,
      count(*)::INTEGER AS listed, ${[sumsSql(windowColumns(plan)), ...having, ...spreads].join(', ')}
    FROM ${stays} t
    LEFT JOIN patient_spread p ON p.prescriber = t.prescriber AND p.year = ${spreadYearSql('t.kind', 't.period_end')}
    WHERE ${unit} IS NOT NULL GROUP BY ALL`;
}

export function sumsSql(columns: readonly string[]): string {
  return columns.map((name) => `sum(${name})::BIGINT AS ${name}`).join(', ');
}
