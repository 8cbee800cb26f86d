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
        any_value(municipality) AS any_municipality
      FROM lake_lists WHERE prescriber IS NOT NULL AND ${inSpan} GROUP BY prescriber, month),
    largest AS (
      SELECT prescriber, month, municipality FROM lake_lists
      SEMI JOIN (SELECT prescriber, month FROM held WHERE lists > 1) USING (prescriber, month) WHERE ${inSpan}
      QUALIFY row_number() OVER (PARTITION BY prescriber, month ORDER BY patients DESC, list_id) = 1),
    housed AS (
      SELECT held.* EXCLUDE (any_municipality), coalesce(largest.municipality, any_municipality) AS municipality
      FROM held LEFT JOIN largest USING (prescriber, month)),
    months AS (SELECT unnest(range(${span.from}, ${span.to + 1}))::INTEGER AS month),
    member AS (
      SELECT DISTINCT prescriber, month, group_id FROM lake_groups
      JOIN months ON month BETWEEN from_month AND coalesce(to_month, ${span.to})),
    declared AS (
      SELECT prescriber, month, sum(declared)::INTEGER AS declared FROM lake_declared
      JOIN months ON month BETWEEN from_month AND coalesce(to_month, ${span.to}) GROUP BY prescriber, month)
    SELECT housed.*, home.county, home.county_now, member.group_id, declared.declared, ${DAYS} AS days
    FROM housed JOIN home USING (municipality, month)
    LEFT JOIN member USING (prescriber, month) LEFT JOIN declared USING (prescriber, month)
    ORDER BY housed.prescriber, housed.month`);
}

/** Days of the calendar month of the row. */
const DAYS = `day(last_day(make_date(housed.month // 12, housed.month % 12 + 1, 1)))::INTEGER`;
