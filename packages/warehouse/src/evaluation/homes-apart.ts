import type { DuckDBConnection } from '@duckdb/node-api';
import {
  countiesApart,
  type HomeStay,
  type InstitutionDisclosureSettings,
} from '@smalspor/domain/institution-disclosure';
import type { SalesColumns } from '../institutions/sales-columns.ts';
import { textSql } from '../measure/lake-files.ts';

/** Months of each of the two windows that a county’s figures are of. */
const WINDOW = 12;

/**
 * Counties of the plan whose participating homes may be told of by themselves, two digits each. Reads `institution_month`,
 * `evaluated_<programme>` and what `writeCohorts` has just put into `cohort_cell`.
 *
 * @param columns the first indicator holds all the others
 */
export async function homesApart(
  connection: DuckDBConnection,
  programme: string,
  columns: readonly SalesColumns[],
  settings: InstitutionDisclosureSettings,
): Promise<readonly string[]> {
  const [whole, ...parts] = columns;
  if (whole === undefined) return [];
  const windows = ['before', 'after'] as const;
  const cells = [whole, ...parts].flatMap(({ indicator, numerator }) =>
    windows.map((window) => ({
      id: `${indicator} ${window}`,
      partOf: indicator === whole.indicator ? [] : [`${whole.indicator} ${window}`],
      sql: `coalesce(sum(i.s${numerator}) FILTER (m.month ${window === 'before' ? '<' : '>='} m.start), 0)::DOUBLE`,
    })),
  );
  const reader = await connection.runAndReadAll(`
    WITH part AS (
      SELECT county, first, last, any_value(start) AS start FROM cohort_cell
      WHERE programme = ${textSql(programme)} AND part = 'participants' GROUP BY ALL),
    member AS (
      SELECT DISTINCT e.unit, e.county, e.month, p.start, e.started IS NOT NULL AS takes_part
      FROM evaluated_${programme} e
      JOIN part p ON p.county = e.county AND (e.started BETWEEN p.first AND p.last OR e.started IS NULL)
      WHERE e.month BETWEEN p.start - ${WINDOW} AND p.start + ${WINDOW - 1})
    SELECT m.unit, m.county, i.ward_type, m.takes_part, ${cells.map(({ sql }) => sql).join(', ')}
    FROM member m JOIN institution_month i ON i.organisation = m.unit AND i.month = m.month
    WHERE i.ward_type IN ('long-term', 'short-term') GROUP BY ALL ORDER BY m.unit, m.county, i.ward_type`);
  const stays = reader.getRowsJS().map(
    ([home, county, stay, takesPart, ...values]): HomeStay => ({
      home: Number(home),
      county: Number(county),
      stay: stay as HomeStay['stay'],
      takesPart: takesPart === true,
      values: values.map(Number),
    }),
  );
  return countiesApart(stays, cells, settings).map((county) => String(county).padStart(2, '0'));
}
