import { type CellColumns, cellColumnsOf } from './cell-columns.ts';
import { EXPECTED_UNIT } from './expected.ts';
import { textSql } from './lake-files.ts';
import type { MeasurePlan } from './plan.ts';

/** The columns of every file of cells in the long form, in their order, with their types. */
export const CELL_COLUMNS = {
  indicator: 'VARCHAR',
  level: 'VARCHAR',
  unit: 'INTEGER',
  kind: 'VARCHAR',
  period_end: 'INTEGER',
  numerator: 'BIGINT',
  denominator: 'BIGINT',
  sum_of_squares: 'BIGINT',
  sum_for_squares: 'BIGINT',
  expected: 'DOUBLE',
  prescribers: 'INTEGER',
  patients: 'INTEGER',
  no_value: 'VARCHAR',
} as const;

/**
 * One SELECT of the long form for each indicator, over `area_period` (level, unit, kind, period_end and everything else side
 * by side). Joined by UNION ALL this is many times faster than unpivoting.
 */
export function areaCellArms(plan: MeasurePlan): readonly CellArm[] {
  const behind = new Map(plan.indicators.map((indicator) => [indicator.definition.id, indicator.behind]));
  const users = new Set(plan.users.map(({ name }) => name));
  return cellColumnsOf(plan).map((cell) => ({
    indicator: cell.indicator,
    sql: areaCellArm(cell, {
      patients: behind.get(cell.indicator) ?? '',
      // Whoever has a list stands behind a number of patients.
      prescribers: users.has(cell.denominator) ? 'listed' : `g_${cell.denominator}`,
    }),
  }));
}

/** The cells of one indicator, in the order of level, unit, kind and period. */
export interface CellArm {
  readonly indicator: string;
  readonly sql: string;
}

function areaCellArm(
  cell: CellColumns,
  { patients, prescribers }: { readonly patients: string; readonly prescribers: string },
): string {
  const { numerator, denominator, squares, sum } = cell;
  const expected = cell.expected === null ? 'NULL' : `${cell.expected} / ${EXPECTED_UNIT}`;
  return `SELECT ${textSql(cell.indicator)} AS indicator, level, unit, kind, period_end,
      ${numerator}::BIGINT AS numerator, ${denominator}::BIGINT AS denominator, ${squares}::BIGINT AS sum_of_squares,
      ${sum}::BIGINT AS sum_for_squares, (${expected})::DOUBLE AS expected, ${prescribers} AS prescribers,
      ${patients} AS patients, CASE WHEN divided THEN 'boundary-split' END AS no_value
    FROM area_period
    WHERE kind IN (${cell.kinds.map(textSql).join(', ')}) AND NOT (${numerator} = 0 AND ${denominator} = 0)`;
}
