import type { DuckDBConnection } from '@duckdb/node-api';
import { countedLinesSql, hasAnyBitSql, hasBitSql } from './line-masks.ts';
import { isInStratumSql, LIST_STRATA, type ListStratum } from './person-time.ts';
import type { MeasurePlan } from './plan.ts';
import type { YearSource } from './year-sources.ts';

/** Expected events are kept as whole millionths, so that their sums do not depend on the order of adding. */
export const EXPECTED_UNIT = 1_000_000;

/** Room for twice every age. */
const AGES = 512;

/** A prescriber and a month as one number. */
const PRESCRIBER_MONTH = 'prescriber::BIGINT * 65536 + month';

/**
 * Table `expected_rate`: for each month and standardised measure the national rate of each sex and age band, prescriptions
 * by doctors with a list over the patients on their lists. Indirect standardisation puts these rates on each list.
 */
export async function createExpectedRates(
  connection: DuckDBConnection,
  plan: MeasurePlan,
  sources: readonly YearSource[],
): Promise<void> {
  if (plan.expected.length === 0) {
    await connection.run('CREATE TABLE expected_rate AS SELECT NULL::INTEGER AS month WHERE false');
    return;
  }
  await countStrata(connection, plan, sources);
  const rates = plan.expected.flatMap(({ name }) =>
    LIST_STRATA.map(
      (stratum) =>
        `coalesce(sum(v.${name}) FILTER (${isInStratumSql(stratum, 'v.female', 'v.age')}) / nullif(any_value(t.${stratum.column}), 0), 0)::DOUBLE
          AS ${rateColumn(name, stratum)}`,
    ),
  );
  const totals = LIST_STRATA.map(({ column }) => `sum(${column}) AS ${column}`).join(', ');
  await connection.run(`
    CREATE TABLE expected_rate AS SELECT v.month, ${rates.join(', ')}
    FROM stratum_events v JOIN (SELECT month, ${totals} FROM spine GROUP BY month) t ON t.month = v.month
    GROUP BY v.month;
    DROP TABLE stratum_events`);
}

/** Table `stratum_events`: events of prescribers with a list by month, sex and age; to be added up. */
async function countStrata(
  connection: DuckDBConnection,
  plan: MeasurePlan,
  sources: readonly YearSource[],
): Promise<void> {
  const anyCounts = hasAnyBitSql(plan.expected.map(({ measure }) => measure));
  const events = (lines: string, sign: 1 | -1) => {
    const counts = plan.expected.map(({ name, measure, of }) => {
      const counted =
        of === 'ddd'
          ? `sum(CASE WHEN ${hasBitSql(measure)} THEN ddd END)`
          : `count_if(${hasBitSql(measure)})`;
      return `coalesce(${counted}, 0)::BIGINT * ${sign} AS ${name}`;
    });
    // Brought together by one number, as everywhere in the passes over the facts: two or three take twice the time.
    return `SELECT (key // ${AGES})::INTEGER AS month, key % 2 = 1 AS female, (key % ${AGES} // 2)::INTEGER AS age, * EXCLUDE (key)
      FROM (
        SELECT c.month * ${AGES} + 2 * c.age + c.female::INTEGER AS key, ${counts.join(', ')}
        FROM ${countedLinesSql(plan.lineMeasures, lines)} c
        SEMI JOIN (SELECT ${PRESCRIBER_MONTH} AS held FROM spine) s ON s.held = ${PRESCRIBER_MONTH}
        WHERE ${anyCounts} GROUP BY key)`;
  };
  const judged = '(SELECT * REPLACE (verdict AS first_line) FROM misjudged)';
  await connection.run(
    `CREATE TABLE stratum_events AS ${events('misjudged', -1)} UNION ALL ${events(judged, 1)}`,
  );
  for (const { sql } of sources) await connection.run(`INSERT INTO stratum_events ${events(sql, 1)}`);
}

/** Expected events of the spine's row `s` with the rates `r` of its month, in whole millionths. */
export function expectedSql(name: string): string {
  const sum = LIST_STRATA.map((stratum) => `s.${stratum.column} * r.${rateColumn(name, stratum)}`).join(
    ' + ',
  );
  return `coalesce(round((${sum}) * ${EXPECTED_UNIT}), 0)::BIGINT`;
}

function rateColumn(name: string, stratum: ListStratum): string {
  return `${name}_${stratum.column}`;
}
