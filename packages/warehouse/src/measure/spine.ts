import type { DuckDBConnection } from '@duckdb/node-api';
import type { Month } from '@smalspor/domain/time';
import { LIST_STRATA } from './person-time.ts';
import { checkGroups, checkLists } from './spine-contract.ts';

/** First and last month of what is measured. */
export interface MonthSpan {
  readonly from: Month;
  readonly to: Month;
}

/**
 * Table `spine`: one row for each prescriber and month with a list. Where the prescriber belongs that month (group,
 * municipality, counties), and whom the lists hold. See README.md for what it promises.
 * @throws Refusal `release-refused` when the registers break the contract.
 */
export async function createSpine(connection: DuckDBConnection, span: MonthSpan): Promise<void> {
  const inSpan = `month BETWEEN ${span.from} AND ${span.to}`;
  await checkLists(connection, span);
  await checkGroups(connection, span);
  const strata = LIST_STRATA.map(({ column }) => `sum(${column})::INTEGER AS ${column}`).join(', ');
  await connection.run(`
    CREATE TABLE spine AS
    WITH held AS (
      SELECT prescriber, month, count(*)::INTEGER AS lists, sum(patients)::INTEGER AS patients, ${strata},
        arg_min(municipality, (-patients, list_id)) AS municipality
      FROM lake_lists WHERE prescriber IS NOT NULL AND ${inSpan} GROUP BY prescriber, month),
    months AS (SELECT unnest(range(${span.from}, ${span.to + 1}))::INTEGER AS month),
    member AS (
      SELECT DISTINCT prescriber, month, group_id FROM lake_groups
      JOIN months ON month BETWEEN from_month AND coalesce(to_month, ${span.to})),
    declared AS (
      SELECT prescriber, month, sum(declared)::INTEGER AS declared FROM lake_declared
      JOIN months ON month BETWEEN from_month AND coalesce(to_month, ${span.to}) GROUP BY prescriber, month)
    SELECT held.*, home.county, home.county_now, member.group_id, declared.declared, ${DAYS} AS days
    FROM held JOIN home USING (municipality, month)
    LEFT JOIN member USING (prescriber, month) LEFT JOIN declared USING (prescriber, month)
    ORDER BY held.prescriber, held.month`);
}

/** Days of the calendar month in `held.month`. */
const DAYS = `day(last_day(make_date(held.month // 12, held.month % 12 + 1, 1)))::INTEGER`;
