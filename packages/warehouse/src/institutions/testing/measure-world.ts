import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { packAtc } from '@smalspor/domain/medicines';
import { withDuckDb } from '../../duckdb/with-duckdb.ts';
import {
  type InstitutionContent,
  type MeasuredInstitutions,
  measureInstitutions,
} from '../measure-institutions.ts';
import type { InstitutionFiles } from '../open-institution-lake.ts';
import { PRODUCTS, SPAN, type World } from './institution-world.ts';

const text = (value: string | number | boolean | null) =>
  typeof value === 'string' ? `'${value}'` : String(value);

async function write(
  connection: DuckDBConnection,
  directory: string,
  name: string,
  columns: string,
  rows: readonly (readonly (string | number | boolean | null)[])[],
): Promise<readonly string[]> {
  if (rows.length === 0) return [];
  const path = join(directory, `${name}.parquet`);
  const types = columns.split(', ').map((column) => column.split(' ')[0]);
  await connection.run(`CREATE OR REPLACE TABLE written (${columns})`);
  await connection.run(
    `INSERT INTO written (${types.join(', ')}) VALUES ${rows.map((row) => `(${row.map(text).join(', ')})`).join(', ')}`,
  );
  await connection.run(`COPY written TO '${path}' (FORMAT parquet)`);
  return [path];
}

/** Writes a world as lake files in a directory and measures it. */
export async function measureWorld(
  directory: string,
  content: InstitutionContent,
  { wards, sales, stays }: World,
  {
    occupancy = null,
    indexYear = 2026,
  }: { readonly occupancy?: number | null; readonly indexYear?: number } = {},
): Promise<MeasuredInstitutions> {
  return withDuckDb({ spillDirectory: directory }, async (connection) => {
    const atcOf = (product: number) => packAtc(PRODUCTS.find((each) => each.product === product)?.atc ?? '');
    const files: InstitutionFiles = {
      institutions: await write(
        connection,
        directory,
        'institutions',
        'organisation INTEGER, ward_type VARCHAR, municipality INTEGER, beds INTEGER, from_month INTEGER, to_month INTEGER',
        wards.map(({ organisation, type, beds, from, to }) => [organisation, type, 301, beds, from, to]),
      ),
      sales: await write(
        connection,
        directory,
        'sales',
        'organisation INTEGER, ward_type VARCHAR, month INTEGER, atc INTEGER, product INTEGER, packages100 INTEGER',
        sales.map(({ organisation, type, month, product, packages100 }) => [
          organisation,
          type,
          month,
          atcOf(product),
          product,
          packages100,
        ]),
      ),
      bedDays: await write(
        connection,
        directory,
        'bed-days',
        'organisation INTEGER, ward_type VARCHAR, from_month INTEGER, to_month INTEGER, bed_days INTEGER, estimated BOOLEAN',
        stays.map(({ organisation, type, from, to, days, estimated }) => [
          organisation,
          type,
          from,
          to,
          days,
          estimated,
        ]),
      ),
      products: await write(
        connection,
        directory,
        'products',
        'product INTEGER, atc INTEGER, name VARCHAR, strength_mg DOUBLE, units DOUBLE, route VARCHAR, salt VARCHAR, form VARCHAR, register_ddd DOUBLE',
        PRODUCTS.map(({ product, atc, strengthMg, units, route, salt }) => [
          product,
          packAtc(atc),
          'x',
          strengthMg,
          units,
          route,
          salt,
          'tablet',
          null,
        ]),
      ),
    };
    return measureInstitutions(connection, { files, content, indexYear, span: SPAN, occupancy });
  });
}
