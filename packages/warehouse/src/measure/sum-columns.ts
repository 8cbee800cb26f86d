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

/** `from` is the alias of the table that holds the columns, where it must be told. */
export function sumsSql(columns: readonly SumColumn[], from?: string): readonly string[] {
  return columns.map(({ name, type }) => `sum(${from ? `${from}.` : ''}${name})::${type} AS ${name}`);
}

/** Sums of a window over its quarters `q` with the window's rates `r`; for `WINDOW_JOIN`. */
export function windowSumsSql(plan: MeasurePlan): readonly string[] {
  const users = plan.expectedUsers.map(({ name }) => `sum(${expectedUsersSql(name)})::BIGINT AS ${name}`);
  return [...sumsSql(additiveColumns(plan), 'q'), ...users];
}

export const WINDOW_JOIN = `quarterly q JOIN window_quarter w USING (quarter)
    LEFT JOIN users_rate r ON w.kind = 'rolling12' AND r.period_end = w.period_end`;
