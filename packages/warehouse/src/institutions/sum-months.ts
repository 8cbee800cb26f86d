import type { DuckDBConnection } from '@duckdb/node-api';
import type { InstitutionFigures, UnitType } from './institution-figures.ts';
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
 * What institutions bought in some months, in the order of organisation and type. One that is in the register and bought nothing
 * has sums of 0 and `monthsWithoutPurchase` equal to `months`: whether that is true is for a human to say.
 */
export async function sumMonths(
  connection: DuckDBConnection,
  input: SumMonthsInput,
): Promise<readonly InstitutionFigures[]> {
  const { columns } = input;
  const reader = await connection.runAndReadAll(`
    WITH kept AS (${keptMonthsSql(input)})
    SELECT organisation, ${UNIT_TYPE_SQL},
      count(DISTINCT month) FILTER (in_register) AS months, count(DISTINCT month) FILTER (lines > 0) AS months_bought,
      CASE WHEN count(bed_days) ${BEDDED_SQL} = count(*) ${BEDDED_SQL}
        THEN round(sum(bed_days) ${BEDDED_SQL}, 6) END AS bed_days,
      coalesce(bool_or(estimated) ${BEDDED_SQL}, false) AS estimated, ${measureSumsSql(columns)}
    FROM kept WHERE is_mixed OR in_register GROUP BY ALL ORDER BY organisation, unit_type`);
  return (reader.getRowObjectsJS() as SumRow[]).map((row) => ({
    organisation: numberIn(row, 'organisation'),
    unitType: String(row.unit_type) as UnitType,
    months: numberIn(row, 'months'),
    monthsWithoutPurchase: numberIn(row, 'months') - numberIn(row, 'months_bought'),
    bedDays: bedDaysIn(row),
    bedDaysEstimated: row.estimated === true,
    sums: sumsIn(row, columns),
  }));
}
