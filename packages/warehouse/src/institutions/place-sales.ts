import type { DuckDBConnection } from '@duckdb/node-api';
import type { MonthSpan } from '../measure/spine.ts';

/** Lines that are in no institution's figures, and why. */
export interface SalesQuality {
  readonly lines: number;
  /** The organisation number is not in the register of institutions in that month. */
  readonly unknownInstitution: number;
  /** The institution has no ward of the type that the line names. */
  readonly unknownWard: number;
}

/**
 * Tables `unit_month` (each ward type of each institution in each month, with its beds and the type that it is shown as) and
 * `placed_sale` (each line with that type). A line that names no ward belongs to the only one; an institution with several,
 * of which some line says nothing, is `mixed` as a whole, because its use cannot be divided.
 *
 * Reads `lake_institutions` and `lake_sales`.
 */
export async function placeSales(connection: DuckDBConnection, span: MonthSpan): Promise<SalesQuality> {
  const { from, to } = span;
  await connection.run(`
    CREATE OR REPLACE TEMP TABLE ward_month AS
    SELECT organisation, ward_type, month, municipality, beds
    FROM lake_institutions,
      unnest(range(greatest(from_month, ${from}), least(coalesce(to_month, ${to}), ${to}) + 1)) AS m(month);

    CREATE OR REPLACE TEMP TABLE sale_at_home AS
    SELECT s.*, h.wards
    FROM lake_sales s LEFT JOIN (
      SELECT organisation, month, list(ward_type) AS wards FROM ward_month GROUP BY ALL) h
    USING (organisation, month)
    WHERE s.month BETWEEN ${from} AND ${to};

    CREATE OR REPLACE TEMP TABLE mixed_home AS
    SELECT DISTINCT organisation FROM sale_at_home WHERE ward_type IS NULL AND len(wards) > 1;

    CREATE OR REPLACE TEMP TABLE unit_month AS
    SELECT w.*, CASE WHEN x.organisation IS NULL THEN w.ward_type ELSE 'mixed' END AS unit_type
    FROM ward_month w LEFT JOIN mixed_home x USING (organisation);

    CREATE OR REPLACE TEMP TABLE placed_sale AS
    SELECT s.* EXCLUDE (wards), wards IS NOT NULL AS is_known, CASE
        WHEN wards IS NULL THEN NULL
        WHEN x.organisation IS NOT NULL THEN 'mixed'
        WHEN ward_type IS NULL THEN wards[1]
        WHEN list_contains(wards, ward_type) THEN ward_type
      END AS unit_type
    FROM sale_at_home s LEFT JOIN mixed_home x USING (organisation);

    DROP TABLE ward_month; DROP TABLE sale_at_home; DROP TABLE mixed_home`);
  const reader = await connection.runAndReadAll(`
    SELECT count(*)::DOUBLE, count_if(NOT is_known)::DOUBLE, count_if(is_known AND unit_type IS NULL)::DOUBLE
    FROM placed_sale`);
  const [[lines = 0, unknownInstitution = 0, unknownWard = 0] = []] = reader.getRowsJS() as number[][];
  return { lines, unknownInstitution, unknownWard };
}
