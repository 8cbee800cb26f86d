import type { DuckDBConnection } from '@duckdb/node-api';
import { countedLinesSql, hasBitSql, judgedLinesSql } from './line-masks.ts';
import { isInStratumSql, LIST_STRATA, type ListStratum } from './person-time.ts';
import type { MeasurePlan } from './plan.ts';
import type { YearSource } from './year-sources.ts';

/** Expected events are kept as whole millionths, so that their sums do not depend on the order of adding. */
export const EXPECTED_UNIT = 1_000_000;

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
  const counts = plan.expected.map(({ name, measure, of }) =>
    of === 'ddd'
      ? `coalesce(sum(ddd) FILTER (${hasBitSql(measure)}), 0)::BIGINT AS ${name}`
      : `count_if(${hasBitSql(measure)})::BIGINT AS ${name}`,
  );
  const anyCounts = plan.expected.map(({ measure }) => hasBitSql(measure)).join(' OR ');
  for (const [index, source] of sources.entries()) {
    await connection.run(`${index === 0 ? 'CREATE TABLE stratum_events AS' : 'INSERT INTO stratum_events'}
      SELECT c.month, c.female, c.age, ${counts.join(', ')}
      FROM ${countedLinesSql(plan.lineMeasures, judgedLinesSql(source.sql))} c
      SEMI JOIN spine s ON s.prescriber = c.prescriber AND s.month = c.month
      WHERE ${anyCounts} GROUP BY ALL`);
  }
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
