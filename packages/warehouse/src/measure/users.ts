import type { DuckDBConnection } from '@duckdb/node-api';
import { createPersons } from './persons.ts';
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
 * smaller parts can give. The months in which a patient was with a prescriber are bits; a unit's window is a mask of months
 * for each of its prescribers; the patient counts where any of these meet. Most patients know one prescriber and most prescribers
 * one place: these are counted for the prescriber and added up, and only the others must be brought together.
 */
export async function addUsers(
  connection: DuckDBConnection,
  plan: MeasurePlan,
  windows: YearOfWindows,
): Promise<void> {
  if (plan.users.length === 0 || windows.ends.length === 0) return;
  const count = countingOf(
    plan.users.map(({ name }) => name),
    windows,
  );
  await createStays(connection, windows);
  await createPersons(connection, plan, windows.year);
  await connection.run(`
    CREATE OR REPLACE TEMP TABLE alone_with AS
    SELECT v.prescriber, ${count.sums('CASE WHEN {met} THEN v.patients END')}
    FROM alone v JOIN stay s ON s.prescriber = v.prescriber WHERE s.level = 'gp' GROUP BY v.prescriber`);

  for (const level of STAY_LEVELS) {
    const ofLevel = `JOIN stay s ON s.prescriber = v.prescriber WHERE s.level = '${level}'`;
    await connection.run(`INSERT INTO users
      SELECT '${level}', unit, 'rolling12', ${count.rows} FROM (
        SELECT s.unit, ${count.each('CASE WHEN s.{window} <> 0 THEN v.{count} ELSE 0 END')}
        FROM alone_with v ${ofLevel} AND NOT s.moved
        UNION ALL SELECT s.unit, ${count.each('CASE WHEN {met} THEN v.patients ELSE 0 END')}
        FROM alone v ${ofLevel} AND s.moved
        UNION ALL SELECT s.unit, ${count.each('max(CASE WHEN {met} THEN 1 ELSE 0 END)')}
        FROM several v ${ofLevel} GROUP BY s.unit, v.patient_key)
      GROUP BY unit`);
  }
  const nation = `JOIN stay s ON s.prescriber = v.prescriber WHERE s.level = 'nation'`;
  await connection.run(`
    INSERT INTO stratum_users
    SELECT who % 2 = 1, who // 2, ${count.rows} FROM (
      SELECT v.who, ${count.sums('CASE WHEN {met} THEN 1 END')}
      FROM person v ${nation} AND v.prescribers = 1 GROUP BY v.who
      UNION ALL SELECT max(v.who) AS who, ${count.each('max(CASE WHEN {met} THEN 1 ELSE 0 END)')}
      FROM several v ${nation} GROUP BY v.patient_key)
    GROUP BY who;
    INSERT INTO users SELECT '${RESIDENTS}', 0, 'rolling12', ${count.rows} FROM (
      SELECT ${count.sums('CASE WHEN {inMonths} THEN 1 END')} FROM person v);
    DROP TABLE person; DROP TABLE alone; DROP TABLE alone_with; DROP TABLE several; DROP TABLE stay`);
}

/** SQL over one column for each measure and window, made from a pattern. */
interface Counting {
  /** The pattern for each column. */
  each(pattern: string): string;
  /** The sum of the pattern for each column. */
  sums(pattern: string): string;
  /** The columns added up and laid out as one row for each window. */
  readonly rows: string;
}

/**
 * A pattern may hold `{met}` (the visits of `v` meet the stay `s`), `{inMonths}` (they lie in the window), `{window}` (the
 * stay's mask) and `{count}` (the column's own name).
 */
function countingOf(names: readonly string[], { year, ends }: YearOfWindows): Counting {
  const columns = names.flatMap((name) =>
    ends.map((end, window) => ({ name, end, window, column: `${name}_${window}` })),
  );
  const filled = (pattern: string) =>
    columns.map(({ name, end, window, column }) => ({
      column,
      sql: pattern
        .replaceAll('{met}', `(v.${name} & s.w${window}) <> 0`)
        .replaceAll('{inMonths}', `(v.${name} & ${twelveMonths(end, year)}) <> 0`)
        .replaceAll('{window}', `w${window}`)
        .replaceAll('{count}', column),
    }));
  const rows = names.map(
    (name) => `unnest([${ends.map((_, window) => `sum(${name}_${window})`).join(', ')}])::INTEGER`,
  );
  return {
    each: (pattern) =>
      filled(pattern)
        .map(({ column, sql }) => `${sql} AS ${column}`)
        .join(', '),
    sums: (pattern) =>
      filled(pattern)
        .map(({ column, sql }) => `coalesce(sum(${sql}), 0) AS ${column}`)
        .join(', '),
    rows: [`unnest([${ends.join(', ')}])`, ...rows].join(', '),
  };
}

function twelveMonths(end: number, year: number): number {
  return (2 ** 12 - 1) * 2 ** (end - 11 - (year - 1) * 12);
}
