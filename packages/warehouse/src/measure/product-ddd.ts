import type { DuckDBConnection } from '@duckdb/node-api';
import { dddPerPackage, type Medicines, routeOf, unpackAtc } from '@smalspor/domain/medicines';
import { createTableOf } from './append-rows.ts';

/**
 * Table `product_ddd`: DDDs in one package by the DDDs of one index year, for every product of the register; NULL with
 * its reason where there is none. `route` is the way of administration, NULL where it is not known. `register_ddd` is the
 * register's own figure, to compare with.
 */
export async function createProductDdd(
  connection: DuckDBConnection,
  medicines: Medicines,
  indexYear: number,
): Promise<void> {
  const reader = await connection.runAndReadAll(
    `SELECT product, atc, strength_mg, units, route, salt, form, register_ddd FROM lake_products
     QUALIFY row_number() OVER (
       PARTITION BY product ORDER BY atc, strength_mg, units, route, salt, form, register_ddd) = 1`,
  );
  const rows = reader.getRowObjectsJS().map((row) => {
    const text = (value: unknown) => (value === null || value === undefined ? null : String(value));
    const number = (value: unknown) => (value === null || value === undefined ? null : Number(value));
    const result = dddPerPackage(
      medicines,
      {
        atc: unpackAtc(Number(row.atc)),
        route: text(row.route),
        salt: text(row.salt),
        form: text(row.form),
        strengthMg: number(row.strength_mg),
        unitsPerPackage: number(row.units),
      },
      indexYear,
    );
    return [
      Number(row.product),
      result.ddd ?? null,
      result.reason ?? null,
      routeOf(text(row.route)),
      number(row.register_ddd),
    ];
  });
  await createTableOf(
    connection,
    'product_ddd',
    {
      product: 'INTEGER',
      ddd_per_package: 'DOUBLE',
      reason: 'VARCHAR',
      route: 'VARCHAR',
      register_ddd: 'DOUBLE',
    },
    rows,
  );
}
