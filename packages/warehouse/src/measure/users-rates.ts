import type { DuckDBConnection } from '@duckdb/node-api';
import { EXPECTED_UNIT } from './expected.ts';
import { isInStratumSql, LIST_STRATA, type ListStratum } from './person-time.ts';
import type { MeasurePlan } from './plan.ts';

/**
 * Table `users_rate`: for each rolling year the national users of each sex and age band (age in the window's last year) per
 * person-month on the lists. Indirect standardisation of numbers of patients puts these on each list.
 */
export async function createUsersRates(connection: DuckDBConnection, plan: MeasurePlan): Promise<void> {
  const rates = plan.expectedUsers.flatMap(({ name, users }) =>
    LIST_STRATA.map((stratum) => {
      const counted = `sum(v.${users}) FILTER (${isInStratumSql(stratum, 'v.female', 'v.age')})`;
      return `coalesce(${counted} / nullif(any_value(t.${stratum.column}), 0), 0)::DOUBLE AS ${rateColumn(name, stratum)}`;
    }),
  );
  const totals = LIST_STRATA.map(({ column }) => `sum(${column}) AS ${column}`).join(', ');
  await connection.run(`
    CREATE TABLE users_rate AS
    SELECT ${['v.period_end', ...rates].join(', ')} FROM stratum_users v
    JOIN (SELECT e.period_end, ${totals} FROM spine s
      JOIN (SELECT DISTINCT period_end FROM stratum_users) e ON s.month BETWEEN e.period_end - 11 AND e.period_end
      GROUP BY e.period_end) t ON t.period_end = v.period_end
    GROUP BY v.period_end`);
}

/** Users expected of a quarter's person-time (`q`) at a window's rates (`r`), in whole millionths. */
export function expectedUsersSql(name: string): string {
  const sum = LIST_STRATA.map((stratum) => `q.${stratum.column} * r.${rateColumn(name, stratum)}`).join(
    ' + ',
  );
  return `coalesce(round((${sum}) * ${EXPECTED_UNIT}), 0)::BIGINT`;
}

function rateColumn(name: string, stratum: ListStratum): string {
  return `${name}_${stratum.column}`;
}
