import type { DuckDBConnection } from '@duckdb/node-api';
import { type CodeSet, packedMedicines } from '@smalspor/domain/indicators';
import type { InstitutionIndicator, SalesMeasure } from '@smalspor/domain/institutions';
import type { Medicines } from '@smalspor/domain/medicines';
import { Refusal } from '@smalspor/domain/refusal';
import { createProductDdd } from '../measure/product-ddd.ts';
import type { MonthSpan } from '../measure/spine.ts';
import type { InstitutionFigures, UnitType } from './institution-figures.ts';
import { type InstitutionFiles, openInstitutionLake } from './open-institution-lake.ts';
import { placeBedDays } from './place-bed-days.ts';
import { placeSales, type SalesQuality } from './place-sales.ts';

export interface InstitutionContent {
  readonly institutionIndicators: readonly InstitutionIndicator[];
  readonly codeSets: ReadonlyMap<string, CodeSet>;
  readonly medicines: Medicines;
}

export interface MeasuredInstitutions {
  readonly quality: SalesQuality;
  readonly figures: readonly InstitutionFigures[];
}

export interface MeasureInstitutionsInput {
  readonly files: InstitutionFiles;
  readonly content: InstitutionContent;
  /** The ATC/DDD edition for all lines, whatever year they are from, so that a series never changes by a revision. */
  readonly indexYear: number;
  readonly span: MonthSpan;
  readonly occupancy: number | null;
}

/**
 * The sums behind every indicator of institutions for one period, in the order of organisation and type. An institution that
 * is in the register and bought nothing has sums of 0 and `monthsWithoutPurchase` equal to `months`: whether that is true
 * is for a human to say.
 */
export async function measureInstitutions(
  connection: DuckDBConnection,
  { files, content, indexYear, span, occupancy }: MeasureInstitutionsInput,
): Promise<MeasuredInstitutions> {
  await openInstitutionLake(connection, files);
  const quality = await placeSales(connection, span);
  await placeBedDays(connection, occupancy);
  await createProductDdd(connection, content.medicines, indexYear);
  const indicators = content.institutionIndicators;
  const columns = indicators.flatMap(({ numerator, denominator }, place) => [
    `coalesce(${sumSql(numerator, content.codeSets)}, 0) AS n${place}`,
    `coalesce(${sumSql(numerator, content.codeSets, 2)}, 0) AS q${place}`,
    ...('bedTime' in denominator
      ? []
      : [`coalesce(${sumSql(denominator, content.codeSets)}, 0) AS d${place}`]),
  ]);
  const reader = await connection.runAndReadAll(`
    WITH line AS (
      SELECT s.organisation, s.unit_type, s.month, s.atc, s.packages100, p.route,
        s.packages100 * p.ddd_per_package / 100 AS ddd
      FROM placed_sale s LEFT JOIN product_ddd p ON p.product = s.product WHERE s.unit_type IS NOT NULL),
    bought AS (
      SELECT organisation, unit_type, count(DISTINCT month) AS months_bought, ${columns.join(', ')}
      FROM line GROUP BY ALL),
    unit AS (
      SELECT organisation, unit_type, count(DISTINCT month) AS months FROM unit_month GROUP BY ALL),
    bed AS (
      SELECT organisation, unit_type, CASE WHEN count(bed_days) = count(*) THEN sum(bed_days) END AS bed_days,
        bool_or(estimated) AS estimated
      FROM bed_month GROUP BY ALL)
    SELECT u.*, bed_days, estimated, b.* EXCLUDE (organisation, unit_type)
    FROM unit u LEFT JOIN bed USING (organisation, unit_type) LEFT JOIN bought b USING (organisation, unit_type)
    ORDER BY u.organisation, u.unit_type`);
  const figures = (reader.getRowObjectsJS() as Record<string, unknown>[]).map((row): InstitutionFigures => {
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
        indicators.map(({ id, denominator }, place) => [
          id,
          {
            numerator: number(`n${place}`),
            sumOfSquares: number(`q${place}`),
            denominator: 'bedTime' in denominator ? bedDays : number(`d${place}`),
          },
        ]),
      ),
    };
  });
  return { quality, figures };
}

/** SQL for a sum over `line`, or for the sum of its squares. */
function sumSql(
  { count, medicines, routes, dose }: SalesMeasure,
  codeSets: ReadonlyMap<string, CodeSet>,
  power: 1 | 2 = 1,
): string {
  const set = codeSets.get(medicines);
  if (!set) throw new Refusal('content-invalid', `There is no code set ${medicines}.`);
  const { include, exclude } = packedMedicines(set);
  const inside = (ranges: typeof include) =>
    ranges.map(([first, last]) => `atc BETWEEN ${first} AND ${last}`).join(' OR ') || 'false';
  const conditions = [
    `(${inside(include)})`,
    `NOT (${inside(exclude)})`,
    ...(routes === undefined ? [] : [`route IN (${routes.map((route) => `'${route}'`).join(', ')})`]),
    ...(dose === undefined ? [] : ['ddd IS NULL']),
    ...(count === 'purchases' ? ['packages100 > 0'] : []),
  ];
  const counted = count === 'purchases' ? '1' : power === 1 ? 'ddd' : 'ddd * ddd';
  return `sum(${counted}) FILTER (${conditions.join(' AND ')})`;
}
