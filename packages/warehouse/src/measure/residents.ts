import type { DuckDBConnection } from '@duckdb/node-api';
import type { Geography } from '@smalspor/domain/organisation';
import { addMonths, daysOfMonth } from '@smalspor/domain/time';
import { createTableOf } from './append-rows.ts';
import type { CellArm } from './cells.ts';
import { textSql } from './lake-files.ts';
import type { MeasurePlan, PlannedIndicator, Side, Spread } from './plan.ts';
import type { MonthSpan } from './spine.ts';
import { RESIDENTS } from './users.ts';
import { spreadYearSql, type Window } from './windows.ts';

/**
 * Table `resident_period`: sums over everyone's prescriptions, by month and window, with the inhabitants on 1 January × months
 * (and × days) and the number of those who wrote anything or held a list. Indicators of residents stand for themselves, at level `nation`: never a line to compare a GP with.
 */
export async function createResidents(
  connection: DuckDBConnection,
  plan: MeasurePlan,
  geography: Geography,
  span: MonthSpan,
  windows: readonly Window[],
): Promise<void> {
  const inhabitants = new Map(geography.population.map((row) => [row.year, row.inhabitants]));
  const months = Array.from({ length: span.to - span.from + 1 }, (_, index) => addMonths(span.from, index));
  await createTableOf(
    connection,
    'resident_window',
    { kind: 'VARCHAR', period_end: 'INTEGER', first: 'INTEGER' },
    [
      ...months.map((month) => ['month', month, month] as const),
      ...windows.map(({ kind, start, end }) => [kind, end, start] as const),
    ],
  );
  await createTableOf(
    connection,
    'inhabitants',
    { month: 'INTEGER', inhabitants: 'BIGINT', days: 'INTEGER' },
    months.map(
      (month) => [month, inhabitants.get(Math.floor(month / 12)) ?? null, daysOfMonth(month)] as const,
    ),
  );
  const columns = residentColumns(plan);
  const sums = columns.map((name) => `coalesce(sum(n.${name}), 0)::BIGINT AS ${name}`);
  await connection.run(`
    CREATE TABLE resident_period AS
    WITH national AS (
      SELECT ${['month', ...columns.map((name) => `sum(${name})::BIGINT AS ${name}`)].join(', ')}
      FROM monthly GROUP BY month),
    wrote AS (
      SELECT DISTINCT prescriber, month FROM lake_lines WHERE month BETWEEN ${span.from} AND ${span.to}
      UNION SELECT prescriber, month FROM spine),
    active AS (
      SELECT 'month' AS kind, month AS period_end, count(prescriber)::INTEGER AS prescribers FROM wrote GROUP BY month
      UNION ALL
      SELECT w.kind, w.period_end, count(DISTINCT q.prescriber)::INTEGER
      FROM (SELECT DISTINCT prescriber, month - month % 3 + 2 AS quarter FROM wrote) q
      JOIN window_quarter w USING (quarter) GROUP BY w.kind, w.period_end)
    SELECT ${['w.kind', 'w.period_end', 'any_value(a.prescribers) AS prescribers', ...sums, ...INHABITANTS].join(', ')}
    FROM resident_window w JOIN inhabitants i ON i.month BETWEEN w.first AND w.period_end
    LEFT JOIN national n ON n.month = i.month
    LEFT JOIN active a
      ON a.kind = CASE WHEN w.kind = 'year' THEN 'rolling12' ELSE w.kind END AND a.period_end = w.period_end
    GROUP BY w.kind, w.period_end ORDER BY w.kind, w.period_end`);
}

/** NULL, and so no figure, where the population of a year is not in the table. */
const INHABITANTS = [
  'CASE WHEN count(i.inhabitants) = count(*) THEN sum(i.inhabitants)::BIGINT END AS person_months',
  'CASE WHEN count(i.inhabitants) = count(*) THEN sum(i.inhabitants * i.days)::BIGINT END AS person_days',
];

/** The cells of the indicators of residents, in the long form. */
export function residentArms(plan: MeasurePlan): readonly CellArm[] {
  return plan.indicators
    .filter(({ definition }) => definition.setting === 'residents')
    .map((indicator) => ({ indicator: indicator.definition.id, sql: residentArm(indicator) }));
}

function residentArm({
  definition,
  numerator,
  denominator,
  spread,
  behind,
  kinds,
}: PlannedIndicator): string {
  const above = sideSql(numerator);
  const below = sideSql(denominator);
  // Every user is one patient, and no more can stand behind the number.
  const patients =
    numerator.from === 'users' ? above : `CASE WHEN n.level IS NULL THEN 0 ELSE n.${behind} END`;
  const [squares, sum] = spread === null ? ['NULL', 'NULL'] : spreadSql(spread, above);
  return `SELECT ${textSql(definition.id)}, 'nation', 0, t.kind, t.period_end, ${above}::BIGINT, ${below}::BIGINT,
      (${squares})::BIGINT, (${sum})::BIGINT, NULL::DOUBLE, t.prescribers, (${patients})::INTEGER, NULL::VARCHAR
    FROM resident_period t
    LEFT JOIN users u ON u.level = '${RESIDENTS}' AND u.kind = t.kind AND u.period_end = t.period_end
    LEFT JOIN patients_behind n ON n.level = '${RESIDENTS}' AND n.period_end = t.period_end
      AND n.kind = CASE WHEN t.kind = 'year' THEN 'rolling12' ELSE t.kind END
    LEFT JOIN resident_spread r ON r.year = ${spreadYearSql('t.kind', 't.period_end')}
    WHERE t.kind IN (${kinds.map(textSql).join(', ')}) AND ${below} IS NOT NULL
      AND NOT (${above} = 0 AND ${below} = 0)`;
}

function spreadSql(spread: Spread, above: string): readonly [squares: string, sum: string] {
  if (spread.from === 'patients')
    return [`coalesce(r.${spread.spread}_squares, 0)`, `coalesce(r.${spread.spread}_sum, 0)`];
  return spread.from === 'users' ? [above, above] : [`t.${spread.column}`, above];
}

function sideSql(side: Side): string {
  if (side.from === 'inhabitants') return side.perDay ? 't.person_days' : 't.person_months';
  return side.from === 'users' ? `coalesce(u.${side.users}, 0)` : `coalesce(t.${side.column}, 0)`;
}

function residentColumns(plan: MeasurePlan): readonly string[] {
  const sides = plan.indicators
    .filter(({ definition }) => definition.setting === 'residents')
    .flatMap(({ numerator, denominator, spread }) => [numerator, denominator, spread]);
  return [...new Set(sides.flatMap((side) => (side !== null && 'column' in side ? [side.column] : [])))];
}
