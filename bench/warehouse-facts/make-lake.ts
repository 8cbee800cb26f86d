import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { packAtc, packDiagnosis } from '@smalspor/domain/medicines';
import { type Geography, isMunicipalityValid } from '@smalspor/domain/organisation';
import { type Month, toMonth } from '@smalspor/domain/time';

/** How many lines and doctors the invented registers hold. */
export interface LakeSize {
  readonly rows: number;
  readonly fromYear: number;
  readonly toYear: number;
  /** Doctors with a list. */
  readonly gps: number;
  /** Doctors without, who write the odd prescription. */
  readonly others: number;
}

export interface InventedLake {
  readonly dispensings: readonly string[];
  readonly gpLists: readonly string[];
  readonly declaredLists: readonly string[];
  readonly ownDeclarations: readonly string[];
  readonly cmeGroups: readonly string[];
  readonly products: readonly string[];
}

/** Substance, strength in mg, units in a package, weight per mille. Enough variety for every indicator to be above zero. */
export const PRODUCTS: readonly (readonly [
  atc: string,
  strengthMg: number,
  units: number,
  weight: number,
])[] = [
  ['J01CE02', 660, 30, 330],
  ['J01CE02', 1000, 20, 60],
  ['J01CA08', 200, 20, 110],
  ['J01CA04', 500, 20, 90],
  ['J01AA02', 100, 10, 80],
  ['J01XE01', 50, 20, 50],
  ['J01EA01', 160, 14, 60],
  ['J01FA01', 250, 40, 30],
  ['J01FA09', 500, 14, 30],
  ['J01FA10', 500, 3, 20],
  ['J01CF01', 500, 40, 40],
  ['J01FF01', 300, 32, 25],
  ['J01MA02', 500, 20, 30],
  ['J01EE01', 400, 20, 15],
  ['J01DB01', 500, 20, 10],
  ['J01XX05', 1000, 100, 20],
];
export const DIAGNOSES = ['R81', 'R75', 'R74', 'R78', 'H71', 'U71', 'U70', 'S76'];

/**
 * Invented facts straight into lake files, made inside DuckDB by hashing row numbers: fast, deterministic, and skewed
 * like prescribing is. They have the shape of the real thing, not its epidemiology; `synthetic` makes that.
 */
export async function makeLake(
  connection: DuckDBConnection,
  directory: string,
  geography: Geography,
  size: LakeSize,
): Promise<InventedLake> {
  mkdirSync(directory, { recursive: true });
  const places = stableMunicipalities(geography, size);
  const values = (rows: readonly (readonly (number | string)[])[]) =>
    rows
      .map((row) => `(${row.map((cell) => (typeof cell === 'string' ? `'${cell}'` : cell)).join(', ')})`)
      .join(', ');
  let upTo = 0;
  const products = PRODUCTS.map(([atc, strength, units, weight], index) => {
    upTo += weight;
    return [index, 100_001 + index, packAtc(atc) as number, strength, units, upTo] as const;
  });
  await connection.run(`
    CREATE OR REPLACE TABLE place AS SELECT * FROM (VALUES ${values(places.map((code, index) => [index, code]))}) t(i, code);
    CREATE OR REPLACE TABLE product AS SELECT * FROM (VALUES ${values(products)}) t(i, product, atc, strength, units, up_to);
    CREATE OR REPLACE TABLE pick AS SELECT n, min_by(product, up_to) AS product, min_by(atc, up_to) AS atc
      FROM range(${upTo}) r(n) JOIN product ON n < up_to GROUP BY n;
    CREATE OR REPLACE TABLE diagnosis AS SELECT * FROM (VALUES ${values(
      DIAGNOSES.map((code, index) => [index, packDiagnosis('ICPC-2', code) as number]),
    )}) t(i, code)`);
  const dispensings: string[] = [];
  for (let year = size.fromYear; year <= size.toYear; year += 1) {
    const file = join(directory, `${year}.parquet`);
    const rows = Math.round(size.rows / (size.toYear - size.fromYear + 1));
    await connection.run(`COPY (${linesSql(year, rows, size, upTo)}) TO '${file}' (FORMAT parquet)`);
    dispensings.push(file);
  }
  const rest = await makeRegisters(connection, directory, size, places.length);
  return { dispensings, ...rest };
}

