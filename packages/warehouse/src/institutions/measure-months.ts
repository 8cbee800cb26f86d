import type { DuckDBConnection } from '@duckdb/node-api';
import type { CodeSet } from '@smalspor/domain/indicators';
import { type InstitutionIndicator, type SalesMeasure, WARD_TYPES } from '@smalspor/domain/institutions';
import type { Medicines } from '@smalspor/domain/medicines';
import { createProductDdd } from '../measure/product-ddd.ts';
import type { MonthSpan } from '../measure/spine.ts';
import type { SalesQuality } from './institution-figures.ts';
import { keepOneLineForEachSale } from './one-line-for-each-sale.ts';
import { type InstitutionFiles, openInstitutionLake } from './open-institution-lake.ts';
import { placeBedDays } from './place-bed-days.ts';
import { medicineBitsSql, planSales, productBitsSql, type SalesPlan } from './sales-columns.ts';

export interface InstitutionContent {
  readonly institutionIndicators: readonly InstitutionIndicator[];
  readonly codeSets: ReadonlyMap<string, CodeSet>;
  readonly medicines: Medicines;
}

export interface MeasureMonthsInput {
  readonly files: InstitutionFiles;
  readonly content: InstitutionContent;
  /** The ATC/DDD edition for all lines, whatever year they are from, so that a series never changes by a revision. */
  readonly indexYear: number;
  readonly span: MonthSpan;
  /** One institution; all of them where it is left out. */
  readonly organisation?: number;
  /** Share of the beds in use where bed days are unknown, 0–1; `null`: unknown stays unknown. */
  readonly occupancy: number | null;
}

/** What the months say of themselves. */
export interface MeasuredMonths {
  readonly plan: SalesPlan;
  readonly quality: SalesQuality;
}

/**
 * Table `institution_month`: one row for each ward type of each institution and month in the register (`in_register`), with its
 * bed days and what was bought for it: `ddd` of all goods, and the sums that indicators ask for. A line that names no ward belongs to the only one. Rows that are not in the register
 * hold what cannot be placed: lines that name no ward where there are several (`ward_type` NULL), and lines that name one that
 * the institution has not. Every figure of a longer period is a sum of these rows; see `sumMonths`.
 */
export async function measureMonths(
  connection: DuckDBConnection,
  { files, content, indexYear, span, occupancy, organisation }: MeasureMonthsInput,
): Promise<MeasuredMonths> {
  const plan = planSales(content.institutionIndicators);
  const { measures } = plan;
  await openInstitutionLake(connection, files, organisation ?? null);
  await createWardMonths(connection, span);
  await placeBedDays(connection, occupancy);
  const deliveredTwice = await keepOneLineForEachSale(connection, files.sales.length);
  await createProductDdd(connection, content.medicines, indexYear);
  await sumLines(connection, measures, content.codeSets, span);
  const sums = measures.map(({ count }, place) => {
    const of = `FILTER (class & ${1n << BigInt(place)} <> 0)`;
    return count === 'purchases'
      ? `coalesce(sum(purchases) ${of}, 0)::DOUBLE AS s${place}, coalesce(sum(purchases) ${of}, 0)::DOUBLE AS q${place}`
      : `coalesce(round(sum(ddd) ${of}, 9), 0)::DOUBLE AS s${place}, coalesce(round(sum(squares) ${of}, 9), 0)::DOUBLE AS q${place}`;
  });
  const names = ['ddd', ...measures.flatMap((_, place) => [`s${place}`, `q${place}`])];
  await connection.run(`
    CREATE OR REPLACE TEMP TABLE institution_month AS
    WITH bought AS (
      SELECT organisation, ward_type, month, ${['sum(lines)::INTEGER AS lines', 'coalesce(round(sum(ddd), 9), 0)::DOUBLE AS ddd', ...sums].join(', ')}
      FROM placed_class WHERE is_known GROUP BY ALL)
    SELECT coalesce(w.organisation, b.organisation) AS organisation, coalesce(w.ward_type, b.ward_type) AS ward_type,
      coalesce(w.month, b.month)::INTEGER AS month, w.organisation IS NOT NULL AS in_register, w.municipality,
      d.bed_days, coalesce(d.estimated, false) AS estimated, coalesce(b.lines, 0) AS lines,
      ${names.map((name) => `coalesce(b.${name}, 0) AS ${name}`).join(', ')}
    FROM ward_month w
    LEFT JOIN bed_month d USING (organisation, ward_type, month)
    FULL JOIN bought b ON b.organisation = w.organisation AND b.ward_type = w.ward_type AND b.month = w.month
    ORDER BY 1, 2 NULLS LAST, 3`);
  const reader = await connection.runAndReadAll(`
    SELECT coalesce(sum(lines), 0)::DOUBLE, coalesce(sum(lines) FILTER (NOT is_known), 0)::DOUBLE,
      coalesce(sum(lines) FILTER (is_known AND ward_type IS NOT NULL AND NOT list_contains(wards, ward_type)), 0)::DOUBLE
    FROM placed_class`);
  const [[lines = 0, unknownInstitution = 0, unknownWard = 0] = []] = reader.getRowsJS() as number[][];
  return { plan, quality: { lines, unknownInstitution, unknownWard, deliveredTwice } };
}

