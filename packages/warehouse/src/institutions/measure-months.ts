import type { DuckDBConnection } from '@duckdb/node-api';
import type { CodeSet } from '@smalspor/domain/indicators';
import type { InstitutionIndicator } from '@smalspor/domain/institutions';
import type { Medicines } from '@smalspor/domain/medicines';
import { createProductDdd } from '../measure/product-ddd.ts';
import type { MonthSpan } from '../measure/spine.ts';
import type { SalesQuality } from './institution-figures.ts';
import { keepOneLineForEachSale } from './one-line-for-each-sale.ts';
import { type InstitutionFiles, openInstitutionLake } from './open-institution-lake.ts';
import { placeBedDays } from './place-bed-days.ts';
import { planSales, type SalesPlan } from './sales-columns.ts';
import { placeSums, sumLines, sumNames } from './sum-lines.ts';

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
  const areAdded = await openInstitutionLake(connection, files, organisation ?? null);
  await createWardMonths(connection, span);
  await placeBedDays(connection, occupancy);
  const deliveredTwice = await keepOneLineForEachSale(connection, files.sales.length, areAdded);
  await createProductDdd(connection, content.medicines, indexYear);
  await sumLines(connection, measures, content.codeSets, { span, areAdded });
  await placeSums(connection, measures);
  const names = ['ddd', ...sumNames(measures)];
  await connection.run(`
    CREATE OR REPLACE TEMP TABLE institution_month AS
    SELECT coalesce(w.organisation, b.organisation) AS organisation, coalesce(w.ward_type, b.ward_type) AS ward_type,
      coalesce(w.month, b.month)::INTEGER AS month, w.organisation IS NOT NULL AS in_register, w.municipality,
      d.bed_days, coalesce(d.estimated, false) AS estimated, coalesce(b.lines, 0)::INTEGER AS lines,
      ${names.map((name) => `coalesce(round(b.${name}, 9), 0) AS ${name}`).join(', ')}
    FROM ward_month w
    LEFT JOIN bed_month d USING (organisation, ward_type, month)
    FULL JOIN (FROM placed_sum WHERE is_known) b
      ON b.organisation = w.organisation AND b.ward_type = w.ward_type AND b.month = w.month`);
  const reader = await connection.runAndReadAll(`
    SELECT coalesce(sum(lines), 0)::DOUBLE, coalesce(sum(lines) FILTER (NOT is_known), 0)::DOUBLE,
      coalesce(sum(lines) FILTER (is_known AND NOT has_ward), 0)::DOUBLE
    FROM placed_sum`);
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
