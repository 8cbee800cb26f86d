import type { DuckDBConnection } from '@duckdb/node-api';

/** What tells one sale from another, whoever delivers it: senders number their lines each in their own way. */
const SALE = 'organisation, pharmacy, sold_on, product, CASE WHEN product IS NULL THEN atc END, packages100';

/** A line as the sums of one. */
const AS_SUMS =
  'organisation, ward_type, pharmacy, month, atc, product, packages100, packages100::BIGINT * packages100 AS squares, ' +
  '(packages100 <= 0)::INTEGER AS returns, 1 AS lines';

/**
 * View `sold`: what `lake_sales` holds, each sale once, as sums of `packages100`, of their `squares`, of `returns` and `lines`: of
 * a month's goods where import has added them up, else of single lines. Where several senders deliver for the same pharmacy and month,
 * lines of the same institution, day, goods and number of packages are the same sale; equal lines of one sender are several
 * sales. So a sale that one sender has twice and another once is counted twice. Of two lines the one that names the ward is kept.
 * @param senders how many delivered
 * @param areAdded whether there is `lake_sums`
 * @returns the lines that are left out
 */
export async function keepOneLineForEachSale(
  connection: DuckDBConnection,
  senders: number,
  areAdded: boolean,
): Promise<number> {
  const source = areAdded ? 'lake_sums' : `(SELECT ${AS_SUMS}, sender FROM lake_sales)`;
  if (senders < 2) {
    await connection.run(`CREATE OR REPLACE TEMP VIEW sold AS FROM ${source}`);
    return 0;
  }
  await connection.run(`
    CREATE OR REPLACE TEMP TABLE shared_month AS
    SELECT pharmacy, month FROM ${source} GROUP BY ALL HAVING min(sender) <> max(sender)`);
  const found = await connection.runAndReadAll('SELECT count(*)::DOUBLE FROM shared_month');
  if (Number(found.getRowsJS()[0]?.[0]) === 0) {
    await connection.run(`CREATE OR REPLACE TEMP VIEW sold AS FROM ${source}`);
    return 0;
  }
  await connection.run(`
    CREATE OR REPLACE TEMP TABLE told_once AS
    WITH counted AS (
      SELECT s.*, row_number() OVER (PARTITION BY sender, ${SALE} ORDER BY ward_type NULLS LAST) AS place
      FROM lake_sales s SEMI JOIN shared_month USING (pharmacy, month)),
    ranked AS (
      SELECT *, row_number() OVER (PARTITION BY ${SALE}, place ORDER BY ward_type NULLS LAST, sender) AS rank FROM counted)
    SELECT * EXCLUDE (place) FROM ranked;
    CREATE OR REPLACE TEMP VIEW sold AS
    SELECT * FROM ${source} ANTI JOIN shared_month USING (pharmacy, month)
    UNION ALL BY NAME SELECT ${AS_SUMS}, sender FROM told_once WHERE rank = 1`);
  const left = await connection.runAndReadAll('SELECT count(*)::DOUBLE FROM told_once WHERE rank > 1');
  return Number(left.getRowsJS()[0]?.[0]);
}
