import type { DuckDBConnection } from '@duckdb/node-api';
import { EMPTY, filesSql, orEmpty } from '../measure/lake-files.ts';

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
const BED_DAY_COLUMNS = 'organisation, ward_type, from_month, to_month, bed_days, estimated';

/**
 * Views `lake_institutions`, `lake_sales` (with the number of the `sender`), `lake_bed_days` (with `told` for what the
 * institution itself has said) and `lake_products` over the files, of all institutions or of one.
 */
export async function openInstitutionLake(
  connection: DuckDBConnection,
  files: InstitutionFiles,
  organisation: number | null = null,
): Promise<void> {
  const own = organisation === null ? '' : `WHERE organisation = ${organisation}`;
  const bedDays = (from: string, told: boolean) =>
    `SELECT ${BED_DAY_COLUMNS}, ${told} AS told FROM ${from} ${own}`;
  const sources = {
    lake_institutions: `SELECT * FROM ${filesSql(files.institutions)} ${own}`,
    lake_sales: files.sales
      .map((sender, place) => `SELECT *, ${place} AS sender FROM ${filesSql(sender)} ${own}`)
      .join(' UNION ALL BY NAME '),
    lake_bed_days: `${bedDays(orEmpty(files.bedDays, NO_BED_DAYS), false)} UNION ALL ${bedDays(orEmpty(files.toldBedDays ?? [], NO_BED_DAYS), true)}`,
    lake_products: `SELECT * FROM ${orEmpty(files.products, EMPTY.products)}`,
  };
  for (const [name, source] of Object.entries(sources)) {
    await connection.run(`CREATE OR REPLACE TEMP VIEW ${name} AS ${source}`);
  }
}
