import type { DuckDBConnection } from '@duckdb/node-api';
import type { MeasurePlan } from './plan.ts';
import { createStays, STAY_LEVELS } from './stays.ts';

/** The level of indicators about residents: everyone's prescriptions, wherever the prescriber belongs. */
export const RESIDENTS = 'residents';

/** The window ends of one year; bit 0 of every mask is the January of the year before. */
export interface YearOfWindows {
  readonly year: number;
  readonly ends: readonly number[];
}

export async function createUsers(connection: DuckDBConnection, plan: MeasurePlan): Promise<void> {
  const counts = plan.users.map(({ name }) => `${name} INTEGER`);
  await connection.run(`
    CREATE TABLE users (${['level VARCHAR', 'unit INTEGER', 'kind VARCHAR', 'period_end INTEGER', ...counts].join(', ')});
    CREATE TABLE stratum_users (${['female BOOLEAN', 'age INTEGER', 'period_end INTEGER', ...counts].join(', ')})`);
}

/**
 * Adds the rolling years that end in one year to `users`: distinct patients of each level and unit, which no sum of
 * smaller parts can give. The months in which a patient was with a prescriber are bits; a unit's window is a mask of
 * months for each of its prescribers; the patient counts where any of these meet. Most patients know one prescriber: they are counted
 * by prescriber and pattern of months, and only the others must be brought together.
 */
export async function addUsers(
  connection: DuckDBConnection,
  plan: MeasurePlan,
  windows: YearOfWindows,
): Promise<void> {
  if (plan.users.length === 0 || windows.ends.length === 0) return;
  const { year, ends } = windows;
  const names = plan.users.map(({ name }) => name);
  await createStays(connection, windows);
  await createPersons(connection, names, year);

  for (const level of STAY_LEVELS.filter((name) => name !== 'nation')) {
    const alone = `SELECT s.unit, v.patients, ${hits(names, ends, withStay)}
      FROM alone v JOIN stay s ON s.prescriber = v.prescriber WHERE s.level = '${level}'`;
    const several = `SELECT s.unit, 1, ${hits(names, ends, withStay, 'bit_or')}
      FROM several v JOIN stay s ON s.prescriber = v.prescriber WHERE s.level = '${level}'
      GROUP BY s.unit, v.patient_key`;
    await connection.run(`INSERT INTO users
      SELECT '${level}', unit, 'rolling12', ${counted(names, ends)} FROM (${alone} UNION ALL ${several}) GROUP BY unit`);
  }
  await connection.run(`
    CREATE OR REPLACE TEMP TABLE national AS
    SELECT v.female, v.age, 1 AS patients, ${hits(names, ends, withStay)}
    FROM person v JOIN stay s ON s.prescriber = v.prescriber WHERE s.level = 'nation' AND v.prescribers = 1
    UNION ALL SELECT max(v.female), max(v.age), 1, ${hits(names, ends, withStay, 'bit_or')}
    FROM several v JOIN stay s ON s.prescriber = v.prescriber WHERE s.level = 'nation' GROUP BY v.patient_key;
    INSERT INTO users SELECT 'nation', 0, 'rolling12', ${counted(names, ends)} FROM national;
    INSERT INTO stratum_users SELECT female, age, ${counted(names, ends)} FROM national GROUP BY female, age;
    INSERT INTO users SELECT '${RESIDENTS}', 0, 'rolling12', ${counted(names, ends)} FROM (
      SELECT 1 AS patients, ${hits(names, ends, (user, _, end) => `v.${user} & ${twelveMonths(end, year)}`)} FROM person v);
    DROP TABLE national; DROP TABLE person; DROP TABLE alone; DROP TABLE several; DROP TABLE stay`);
}

/** Two years' visits as persons, as patterns of those with one prescriber, and as visits of those with several. */
async function createPersons(
  connection: DuckDBConnection,
  names: readonly string[],
  year: number,
): Promise<void> {
  const has = await connection.runAndReadAll(
    `SELECT count(*) FROM duckdb_tables() WHERE table_name = 'visit_${year - 1}'`,
  );
  const ofYear = (of: number, shift: number) =>
    `SELECT patient_key, prescriber, female, age + ${year - of} AS age, ${names
      .map((name) => `${name} << ${shift} AS ${name}`)
      .join(', ')} FROM visit_${of}`;
  const visits =
    Number(has.getRows()[0]?.[0]) > 0
      ? `${ofYear(year - 1, 0)} UNION ALL ${ofYear(year, 12)}`
      : ofYear(year, 12);
  const months = names.map((name) => `bit_or(${name}) AS ${name}`).join(', ');
  await connection.run(`
    CREATE OR REPLACE TEMP TABLE person AS
    SELECT patient_key, min(prescriber) AS prescriber,
      CASE WHEN min(prescriber) = max(prescriber) THEN 1 ELSE 2 END AS prescribers,
      max(female) AS female, max(age) AS age, ${months}
    FROM (${visits}) GROUP BY patient_key;
    CREATE OR REPLACE TEMP TABLE alone AS
    SELECT prescriber, count(*)::INTEGER AS patients, ${names.join(', ')}
    FROM person WHERE prescribers = 1 GROUP BY prescriber, ${names.join(', ')};
    CREATE OR REPLACE TEMP TABLE several AS
    SELECT v.patient_key, v.prescriber, max(v.female) AS female, max(v.age) AS age, ${months}
    FROM (${visits}) v SEMI JOIN (SELECT patient_key FROM person WHERE prescribers > 1) p USING (patient_key)
    GROUP BY v.patient_key, v.prescriber`);
}

/** For each measure the windows in which a row of `v` counts, one bit each. */
function hits(
  names: readonly string[],
  ends: readonly number[],
  met: (user: string, window: number, end: number) => string,
  combine = '',
): string {
  return names
    .map((name) => {
      const bits = ends.map(
        (end, window) => `CASE WHEN (${met(name, window, end)}) <> 0 THEN ${1 << window} ELSE 0 END`,
      );
      return `${combine}(${bits.join(' + ')}) AS ${name}`;
    })
    .join(', ');
}

function withStay(user: string, window: number): string {
  return `v.${user} & s.w${window}`;
}

/** Rows with `patients` and window bits, as one row for each window with its counts. */
function counted(names: readonly string[], ends: readonly number[]): string {
  const counts = names.map((name) => {
    const ofWindows = ends.map(
      (_, window) => `coalesce(sum(patients) FILTER ((${name} & ${1 << window}) <> 0), 0)`,
    );
    return `unnest([${ofWindows.join(', ')}])::INTEGER AS ${name}`;
  });
  return [`unnest([${ends.join(', ')}]) AS period_end`, ...counts].join(', ');
}

function twelveMonths(end: number, year: number): number {
  return (2 ** 12 - 1) * 2 ** (end - 11 - (year - 1) * 12);
}
