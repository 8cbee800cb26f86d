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
 * municipality, counties), and whom the lists hold. Table `declared_month`: what each prescriber has declared for a month,
 * with a list or without; what was declared in this house holds from its month until the next such declaration, before what
 * a register delivered. See README.md for what they promise.
 * @throws Refusal `release-refused` when the registers break the contract.
 */
export async function createSpine(connection: DuckDBConnection, span: MonthSpan): Promise<void> {
  const inSpan = `month BETWEEN ${span.from} AND ${span.to}`;
  await checkLists(connection, span);
  await checkGroups(connection, span);
  const strata = LIST_STRATA.map(({ column }) => `sum(${column})::INTEGER AS ${column}`).join(', ');
  const months = `(SELECT unnest(range(${span.from}, ${span.to + 1}))::INTEGER AS month)`;
  await connection.run(`
    CREATE TABLE declared_month AS
    WITH own AS (
      SELECT prescriber, month, arg_max(declared, from_month) AS declared FROM own_declared
      JOIN ${months} ON month >= from_month GROUP BY prescriber, month),
    delivered AS (
      SELECT prescriber, month, sum(declared) AS declared FROM lake_declared
      JOIN ${months} ON month BETWEEN from_month AND coalesce(to_month, ${span.to}) GROUP BY prescriber, month)
    SELECT prescriber, month, coalesce(own.declared, delivered.declared)::INTEGER AS declared, ${daysOf('month')} AS days
    FROM own FULL JOIN delivered USING (prescriber, month);
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
    member AS (
      SELECT DISTINCT prescriber, month, group_id FROM lake_groups
      JOIN ${months} ON month BETWEEN from_month AND coalesce(to_month, ${span.to}))
    SELECT housed.*, home.county, home.county_now, member.group_id, d.declared, ${daysOf('housed.month')} AS days
    FROM housed JOIN home USING (municipality, month)
    LEFT JOIN member USING (prescriber, month) LEFT JOIN declared_month d USING (prescriber, month)
    ORDER BY housed.prescriber, housed.month`);
}

/** Days of a calendar month. */
function daysOf(month: string): string {
  return `day(last_day(make_date(${month} // 12, ${month} % 12 + 1, 1)))::INTEGER`;
}