/** Table `ward_month`: each ward type of each institution in each month of the series. */
async function createWardMonths(connection: DuckDBConnection, { from, to }: MonthSpan): Promise<void> {
  await connection.run(`
    CREATE OR REPLACE TEMP TABLE ward_month AS
    SELECT organisation, ward_type, month, municipality, beds
    FROM lake_institutions,
      unnest(range(greatest(from_month, ${from}), least(coalesce(to_month, ${to}), ${to}) + 1)) AS m(month)`);
}

/**
 * Table `placed_class`: the sums of lines that count in the same measures, by institution, ward type and month. Goods are judged
 * once each, and lines are grouped by narrow columns: it is one pass over all that was ever sold.
 */
async function sumLines(
  connection: DuckDBConnection,
  measures: readonly SalesMeasure[],
  codeSets: ReadonlyMap<string, CodeSet>,
  { from, to }: MonthSpan,
): Promise<void> {
  const wards = `ENUM(${WARD_TYPES.map((type) => `'${type}'`).join(', ')})`;
  await connection.run(`
    CREATE OR REPLACE TEMP TABLE goods AS
    SELECT atc, product, ddd_per_package / 100 AS ddd,
      ${medicineBitsSql(measures, codeSets)} & ${productBitsSql(measures)} AS class
    FROM (SELECT DISTINCT coalesce(atc, 0) AS atc, coalesce(product, 0) AS product FROM sale_line)
    LEFT JOIN product_ddd USING (product);
    CREATE OR REPLACE TEMP TABLE class_number AS
    SELECT class, row_number() OVER (ORDER BY class)::SMALLINT AS number FROM (SELECT DISTINCT class FROM goods);
    CREATE OR REPLACE TEMP TABLE numbered_goods AS
    SELECT atc, product, ddd, number FROM goods JOIN class_number USING (class);
    CREATE OR REPLACE TEMP TABLE class_month AS
    SELECT organisation, ward_type::${wards} AS ward, month, number,
      sum(packages100 * ddd) AS ddd, sum(packages100 * ddd * packages100 * ddd) AS squares,
      count_if(packages100 > 0) AS purchases, count(*) AS lines
    FROM sale_line s JOIN numbered_goods g ON g.atc = coalesce(s.atc, 0) AND g.product = coalesce(s.product, 0)
    WHERE month BETWEEN ${from} AND ${to} GROUP BY ALL;
    CREATE OR REPLACE TEMP TABLE placed_class AS
    SELECT organisation, month, class, ddd, squares, purchases, lines, wards, wards IS NOT NULL AS is_known,
      CASE WHEN ward IS NULL AND len(wards) = 1 THEN wards[1] ELSE ward::VARCHAR END AS ward_type
    FROM class_month JOIN class_number USING (number) LEFT JOIN (
      SELECT organisation, month, list(ward_type) AS wards FROM ward_month GROUP BY ALL) h
    USING (organisation, month)`);
}
