import type { DuckDBConnection } from '@duckdb/node-api';
import type { MonthSpan } from '../measure/spine.ts';
import type { InstitutionFigures, UnitType } from './institution-figures.ts';
import type { SalesColumns } from './sales-columns.ts';

export interface SumMonthsInput {
  /** A FROM item with the columns of `institution_month`. */
  readonly source: string;
  readonly columns: readonly SalesColumns[];
  readonly span: MonthSpan;
  /** `null`: all of them. */
  readonly organisation: number | null;
}

/**
 * What institutions bought in some months, in the order of organisation and type. An institution of which some line in these
 * months could not be placed among several wards is `mixed` as a whole, because its use cannot be divided. One that is in the
 * register and bought nothing has sums of 0 and `monthsWithoutPurchase` equal to `months`: whether that is true is for a human
 * to say.
 */
export async function sumMonths(
  connection: DuckDBConnection,
  { source, columns, span, organisation }: SumMonthsInput,
): Promise<readonly InstitutionFigures[]> {
  const measures = [
    ...new Set(columns.flatMap(({ numerator, denominator }) => [numerator, denominator ?? numerator])),
  ];
  const sums = measures.flatMap((place) => [`sum(s${place}) AS s${place}`, `sum(q${place}) AS q${place}`]);
  const bedded = "FILTER (in_register AND ward_type <> 'home-care')";
  const reader = await connection.runAndReadAll(`
    WITH kept AS (
      SELECT *, bool_or(ward_type IS NULL) OVER (PARTITION BY organisation) AS is_mixed FROM ${source}
      WHERE month BETWEEN ${span.from} AND ${span.to} ${organisation === null ? '' : `AND organisation = ${organisation}`})
    SELECT organisation, CASE WHEN is_mixed THEN 'mixed' ELSE ward_type END AS unit_type,
      count(DISTINCT month) FILTER (in_register) AS months, count(DISTINCT month) FILTER (lines > 0) AS months_bought,
      CASE WHEN count(bed_days) ${bedded} = count(*) ${bedded} THEN round(sum(bed_days) ${bedded}, 6) END AS bed_days,
      coalesce(bool_or(estimated) ${bedded}, false) AS estimated, ${sums.join(', ')}
    FROM kept WHERE is_mixed OR in_register GROUP BY ALL ORDER BY organisation, unit_type`);
  return (reader.getRowObjectsJS() as Record<string, unknown>[]).map((row) => figuresOf(row, columns));
}

function figuresOf(row: Record<string, unknown>, columns: readonly SalesColumns[]): InstitutionFigures {
  const number = (name: string) => Number(row[name] ?? 0);
  const bedDays = row.bed_days === null ? null : number('bed_days');
  return {
    organisation: number('organisation'),
    unitType: String(row.unit_type) as UnitType,
    months: number('months'),
    monthsWithoutPurchase: number('months') - number('months_bought'),
    bedDays,
    bedDaysEstimated: row.estimated === true,
    sums: Object.fromEntries(
      columns.map(({ indicator, numerator, denominator }) => [
        indicator,
        {
          numerator: number(`s${numerator}`),
          sumOfSquares: number(`q${numerator}`),
          denominator: denominator === null ? bedDays : number(`s${denominator}`),
        },
      ]),
    ),
  };
}
