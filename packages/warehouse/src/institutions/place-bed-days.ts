import type { DuckDBConnection } from '@duckdb/node-api';

/**
 * Table `bed_month`: bed days of each institution, ward type and month; home care has none. A line about several months is
 * divided by their days. Where two tell of the same ward and month, counted days go before estimated ones, then what the
 * institution itself has told before what others delivered, and then the line about fewer months. A month without a line gets beds × days × occupancy, marked as estimated, where a site has said
 * how full its beds are; otherwise NULL. `from_beds` marks months that no line tells of.
 *
 * Reads `lake_bed_days` and `ward_month`.
 *
 * @param occupancy share of the beds in use, 0–1; `null`: nothing is estimated
 */
export async function placeBedDays(connection: DuckDBConnection, occupancy: number | null): Promise<void> {
  const fromBeds = occupancy === null ? 'NULL' : `w.beds * days_of(w.month) * ${occupancy}`;
  await connection.run(`
    CREATE OR REPLACE TEMP MACRO first_day(month) AS make_date((month // 12)::INTEGER, (month % 12 + 1)::INTEGER, 1);
    CREATE OR REPLACE TEMP MACRO days_of(month) AS first_day(month + 1) - first_day(month);

    CREATE OR REPLACE TEMP TABLE bed_month AS
    WITH told AS (
      SELECT organisation, ward_type, month, estimated,
        bed_days * days_of(month) / (first_day(to_month + 1) - first_day(from_month)) AS bed_days
      FROM lake_bed_days, unnest(range(from_month, to_month + 1)) AS m(month)
      QUALIFY row_number() OVER (
        PARTITION BY organisation, ward_type, month
        ORDER BY estimated, told DESC, to_month - from_month, bed_days) = 1)
    SELECT w.organisation, w.ward_type, w.month, coalesce(t.bed_days, ${fromBeds}) AS bed_days,
      coalesce(t.estimated, true) AS estimated, t.bed_days IS NULL AS from_beds
    FROM ward_month w LEFT JOIN told t USING (organisation, ward_type, month)
    WHERE w.ward_type <> 'home-care'`);
}
