import type { DuckDBConnection } from '@duckdb/node-api';
import { EMPTY, filesSql, orEmpty, textSql } from '../measure/lake-files.ts';

/** Lake files as absolute paths. */
export interface InstitutionFiles {
  readonly institutions: readonly string[];
  /** Sender by sender, in a fixed order. */
  readonly sales: readonly (readonly string[])[];
  readonly bedDays: readonly string[];
  /** What institutions have told in this house; it holds before what others have delivered in the same way. */
  readonly toldBedDays?: readonly string[];
  readonly products: readonly string[];
}

/** Columns of bed days, where nobody has delivered any. */
const NO_BED_DAYS =
  'NULL::INTEGER AS organisation, NULL::VARCHAR AS ward_type, NULL::INTEGER AS from_month, ' +
  'NULL::INTEGER AS to_month, NULL::INTEGER AS bed_days, NULL::BOOLEAN AS estimated';
/** The columns of lines that every lake has, and of the sums that stand on some lines of newer ones. */
const LINE_COLUMNS = 'organisation, ward_type, pharmacy, month, sold_on, atc, product, packages100';
const SUM_COLUMNS =
  'organisation, ward_type, pharmacy, month, atc, product, month_packages100 AS packages100, ' +
  'month_squares AS squares, month_returns AS returns, month_lines AS lines';
const BED_DAY_COLUMNS = 'organisation, ward_type, from_month, to_month, bed_days, estimated';

/**
 * Views `lake_institutions`, `lake_sales` (with the number of the `sender`), `lake_bed_days` (with `told` for what the
 * institution itself has said) and `lake_products` over the files, of all institutions or of one. And `lake_sums`, what
 * `lake_sales` holds of each institution, ward, pharmacy, month and goods, where import has added it up.
 * @returns whether there is `lake_sums`: in all files, for some would tell of some lines only
 */
export async function openInstitutionLake(
  connection: DuckDBConnection,
  files: InstitutionFiles,
  organisation: number | null = null,
): Promise<boolean> {
  const own = organisation === null ? '' : `WHERE organisation = ${organisation}`;
  const bedDays = (from: string, told: boolean) =>
    `SELECT ${BED_DAY_COLUMNS}, ${told} AS told FROM ${from} ${own}`;
  const areAdded = await haveSums(connection, files.sales.flat());
  const sales = (columns: string, where: string) =>
    files.sales
      .map((sender, place) => `SELECT ${columns}, ${place} AS sender FROM ${filesSql(sender)} ${where}`)
      .join(' UNION ALL BY NAME ');
  const sources = {
    lake_institutions: `SELECT * FROM ${filesSql(files.institutions)} ${own}`,
    lake_sales: sales(LINE_COLUMNS, own),
    ...(areAdded && {
      lake_sums: sales(SUM_COLUMNS, `${own === '' ? 'WHERE' : `${own} AND`} month_lines IS NOT NULL`),
    }),
    lake_bed_days: `${bedDays(orEmpty(files.bedDays, NO_BED_DAYS), false)} UNION ALL ${bedDays(orEmpty(files.toldBedDays ?? [], NO_BED_DAYS), true)}`,
    lake_products: `SELECT * FROM ${orEmpty(files.products, EMPTY.products)}`,
  };
  for (const [name, source] of Object.entries(sources)) {
    await connection.run(`CREATE OR REPLACE TEMP VIEW ${name} AS ${source}`);
  }
  return areAdded;
}

/** Deliveries from before import added up have lines alone. */
async function haveSums(connection: DuckDBConnection, files: readonly string[]): Promise<boolean> {
  const found = await connection.runAndReadAll(
    `SELECT count(*)::INTEGER FROM parquet_schema([${files.map(textSql).join(', ')}]) WHERE name = 'month_lines'`,
  );
  return files.length > 0 && Number(found.getRowsJS()[0]?.[0]) === files.length;
}
