import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { packAtc } from '@smalspor/domain/medicines';
import { withDuckDb } from '../../duckdb/with-duckdb.ts';
import type { MonthSpan } from '../../measure/spine.ts';
import type { InstitutionFigures, SalesQuality } from '../institution-figures.ts';
import { type InstitutionContent, measureMonths } from '../measure-months.ts';
import type { InstitutionFiles } from '../open-institution-lake.ts';
import { sumMonths } from '../sum-months.ts';
import { PRODUCTS, type Sale, SERIES, SPAN, type World } from './institution-world.ts';

const text = (value: string | number | boolean | null) =>
  typeof value === 'string' ? `'${value}'` : String(value);

async function write(
  connection: DuckDBConnection,
  directory: string,
  name: string,
  columns: string,
  rows: readonly (readonly (string | number | boolean | null)[])[],
  source = 'FROM written',
): Promise<readonly string[]> {
  if (rows.length === 0) return [];
  const path = join(directory, `${name}.parquet`);
  const types = columns.split(', ').map((column) => column.split(' ')[0]);
  await connection.run(`CREATE OR REPLACE TABLE written (${columns})`);
  await connection.run(
    `INSERT INTO written (${types.join(', ')}) VALUES ${rows.map((row) => `(${row.map(text).join(', ')})`).join(', ')}`,
  );
  await connection.run(`COPY (${source}) TO '${path}' (FORMAT parquet)`);
  return [path];
}

/** Sales as import writes them: what a month's goods come to stands on one of their lines. */
const ADDED = `
  SELECT *, CASE WHEN place = 1 THEN found END AS month_lines, CASE WHEN place = 1 THEN turned END AS month_returns,
    CASE WHEN place = 1 THEN total END AS month_packages100, CASE WHEN place = 1 THEN squared END AS month_squares
  FROM (
    SELECT *, row_number() OVER (goods ORDER BY sold_on) AS place, count(*) OVER goods AS found,
      count_if(packages100 < 0) OVER goods AS turned, sum(packages100) OVER goods AS total,
      sum(packages100 ** 2) OVER goods AS squared
    FROM written WINDOW goods AS (PARTITION BY organisation, ward_type, pharmacy, month, atc, product))`;

/**
 * Writes a world as lake files.
 * @param added the senders whose sales are added up by month, as newer deliveries are
 */
export async function writeWorld(
  connection: DuckDBConnection,
  directory: string,
  { wards, sales, stays }: World,
  added: readonly Sale['sender'][] = [0, 1],
): Promise<InstitutionFiles> {
  const atcOf = ({ atc, product }: Sale) =>
    packAtc(atc ?? PRODUCTS.find((each) => each.product === product)?.atc ?? '');
  const soldOn = ({ month, day }: Sale) =>
    `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-0${day}`;
  const salesOf = (sender: Sale['sender']) =>
    write(
      connection,
      directory,
      `sales-${sender}`,
      'organisation INTEGER, ward_type VARCHAR, pharmacy INTEGER, month INTEGER, sold_on DATE, atc INTEGER, product INTEGER, packages100 INTEGER',
      sales
        .filter((sale) => sale.sender === sender)
        .map((sale) => [
          sale.organisation,
          sale.type,
          sale.pharmacy,
          sale.month,
          soldOn(sale),
          atcOf(sale),
          sale.product,
          sale.packages100,
        ]),
      added.includes(sender) ? ADDED : 'FROM written',
    );
  const senders = [await salesOf(0), await salesOf(1)];
  return {
    institutions: await write(
      connection,
      directory,
      'institutions',
      'organisation INTEGER, ward_type VARCHAR, name VARCHAR, municipality INTEGER, beds INTEGER, from_month INTEGER, to_month INTEGER, continued_by INTEGER',
      wards.map(({ organisation, type, municipality, beds, from, to }) => [
        organisation,
        type,
        `Hjem ${organisation}`,
        municipality ?? 301,
        beds,
        from,
        to,
        null,
      ]),
    ),
    sales: senders.filter((files) => files.length > 0),
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
}

/** Measures a world's months, in a directory of its own below `parent`, and adds them up over each of some spans. */
export async function measureWorld(
  parent: string,
  content: InstitutionContent,
  world: World,
  {
    occupancy = null,
    indexYear = 2026,
    spans = [SPAN],
    added,
  }: {
    readonly occupancy?: number | null;
    readonly indexYear?: number;
    readonly spans?: readonly MonthSpan[];
    readonly added?: readonly Sale['sender'][];
  } = {},
): Promise<{ readonly quality: SalesQuality; readonly sums: readonly (readonly InstitutionFigures[])[] }> {
  const directory = await mkdtemp(join(parent, 'world-'));
  return withDuckDb({ spillDirectory: directory, threads: 1 }, async (connection) => {
    const files = await writeWorld(connection, directory, world, added);
    const { plan, quality } = await measureMonths(connection, {
      files,
      content,
      indexYear,
      span: SERIES,
      occupancy,
    });
    const sums: (readonly InstitutionFigures[])[] = [];
    for (const span of spans) {
      sums.push(
        await sumMonths(connection, {
          source: 'institution_month',
          columns: plan.columns,
          span,
          organisation: null,
        }),
      );
    }
    return { quality, sums };
  });
}
