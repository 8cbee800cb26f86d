import type { DuckDBConnection } from '@duckdb/node-api';
import type { CodeSet } from '@smalspor/domain/indicators';
import { type SalesMeasure, WARD_TYPES } from '@smalspor/domain/institutions';
import type { MonthSpan } from '../measure/spine.ts';
import { medicineBitsSql, productBitsSql } from './sales-columns.ts';

/** Columns of the sums of a measure and of their squares, measure by measure. */
export function sumNames(measures: readonly SalesMeasure[]): readonly string[] {
  return measures.flatMap((_, place) => [`s${place}`, `q${place}`]);
}

/**
 * Table or view `class_month`: the sums of lines that count in the same measures, by institution, ward and month. It is one pass over
 * all that was ever sold, so that everything in it is narrow: goods are judged once each and found by their number alone, a
 * type of ward is its place among the types (0 where the line names none), and the few returns are counted instead of the many
 * purchases. What import has added up is not added up by class as well: there is hardly less of it afterwards.
 *
 * Reads `sold` and `product_ddd`. Leaves `class_number` behind, the bits of the measures that each class counts in.
 */
export async function sumLines(
  connection: DuckDBConnection,
  measures: readonly SalesMeasure[],
  codeSets: ReadonlyMap<string, CodeSet>,
  { span: { from, to }, areAdded }: { readonly span: MonthSpan; readonly areAdded: boolean },
): Promise<void> {
  const oneCodeEach = await findGoods(connection);
  await connection.run(`
    CREATE OR REPLACE TEMP TABLE goods AS
    SELECT atc, product, ddd_per_package / 100 AS ddd,
      ${medicineBitsSql(measures, codeSets)} & ${productBitsSql(measures)} AS class
    FROM sold_goods LEFT JOIN product_ddd USING (product);
    CREATE OR REPLACE TEMP TABLE class_number AS
    SELECT class, row_number() OVER (ORDER BY class)::SMALLINT AS number FROM (SELECT DISTINCT class FROM goods);
    CREATE OR REPLACE TEMP TABLE numbered_goods AS
    SELECT atc, product, ddd, number FROM goods JOIN class_number USING (class)`);
  const code = oneCodeEach ? '' : 'AND g.atc = coalesce(s.atc, 0)';
  const columns = `organisation, ${wardPlace('ward_type')} AS ward, month, number, returns, lines`;
  const goods = `FROM sold s JOIN numbered_goods g ON g.product = coalesce(s.product, 0) ${code}
      WHERE month BETWEEN ${from} AND ${to}`;
  const sums = `SELECT ${columns}, packages100 * ddd AS ddd, squares * (ddd * ddd) AS squares ${goods}`;
  await connection.run('DROP VIEW IF EXISTS class_month; DROP TABLE IF EXISTS class_month');
  await connection.run(
    areAdded
      ? `CREATE TEMP VIEW class_month AS ${sums}`
      : `CREATE TEMP TABLE class_month AS
         SELECT organisation, ward, month, number, sum(ddd) AS ddd, sum(squares) AS squares, sum(returns) AS returns,
           sum(lines) AS lines
         FROM (${sums}) GROUP BY ALL`,
  );
}

/** SQL for the place of a type of ward among the types, counted from 1; 0 for none. Quicker over lines than a text. */
function wardPlace(column: string): string {
  return `coalesce(array_position([${WARD_TYPES.map((type) => `'${type}'`).join(', ')}], ${column}), 0)::TINYINT`;
}

/**
 * Table `sold_goods`: the codes and product numbers of all lines, 0 where a line lacks one.
 * @returns whether the product number alone says which goods are meant, as it does unless a code has been changed or goods have
 *   no number. To find goods by one number is many times cheaper than by two.
 */
async function findGoods(connection: DuckDBConnection): Promise<boolean> {
  await connection.run(`
    CREATE OR REPLACE TEMP TABLE sold_goods AS
    SELECT coalesce(product, 0) AS product, min(atc) AS atc,
      product IS NOT NULL AND count(atc) = count(*) AND min(atc) = max(atc) AS has_one_code
    FROM sold GROUP BY sold.product`);
  const found = await connection.runAndReadAll(
    'SELECT coalesce(bool_and(has_one_code), true) FROM sold_goods',
  );
  if (found.getRowsJS()[0]?.[0] === true) return true;
  await connection.run(`
    CREATE OR REPLACE TEMP TABLE sold_goods AS
    SELECT DISTINCT coalesce(product, 0) AS product, coalesce(atc, 0) AS atc FROM (SELECT DISTINCT product, atc FROM sold)`);
  return false;
}

/**
 * Table `placed_sum`: what was bought by the type of ward that it belongs to, with the sums of all measures. A line that names
 * no ward belongs to the only one; `ward_type` is NULL where that cannot be told. `is_known`: the institution is in the register
 * that month; `has_ward`: no line names a ward that it has not.
 *
 * Reads `class_month`, `class_number` and `ward_month`.
 */
export async function placeSums(
  connection: DuckDBConnection,
  measures: readonly SalesMeasure[],
): Promise<void> {
  // A sum of nothing but zeros is many times quicker than a look at every row for each measure.
  const flags = measures.map((_, place) => `((class >> ${place}) & 1)::DOUBLE AS c${place}`);
  const sums = measures.map(({ count }, place) =>
    count === 'purchases'
      ? `sum(purchases * c${place}) AS s${place}, sum(purchases * c${place}) AS q${place}`
      : `sum(ddd * c${place}) AS s${place}, sum(squares * c${place}) AS q${place}`,
  );
  const names = WARD_TYPES.map((type) => `'${type}'`).join(', ');
  await connection.run(`
    CREATE OR REPLACE TEMP TABLE placed_sum AS
    WITH wards_there AS (
      SELECT organisation, month, list(${wardPlace('ward_type')}) AS wards FROM ward_month GROUP BY ALL),
    class_flags AS (SELECT ${['number', ...flags].join(', ')} FROM class_number),
    placed AS (
      SELECT organisation, month, wards IS NOT NULL AS is_known,
        CASE WHEN ward = 0 AND len(wards) = 1 THEN wards[1] ELSE ward END AS placed_ward,
        ward = 0 OR list_contains(wards, ward) AS has_ward,
        lines::DOUBLE AS lines, coalesce(ddd, 0) AS ddd, coalesce(squares, 0) AS squares,
        (lines - returns)::DOUBLE AS purchases, class_flags.* EXCLUDE (number)
      FROM class_month JOIN class_flags USING (number) LEFT JOIN wards_there USING (organisation, month))
    SELECT organisation, month, is_known, [${names}][placed_ward] AS ward_type, has_ward,
      ${['sum(lines) AS lines', 'sum(ddd) AS ddd', ...sums].join(', ')}
    FROM placed GROUP BY organisation, month, is_known, placed_ward, has_ward`);
}
