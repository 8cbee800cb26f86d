import type { DuckDBConnection } from '@duckdb/node-api';
import { formatOf } from '../ingest/formats/formats.ts';

/** The lake files of the deliveries in force, as absolute paths. Files of one format never overlap in time. */
export interface LakeFiles {
  readonly dispensings: readonly string[];
  readonly gpLists: readonly string[];
  readonly declaredLists: readonly string[];
  /** What doctors have declared in this house; it holds before what registers deliver. */
  readonly ownDeclarations: readonly string[];
  readonly cmeGroups: readonly string[];
  readonly products: readonly string[];
  /** Contacts with doctors, and their numbers; none where no such register has delivered. */
  readonly contacts?: readonly string[];
  readonly contactCounts?: readonly string[];
  /** Who took part in programmes; none where the release tells of none. */
  readonly participations?: readonly string[];
}

/** Columns of a format that is missing altogether, so that the rest can be measured without it. */
export const EMPTY: Readonly<
  Record<'declaredLists' | 'ownDeclarations' | 'cmeGroups' | 'products' | 'participations', string>
> = {
  declaredLists:
    'NULL::INTEGER AS prescriber, NULL::INTEGER AS from_month, NULL::INTEGER AS to_month, NULL::INTEGER AS declared',
  ownDeclarations: 'NULL::INTEGER AS prescriber, NULL::INTEGER AS from_month, NULL::INTEGER AS declared',
  cmeGroups:
    'NULL::INTEGER AS group_id, NULL::VARCHAR AS group_name, NULL::INTEGER AS prescriber, NULL::INTEGER AS from_month, NULL::INTEGER AS to_month',
  participations:
    'NULL::VARCHAR AS programme, NULL::INTEGER AS prescriber, NULL::INTEGER AS organisation, NULL::INTEGER AS started',
  products:
    'NULL::INTEGER AS product, NULL::INTEGER AS atc, NULL::VARCHAR AS name, NULL::DOUBLE AS strength_mg, ' +
    'NULL::DOUBLE AS units, NULL::VARCHAR AS route, NULL::VARCHAR AS salt, NULL::VARCHAR AS form, ' +
    'NULL::DOUBLE AS register_ddd',
};

/** Views `lake_lines`, `lake_lists`, `lake_contacts`, `lake_contact_counts`, `lake_declared`, `own_declared`, `lake_groups`, `lake_products`, `lake_participations` over the files. */
export async function openLake(connection: DuckDBConnection, files: LakeFiles): Promise<void> {
  // A site of institutions alone has neither dispensings nor lists: its cube of doctors is empty.
  await createView(connection, 'lake_lines', orEmpty(files.dispensings, columnsOf('dispensings')));
  await createView(connection, 'lake_lists', orEmpty(files.gpLists, columnsOf('gp-lists')));
  await createView(connection, 'lake_contacts', orEmpty(files.contacts ?? [], columnsOf('contacts')));
  await createView(
    connection,
    'lake_contact_counts',
    orEmpty(files.contactCounts ?? [], columnsOf('contact-counts')),
  );
  await createView(connection, 'lake_declared', orEmpty(files.declaredLists, EMPTY.declaredLists));
  await createView(connection, 'own_declared', orEmpty(files.ownDeclarations, EMPTY.ownDeclarations));
  await createView(connection, 'lake_groups', orEmpty(files.cmeGroups, EMPTY.cmeGroups));
  await createView(connection, 'lake_products', orEmpty(files.products, EMPTY.products));
  await createView(
    connection,
    'lake_participations',
    orEmpty(files.participations ?? [], EMPTY.participations),
  );
}

/** The columns that a format has in the lake, of no row. */
function columnsOf(format: 'dispensings' | 'gp-lists' | 'contacts' | 'contact-counts'): string {
  const descriptor = formatOf(format);
  if (descriptor.kind !== 'semicolon' || descriptor.lake === null)
    throw new RangeError(`${format} has no columns of its own`);
  return descriptor.lake.columns.map(({ name, type }) => `NULL::${type} AS ${name}`).join(', ');
}

/** `read_parquet` of some files, for a FROM clause. */
export function filesSql(files: readonly string[]): string {
  return `read_parquet([${files.map(textSql).join(', ')}])`;
}

/** A text as an SQL literal. */
export function textSql(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** `read_parquet` of some files, or no rows of these columns where there is no file. */
export function orEmpty(files: readonly string[], columns: string): string {
  return files.length > 0 ? filesSql(files) : `(SELECT ${columns} WHERE false)`;
}

async function createView(connection: DuckDBConnection, name: string, from: string): Promise<void> {
  await connection.run(`CREATE VIEW ${name} AS SELECT * FROM ${from}`);
}
