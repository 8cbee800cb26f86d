import type { DuckDBConnection } from '@duckdb/node-api';
import { Refusal } from '@smalspor/domain/refusal';
import { LIST_STRATA } from './person-time.ts';
import type { MeasurePlan } from './plan.ts';
import { expectedUsersSql } from './users-rates.ts';

/** A column whose values are added up. */
export interface SumColumn {
  readonly name: string;
  readonly type: 'INTEGER' | 'BIGINT';
}

/** Lines that count for anything, and those of them whose DDD is known. */
export const COVERAGE_COLUMNS: readonly SumColumn[] = [
  { name: 'lines', type: 'INTEGER' },
  { name: 'dosed', type: 'INTEGER' },
];

/** Columns that are added up over months and prescribers alike. */
export function additiveColumns(plan: MeasurePlan): readonly SumColumn[] {
  return [
    ...COVERAGE_COLUMNS,
    ...plan.monthColumns.map(({ name, type }) => ({ name, type })),
    ...plan.expected.map(({ name }) => ({ name, type: 'BIGINT' as const })),
  ];
}

/** What is expected of whole windows only. */
export function windowOnlyColumns(plan: MeasurePlan): readonly SumColumn[] {
  return plan.expectedUsers.map(({ name }) => ({ name, type: 'BIGINT' as const }));
}

/** Columns that belong to a prescriber's whole calendar year. */
export function spreadColumns(plan: MeasurePlan): readonly SumColumn[] {
  return plan.spreads.flatMap(({ name }) =>
    [`${name}_squares`, `${name}_sum`].map((column) => ({ name: column, type: 'BIGINT' as const })),
  );
}

/** The composition of the lists travels along only where whole windows need it. */
export function strataColumns(plan: MeasurePlan): readonly SumColumn[] {
  if (plan.expectedUsers.length === 0) return [];
  return LIST_STRATA.map(({ column }) => ({ name: column, type: 'INTEGER' as const }));
}

/** Below this, whole numbers are exact as doubles. */
const EXACT_LIMIT = 2 ** 53;

/**
 * Sums over a table (or the table with the alias `from`). DuckDB adds whole numbers in 128 bits; as doubles it adds them in half
 * the time, and just as exactly as long as no sum reaches `EXACT_LIMIT`: `demandExactSums` looks.
 */
export function sumsSql(columns: readonly SumColumn[], from?: string): readonly string[] {
  return columns.map(({ name, type }) => `sum(${from ? `${from}.` : ''}${name}::DOUBLE)::${type} AS ${name}`);
}

/** @throws Refusal `release-refused` when a sum of the table is too large to be exact, which no true register comes near. */
export async function demandExactSums(
  connection: DuckDBConnection,
  table: string,
  columns: readonly SumColumn[],
): Promise<void> {
  const large = columns
    .filter(({ type }) => type === 'BIGINT')
    .map(({ name }) => `abs(${name}) >= ${EXACT_LIMIT}`);
  if (large.length === 0) return;
  const reader = await connection.runAndReadAll(`SELECT count(*) FROM ${table} WHERE ${large.join(' OR ')}`);
  if (Number(reader.getRows()[0]?.[0]) === 0) return;
  throw new Refusal(
    'release-refused',
    'Doses add up to more than can be counted exactly. Look for impossible numbers of packages in the dispensings.',
  );
}

/** Sums of a window over its quarters `q` with the window's rates `r`; for `WINDOW_JOIN`. */
export function windowSumsSql(plan: MeasurePlan): readonly string[] {
  const users = plan.expectedUsers.map(
    ({ name }) => `sum((${expectedUsersSql(name)})::DOUBLE)::BIGINT AS ${name}`,
  );
  return [...sumsSql(additiveColumns(plan), 'q'), ...users];
}

export const WINDOW_JOIN = `quarterly q JOIN window_quarter w USING (quarter)
    LEFT JOIN users_rate r ON w.kind = 'rolling12' AND r.period_end = w.period_end`;
