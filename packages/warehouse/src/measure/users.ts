import type { DuckDBConnection } from '@duckdb/node-api';
import { yearOf } from '@smalspor/domain/time';
import { countedLinesSql, hasBitSql } from './line-masks.ts';
import type { MeasurePlan } from './plan.ts';
import { createStays, STAY_LEVELS } from './stays.ts';
import { createUsersRates } from './users-rates.ts';
import type { Window } from './windows.ts';
import type { YearSource } from './year-sources.ts';

/** The level of indicators about residents: everyone's prescriptions, wherever the prescriber belongs. */
export const RESIDENTS = 'residents';

/**
 * Table `users`: distinct patients of each level, unit and rolling year (and calendar year), which no sum of smaller
 * parts can give. For each year with window ends, the months in which a patient was with a prescriber become bits; a
 * unit's window is a mask of months for each of its prescribers; the patient counts where any of these meet.
 */
export async function createUsers(
  connection: DuckDBConnection,
  plan: MeasurePlan,
  sources: readonly YearSource[],
  windows: readonly Window[],
): Promise<void> {
  const counts = plan.users.map(({ name }) => `${name} INTEGER`);
  const table = (name: string, keys: readonly string[]) =>
    connection.run(`CREATE TABLE ${name} (${[...keys, 'period_end INTEGER', ...counts].join(', ')})`);
  await table('users', ['level VARCHAR', 'unit INTEGER', 'kind VARCHAR']);
  await table('stratum_users', ['female BOOLEAN', 'age INTEGER']);
  const rolling = windows.filter(({ kind }) => kind === 'rolling12');
  if (plan.users.length > 0) {
    for (const [year, ofYear] of Map.groupBy(rolling, ({ end }) => yearOf(end))) {
      const near = sources.filter((source) => source.year === year || source.year === year - 1);
      const ends = ofYear.map(({ end }) => end);
      await countYear(connection, plan, near, { year, ends, firstMonth: (year - 1) * 12 });
    }
  }
  await connection.run(
    `INSERT INTO users SELECT * REPLACE ('year' AS kind) FROM users WHERE period_end % 12 = 11`,
  );
  await createUsersRates(connection, plan);
}

/** The window ends of one year, and the month that is bit 0 of every mask. */
export interface YearOfWindows {
  readonly year: number;
  readonly ends: readonly number[];
  readonly firstMonth: number;
}

async function countYear(
  connection: DuckDBConnection,
  plan: MeasurePlan,
  sources: readonly YearSource[],
  windows: YearOfWindows,
): Promise<void> {
  const { year, ends, firstMonth } = windows;
  const months = plan.users.map(
    ({ name, measure }) =>
      `bit_or(CASE WHEN ${hasBitSql(measure)} THEN 1::INTEGER << (month - ${firstMonth}) ELSE 0 END) AS ${name}`,
  );
  const lines = sources.map(({ sql }) => `SELECT * FROM ${sql}`).join(' UNION ALL ');
  await connection.run(`
    CREATE OR REPLACE TEMP TABLE visit AS
    SELECT patient_key, prescriber, max(female) AS female, max(${year} - (month // 12 - age))::INTEGER AS age,
      ${months.join(', ')}
    FROM ${countedLinesSql(plan.lineMeasures, `(${lines})`)}
    WHERE ${plan.users.map(({ measure }) => hasBitSql(measure)).join(' OR ')}
    GROUP BY patient_key, prescriber`);
  await createStays(connection, windows);

  // A row of `visit` is one patient with one prescriber: nothing to bring together.
  await count(
    'gp',
    `SELECT s.unit, ${hits((user, end) => `v.${user} & s.w${end}`, 'own')}
    FROM visit v JOIN stay s ON s.prescriber = v.prescriber WHERE s.level = 'gp'`,
  );
  for (const level of STAY_LEVELS.filter((name) => name !== 'gp' && name !== 'nation')) {
    await count(
      level,
      `SELECT s.unit, ${hits((user, end) => `v.${user} & s.w${end}`)}
      FROM visit v JOIN stay s ON s.prescriber = v.prescriber WHERE s.level = '${level}'
      GROUP BY s.unit, v.patient_key`,
    );
  }
  await connection.run(`
    CREATE OR REPLACE TEMP TABLE national AS
    SELECT 0 AS unit, max(v.female) AS female, max(v.age) AS age, ${hits((user, end) => `v.${user} & s.w${end}`)}
    FROM visit v JOIN stay s ON s.prescriber = v.prescriber WHERE s.level = 'nation' GROUP BY v.patient_key`);
  await count('nation', 'SELECT * FROM national');
  await connection.run(`INSERT INTO stratum_users
    SELECT female, age, ${unnested()} FROM national GROUP BY female, age`);
  const twelveMonths = (end: number) => (2 ** 12 - 1) * 2 ** ((ends[end] ?? 0) - 11 - firstMonth);
  await count(
    RESIDENTS,
    `SELECT 0 AS unit, ${hits((user, end) => `v.${user} & ${twelveMonths(end)}`)}
    FROM visit v GROUP BY v.patient_key`,
  );
  await connection.run('DROP TABLE visit; DROP TABLE national; DROP TABLE stay');

  /** For each measure the windows in which the patient counts, one bit each. */
  function hits(met: (user: string, end: number) => string, grouped: 'own' | 'grouped' = 'grouped'): string {
    return plan.users
      .map(({ name }) => {
        const bits = ends
          .map((_, end) => `CASE WHEN (${met(name, end)}) <> 0 THEN ${1 << end} ELSE 0 END`)
          .join(' + ');
        return `${grouped === 'own' ? `(${bits})` : `bit_or(${bits})`} AS ${name}`;
      })
      .join(', ');
  }

  function unnested(): string {
    const counts = plan.users.map(({ name }) => {
      const ofEnds = ends.map((_, end) => `count_if((${name} & ${1 << end}) <> 0)`);
      return `unnest([${ofEnds.join(', ')}])::INTEGER AS ${name}`;
    });
    return [`unnest([${ends.join(', ')}]) AS period_end`, ...counts].join(', ');
  }

  function count(level: string, patients: string): Promise<unknown> {
    return connection.run(`INSERT INTO users
      SELECT '${level}', unit, 'rolling12', ${unnested()} FROM (${patients}) GROUP BY unit`);
  }
}
