import type { DuckDBConnection } from '@duckdb/node-api';
import type { Month } from '@smalspor/domain/time';
import type { InstitutionMonth, InstitutionMonths } from './institution-figures.ts';
import type { SumMonthsInput } from './sum-months.ts';

/**
 * The months that `sumMonths` adds up, in the order of organisation, type and month. An institution of which some line in these
 * months could not be placed among its wards is `mixed` all the way, so that a series is of the same all the way. Home care has no
 * bed days and is left out.
 */
export async function listMonths(
  connection: DuckDBConnection,
  { source, columns, span, organisation }: SumMonthsInput,
): Promise<readonly InstitutionMonths[]> {
  const measures = [
    ...new Set(columns.flatMap(({ numerator, denominator }) => [numerator, denominator ?? numerator])),
  ];
  const sums = measures.flatMap((place) => [`sum(s${place}) AS s${place}`, `sum(q${place}) AS q${place}`]);
  const bedded = "FILTER (in_register AND ward_type <> 'home-care')";
  const reader = await connection.runAndReadAll(`
    WITH kept AS (
      SELECT *, bool_or(ward_type IS NULL) OVER (PARTITION BY organisation) AS is_mixed FROM ${source}
      WHERE month BETWEEN ${span.from} AND ${span.to} ${organisation === null ? '' : `AND organisation = ${organisation}`})
    SELECT organisation, CASE WHEN is_mixed THEN 'mixed' ELSE ward_type END AS unit_type, month, sum(lines) AS lines,
      CASE WHEN count(bed_days) ${bedded} = count(*) ${bedded} THEN sum(bed_days) ${bedded} END AS bed_days, ${sums.join(', ')}
    FROM kept WHERE is_mixed OR (in_register AND ward_type <> 'home-care')
    GROUP BY ALL ORDER BY organisation, unit_type, month`);
  const found = new Map<
    string,
    { head: Pick<InstitutionMonths, 'organisation' | 'unitType'>; months: Map<Month, InstitutionMonth> }
  >();
  for (const row of reader.getRowObjectsJS() as Record<string, unknown>[]) {
    const number = (name: string) => Number(row[name] ?? 0);
    const head = {
      organisation: number('organisation'),
      unitType: String(row.unit_type) as InstitutionMonths['unitType'],
    };
    const key = `${head.organisation} ${head.unitType}`;
    const series = found.get(key) ?? { head, months: new Map() };
    found.set(key, series);
    const bedDays = row.bed_days === null ? null : number('bed_days');
    series.months.set(number('month') as Month, {
      lines: number('lines'),
      bedDays,
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
    });
  }
  return [...found.values()].map(({ head, months }) => ({ ...head, months }));
}