/** Lines with a prescriber drawn skewed; every patient belongs to one prescriber, most of them on that list. */
function linesSql(year: number, rows: number, { gps, others }: LakeSize, weights: number): string {
  return `
    WITH drawn AS (
      SELECT ${drawSql('i', year, 1)} AS h1, ${drawSql('i', year, 2)} AS h2, ${drawSql('i', year, 3)} AS h3
      FROM range(${rows}) t(i)),
    who AS (
      SELECT *, CASE WHEN h1 % 100 < 88 THEN (pow((h1 >> 8) % 1000000 / 1e6, 1.2) * ${gps})::INTEGER % ${gps} + 1
          ELSE ${gps} + 1 + ((h1 >> 8) % ${others})::INTEGER END AS prescriber,
        ${year * 12} + CASE WHEN h2 % 10 < 4 THEN [0, 1, 2, 9, 10, 11][(h2 >> 8) % 6 + 1] ELSE (h2 >> 8) % 12 END AS month,
        (pow((h3 >> 40) % 100000 / 1e5, 1.6) * 420)::INTEGER AS nth FROM drawn),
    person AS (
      SELECT *, ${drawSql('prescriber', 'nth', 4)} AS hp FROM who)
    SELECT h1 AS line_key, h2 AS rx_key, hp AS patient_key,
      prescriber::INTEGER AS prescriber, month::INTEGER AS month,
      make_date(${year}, month::INTEGER % 12 + 1, 1 + (h3 % 28)::INTEGER) AS prescribed_on,
      make_date(${year}, month::INTEGER % 12 + 1, 1 + (h3 % 28)::INTEGER) AS dispensed_on,
      pick.atc::INTEGER AS atc, CASE WHEN h3 % 200 > 0 THEN pick.product END::INTEGER AS product,
      CASE WHEN h2 % 300 = 0 THEN -100 WHEN h2 % 12 = 0 THEN 200 ELSE 100 END::INTEGER AS packages100,
      700::INTEGER AS register_ddd100,
      CASE WHEN h1 % 3 = 0 THEN diagnosis.code END::INTEGER AS diagnosis,
      hp % 100 < 58 AS female, (${year} - 1925 - (hp >> 20) % 90)::SMALLINT AS age, 301::INTEGER AS residence,
      prescriber <= ${gps} AND hp % 5 > 0 AS on_list, h2 % 300 = 0 AS is_return,
      h2 % 300 > 0 AND h1 % 25 > 0 AS first_line, month % 12 = 0 AND h3 % 28 < 3 AS carried
    FROM person JOIN pick ON pick.n = (h3 >> 8) % ${weights} JOIN diagnosis ON diagnosis.i = (h1 >> 40) % ${DIAGNOSES.length}
    ORDER BY prescriber, month`;
}

/** A whole number from 0 to 2⁶³ − 1 that depends on the arguments alone. */
function drawSql(...from: readonly (string | number)[]): string {
  return `(hash(${from.join(', ')}) >> 1)::BIGINT`;
}

async function makeRegisters(
  connection: DuckDBConnection,
  directory: string,
  { gps, fromYear, toYear }: LakeSize,
  places: number,
): Promise<Omit<InventedLake, 'dispensings'>> {
  const file = (name: string) => join(directory, `${name}.parquet`);
  const bands = ['0_9', '10_19', '20_29', '30_39', '40_49', '50_59', '60_64', '65_69', '70_79', '80'];
  const columns = ['k', 'm'].flatMap((sex) => bands.map((band) => `${sex}_${band}`));
  const strata = columns.map(
    (name, index) => `(20 + ${drawSql('gp', 'month', index)} % 70)::INTEGER AS ${name}`,
  );
  await connection.run(`COPY (
    SELECT month::INTEGER AS month, gp::BIGINT AS list_key, 'L' || gp AS list_id, gp::INTEGER AS prescriber,
      place.code::INTEGER AS municipality, (${columns.join(' + ')})::INTEGER AS patients, ${columns.join(', ')}
    FROM (SELECT gp, month, ${strata.join(', ')} FROM range(1, ${gps + 1}) g(gp),
      range(${toMonth(fromYear, 1)}, ${toMonth(toYear, 12) + 1}) m(month))
    JOIN place ON place.i = (${drawSql('gp', 5)} % ${places})::INTEGER ORDER BY prescriber, month)
    TO '${file('lists')}' (FORMAT parquet)`);
  await connection.run(`COPY (
    SELECT gp::INTEGER AS prescriber, ${toMonth(fromYear, 1)}::INTEGER AS from_month, NULL::INTEGER AS to_month,
      (500 + ${drawSql('gp', 6)} % 900)::INTEGER AS declared, 'own' AS basis
    FROM range(1, ${gps + 1}) g(gp) WHERE ${drawSql('gp', 7)} % 2 = 0) TO '${file('declared')}' (FORMAT parquet)`);
  await connection.run(`COPY (
    SELECT (gp // 8 + 1)::INTEGER AS group_id, 'Group ' || (gp // 8 + 1) AS group_name, 301::INTEGER AS municipality,
      gp::INTEGER AS prescriber, CASE WHEN gp % 8 = 0 THEN 'leader' ELSE 'member' END AS role,
      ${toMonth(fromYear, 1)}::INTEGER AS from_month, NULL::INTEGER AS to_month
    FROM range(1, ${gps + 1}) g(gp) WHERE ${drawSql('gp', 8)} % 10 < 9) TO '${file('groups')}' (FORMAT parquet)`);
  await connection.run(`COPY (
    SELECT product::INTEGER AS product, atc::INTEGER AS atc, 'Product ' || product AS name, strength::DOUBLE AS strength_mg,
      units::DOUBLE AS units, 'O' AS route, CASE WHEN atc = ${packAtc('J01XX05')} THEN 'hippurate' END AS salt,
      'tablett' AS form, NULL::DOUBLE AS register_ddd FROM product) TO '${file('products')}' (FORMAT parquet)`);
  return {
    gpLists: [file('lists')],
    declaredLists: [file('declared')],
    ownDeclarations: [],
    cmeGroups: [file('groups')],
    products: [file('products')],
  };
}

/** Codes that hold in every month, so that the lists need no reform. */
function stableMunicipalities(geography: Geography, { fromYear, toYear }: LakeSize): readonly number[] {
  const first: Month = toMonth(fromYear, 1);
  const last: Month = toMonth(toYear, 12);
  return geography.municipalities
    .filter(
      ({ code }) => isMunicipalityValid(geography, code, first) && isMunicipalityValid(geography, code, last),
    )
    .map(({ code }) => Number(code));
}
