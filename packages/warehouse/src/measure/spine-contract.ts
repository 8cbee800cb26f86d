import type { DuckDBConnection } from '@duckdb/node-api';
import { municipalityCode } from '@smalspor/domain/organisation';
import { Refusal } from '@smalspor/domain/refusal';
import { formatMonth, type Month } from '@smalspor/domain/time';
import type { MonthSpan } from './spine.ts';

/** Every list row stands once, in a municipality that exists that month, and no month is missing. */
export async function checkLists(connection: DuckDBConnection, span: MonthSpan): Promise<void> {
  const inSpan = `month BETWEEN ${span.from} AND ${span.to}`;
  const months = await numbers(connection, `SELECT DISTINCT month FROM lake_lists WHERE ${inSpan}`);
  if (months.length === 0 && (await numbers(connection, 'SELECT 1 FROM lake_lines LIMIT 1')).length === 0)
    return;
  const missing = range(span).filter((month) => !months.includes(month));
  if (missing.length > 0) {
    refuse(
      `There are no GP lists for ${some(missing.map(formatMonth))}. Import them, or release a shorter period.`,
    );
  }
  const [twice = 0] = await numbers(
    connection,
    `SELECT count(*) FROM (SELECT month, list_id FROM lake_lists WHERE ${inSpan} GROUP BY ALL HAVING count(*) > 1)`,
  );
  if (twice > 0) {
    refuse(
      `${twice} lists stand more than once in a month. Look for two deliveries of GP lists for the same months.`,
    );
  }
  const homeless = await connection.runAndReadAll(
    `SELECT municipality, count(DISTINCT (prescriber, month)) FROM lake_lists ANTI JOIN home USING (municipality, month)
     WHERE prescriber IS NOT NULL AND ${inSpan} GROUP BY municipality ORDER BY municipality`,
  );
  const codes = homeless.getRows().map(([code]) => municipalityCode(Number(code)));
  const count = homeless.getRows().reduce((sum, [, rows]) => sum + Number(rows), 0);
  if (count > 0) {
    refuse(
      `${count} prescriber-months have no home: the lists lie in municipalities that the geography does not know in ` +
        `those months (${some(codes)}). Correct the lists or the geography.`,
    );
  }
}

/** No prescriber is in two CME groups in the same month. */
export async function checkGroups(connection: DuckDBConnection, span: MonthSpan): Promise<void> {
  const [double = 0] = await numbers(
    connection,
    `SELECT count(*) FROM (
       SELECT g.prescriber, m.month FROM lake_groups g
       JOIN (SELECT unnest(range(${span.from}, ${span.to + 1})) AS month) m
         ON m.month BETWEEN g.from_month AND coalesce(g.to_month, ${span.to})
       GROUP BY ALL HAVING count(DISTINCT g.group_id) > 1)`,
  );
  if (double > 0) {
    refuse(
      `${double} prescriber-months belong to more than one CME group. End the earlier membership before the next begins.`,
    );
  }
}

function range({ from, to }: MonthSpan): Month[] {
  return Array.from({ length: to - from + 1 }, (_, index) => (from + index) as Month);
}

/** The first few, and how many more. */
function some(texts: readonly string[]): string {
  const rest = texts.length - 5;
  return texts.slice(0, 5).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

function refuse(detail: string): never {
  throw new Refusal('release-refused', detail);
}

async function numbers(connection: DuckDBConnection, sql: string): Promise<number[]> {
  const reader = await connection.runAndReadAll(sql);
  return reader.getRows().map(([value]) => Number(value));
}
