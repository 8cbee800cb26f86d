import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { textSql } from './lake-files.ts';
import type { MonthSpan } from './spine.ts';

export const DOSES_FILE = 'doses.parquet';

/** How far the doses of a release are known, and how far they agree with those that the register delivered. */
export interface DoseQuality {
  /** Dispensing lines, returns among them. */
  readonly lines: number;
  readonly linesWithDdd: number;
  /** Lines without a DDD by reason: `product-unknown`, or why the product has none. */
  readonly withoutDdd: Readonly<Record<string, number>>;
  /** Doses by the release's index year and by the register, over the lines that have both. */
  readonly compared: { readonly lines: number; readonly ddd: number; readonly registerDdd: number };
  /** Products whose two doses differ by more than one in a hundred; `doses.parquet` names them. */
  readonly differingProducts: number;
}

/** A difference that is no rounding. */
const DIFFERS = 'abs(ddd - register_ddd) > 0.01 * abs(register_ddd)';

/**
 * Writes the table of products with their doses, reckoned and delivered: registers carry a dose for each package that may
 * be of another index year. Reckoned doses are used, differences are told, and a product without a dose says why. Lines are
 * brought together by packages first, which are few, so that each dose is reckoned once.
 */
export async function writeDoses(
  connection: DuckDBConnection,
  span: MonthSpan,
  directory: string,
): Promise<DoseQuality> {
  await connection.run(`
    CREATE TABLE dose AS
    WITH alike AS (
      SELECT product, atc, packages100, register_ddd100 IS NOT NULL AS delivered, count(*) AS lines,
        sum(register_ddd100) AS register_ddd100
      FROM lake_lines WHERE month BETWEEN ${span.from} AND ${span.to} GROUP BY ALL)
    SELECT l.product, l.atc, any_value(coalesce(p.reason, CASE WHEN p.product IS NULL THEN 'product-unknown' END)) AS reason,
      any_value(p.ddd_per_package) AS ddd_per_package, any_value(p.register_ddd) AS register_ddd_per_package,
      sum(l.lines)::BIGINT AS lines, sum(l.packages100 * l.lines) / 100 AS packages,
      sum(TRY_CAST(l.packages100 * p.ddd_per_package AS INTEGER) * l.lines) FILTER (l.delivered) / 100 AS ddd,
      sum(l.register_ddd100) FILTER (p.ddd_per_package IS NOT NULL) / 100 AS register_ddd,
      coalesce(sum(l.lines) FILTER (l.delivered AND p.ddd_per_package IS NOT NULL), 0)::BIGINT AS compared
    FROM alike l LEFT JOIN product_ddd p ON p.product = l.product GROUP BY l.product, l.atc;
    COPY (SELECT * EXCLUDE (compared), coalesce(${DIFFERS}, false) AS differs FROM dose ORDER BY atc, product)
    TO ${textSql(join(directory, DOSES_FILE))} (FORMAT parquet, COMPRESSION zstd)`);
  const [total = []] = await rows(
    connection,
    `SELECT sum(lines), sum(lines) FILTER (reason IS NULL), sum(compared), sum(ddd), sum(register_ddd),
       count(DISTINCT product) FILTER (${DIFFERS}) FROM dose`,
  );
  const reasons = await rows(
    connection,
    'SELECT reason, sum(lines) FROM dose WHERE reason IS NOT NULL GROUP BY reason ORDER BY reason',
  );
  await connection.run('DROP TABLE dose');
  const [lines, linesWithDdd, compared, ddd, registerDdd, differingProducts] = total.map(Number);
  return {
    lines: lines ?? 0,
    linesWithDdd: linesWithDdd ?? 0,
    withoutDdd: Object.fromEntries(reasons.map(([reason, count]) => [String(reason), Number(count)])),
    compared: { lines: compared ?? 0, ddd: ddd ?? 0, registerDdd: registerDdd ?? 0 },
    differingProducts: differingProducts ?? 0,
  };
}

async function rows(connection: DuckDBConnection, sql: string): Promise<(readonly unknown[])[]> {
  return (await connection.runAndReadAll(sql)).getRowsJS();
}
