import type { DuckDBConnection } from '@duckdb/node-api';
import type { Month } from '@smalspor/domain/time';
import type { InstitutionMonth, InstitutionMonths } from './institution-figures.ts';
import {
  BEDDED_SQL,
  bedDaysIn,
  keptMonthsSql,
  measureSumsSql,
  numberIn,
  type SumMonthsInput,
  type SumRow,
  sumsIn,
  UNIT_TYPE_SQL,
} from './kept-months.ts';

/**
 * The months that `sumMonths` adds up, in the order of organisation, type and month. An institution of which some line in these
 * months could not be placed among its wards is `mixed` all the way, so that a series is of the same all the way. Home care has no
 * bed days and is left out.
 */
export async function listMonths(
  connection: DuckDBConnection,
  input: SumMonthsInput,
): Promise<readonly InstitutionMonths[]> {
  const { columns } = input;
  const reader = await connection.runAndReadAll(`
    WITH kept AS (${keptMonthsSql(input)})
    SELECT organisation, ${UNIT_TYPE_SQL}, month, sum(lines) AS lines,
      CASE WHEN count(bed_days) ${BEDDED_SQL} = count(*) ${BEDDED_SQL} THEN sum(bed_days) ${BEDDED_SQL} END AS bed_days,
      ${measureSumsSql(columns)}
    FROM kept WHERE is_mixed OR (in_register AND ward_type <> 'home-care')
    GROUP BY ALL ORDER BY organisation, unit_type, month`);
  const found = new Map<
    string,
    { head: Pick<InstitutionMonths, 'organisation' | 'unitType'>; months: Map<Month, InstitutionMonth> }
  >();
  for (const row of reader.getRowObjectsJS() as SumRow[]) {
    const head = {
      organisation: numberIn(row, 'organisation'),
      unitType: String(row.unit_type) as InstitutionMonths['unitType'],
    };
    const key = `${head.organisation} ${head.unitType}`;
    const series = found.get(key) ?? { head, months: new Map() };
    found.set(key, series);
    series.months.set(numberIn(row, 'month') as Month, {
      lines: numberIn(row, 'lines'),
      bedDays: bedDaysIn(row),
      sums: sumsIn(row, columns),
    });
  }
  return [...found.values()].map(({ head, months }) => ({ ...head, months }));
}
