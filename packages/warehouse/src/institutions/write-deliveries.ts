import type { DuckDBConnection } from '@duckdb/node-api';
import {
  findOddities,
  oddityFigures,
  oddityId,
  type UnitMonth,
  type WardBeds,
} from '@smalspor/domain/institution-data';
import { addMonths, type Month } from '@smalspor/domain/time';
import { createTableOf } from '../measure/append-rows.ts';
import type { MonthSpan } from '../measure/spine.ts';

export const DELIVERY_FILES = { deliveries: 'deliveries.parquet', oddities: 'oddities.parquet' } as const;

/** Months back from the last one that are looked through for what is odd, as on the institution's own page. */
const MONTHS = 24;

const BEDDED = "FILTER (in_register AND ward_type <> 'home-care')";
const MONTHS_WITH_BASIS = `
  SELECT m.*, CASE WHEN NOT from_beds THEN m.bed_days END AS told_days
  FROM institution_month m LEFT JOIN (SELECT organisation, ward_type, month, from_beds FROM bed_month) b
    ON b.organisation = m.organisation AND b.ward_type = m.ward_type AND b.month = m.month`;

/**
 * Writes what has been delivered about each institution: its last months, and what is odd in the last two years. Reads
 * `institution_month`, `bed_month` and `lake_institutions`.
 */
export async function writeDeliveries(
  connection: DuckDBConnection,
  span: MonthSpan,
  copy: (sql: string, name: string) => Promise<unknown>,
): Promise<void> {
  await copy(
    `WITH by_month AS (
      SELECT organisation, month, sum(lines) AS lines, count(*) ${BEDDED} AS wards,
        count(told_days) ${BEDDED} AS told, count(bed_days) ${BEDDED} AS known
      FROM (${MONTHS_WITH_BASIS}) GROUP BY ALL)
     SELECT organisation, max(month) FILTER (lines > 0) AS last_sales, bool_or(wards > 0) AS has_beds,
       max(month) FILTER (wards > 0 AND told = wards) AS last_bed_days,
       max(month) FILTER (known = wards AND told < wards) AS last_from_beds
     FROM by_month GROUP BY ALL ORDER BY organisation`,
    DELIVERY_FILES.deliveries,
  );
  const [months, wards] = [await readUnits(connection, span), await readWards(connection)];
  await createTableOf(
    connection,
    'institution_oddity',
    { organisation: 'INTEGER', id: 'VARCHAR', figures: 'VARCHAR' },
    [...months].flatMap(([organisation, own]) =>
      findOddities(own, wards.get(organisation) ?? []).map((oddity) => [
        organisation,
        oddityId(oddity),
        oddityFigures(oddity),
      ]),
    ),
  );
  await copy('FROM institution_oddity', DELIVERY_FILES.oddities);
}

/** As `readUnitMonths` reads one institution's: a bed day that is reckoned from beds is none. */
async function readUnits(
  connection: DuckDBConnection,
  { from, to }: MonthSpan,
): Promise<ReadonlyMap<number, readonly UnitMonth[]>> {
  const first = Math.max(from, addMonths(to, 1 - MONTHS));
  const reader = await connection.runAndReadAll(`
    WITH kept AS (
      SELECT *, bool_or(ward_type IS NULL) OVER (PARTITION BY organisation) AS is_mixed
      FROM (${MONTHS_WITH_BASIS}) WHERE month BETWEEN ${first} AND ${to})
    SELECT organisation, CASE WHEN is_mixed THEN 'mixed' ELSE ward_type END AS unit_type, month,
      sum(lines)::DOUBLE AS lines, sum(ddd)::DOUBLE AS ddd,
      CASE WHEN count(told_days) ${BEDDED} = count(*) ${BEDDED} THEN sum(told_days) ${BEDDED} END::DOUBLE AS bed_days
    FROM kept WHERE is_mixed OR in_register GROUP BY organisation, 2, month HAVING bool_or(in_register)
    ORDER BY organisation, unit_type, month`);
  const months = reader.getRowsJS().map(([organisation, unitType, month, lines, ddd, bedDays]) => ({
    organisation: Number(organisation),
    unitType: String(unitType) as UnitMonth['unitType'],
    month: Number(month) as Month,
    lines: Number(lines),
    ddd: Number(ddd),
    bedDays: bedDays === null || bedDays === undefined ? null : Number(bedDays),
  }));
  return Map.groupBy(months, ({ organisation }) => organisation);
}

async function readWards(connection: DuckDBConnection): Promise<ReadonlyMap<number, readonly WardBeds[]>> {
  const reader = await connection.runAndReadAll(
    'SELECT organisation, ward_type, beds, from_month, to_month FROM lake_institutions ORDER BY ALL',
  );
  const whole = (value: unknown) => (value === null || value === undefined ? null : Number(value));
  const wards = reader.getRowsJS().map(([organisation, wardType, beds, from, to]) => ({
    organisation: Number(organisation),
    wardType: String(wardType) as WardBeds['wardType'],
    beds: whole(beds),
    fromMonth: Number(from) as Month,
    toMonth: whole(to) as Month | null,
  }));
  return Map.groupBy(wards, ({ organisation }) => organisation);
}
