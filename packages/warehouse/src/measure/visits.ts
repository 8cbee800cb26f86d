import type { DuckDBConnection } from '@duckdb/node-api';
import { countedLinesSql, hasAnyBitSql, hasBitSql, judgedLinesSql } from './line-masks.ts';
import type { MeasurePlan } from './plan.ts';
import type { YearSource } from './year-sources.ts';

/**
 * Table `visit_<year>`: each patient with each prescriber in one calendar year (−1: unknown prescriber). For measures whose
 * users are counted, the months in which the patient counts (`u0`, one bit a month); for rates, how often (`p0`). `who` is
 * twice the age, and one more for women. The one pass over the facts for everything in which patients must be told apart.
 */
export async function createVisits(
  connection: DuckDBConnection,
  plan: MeasurePlan,
  { year, sql }: YearSource,
): Promise<void> {
  const months = plan.users.map(
    ({ name, measure }) =>
      `bit_or(CASE WHEN ${hasBitSql(measure)} THEN 1::INTEGER << (month - ${year * 12}) ELSE 0 END) AS ${name}`,
  );
  const times = plan.spreads.map(
    ({ name, measure }) => `count_if(${hasBitSql(measure)})::INTEGER AS ${name}`,
  );
  const measures = [...plan.users, ...plan.spreads].map(({ measure }) => measure);
  await connection.run(`
    CREATE TEMP TABLE visit_${year} AS
    SELECT patient_key, coalesce(prescriber, -1) AS prescriber,
      ${['max(2 * age + female::INTEGER)::INTEGER AS who', ...months, ...times].join(', ')}
    FROM ${countedLinesSql(plan.lineMeasures, judgedLinesSql(sql))}
    WHERE ${hasAnyBitSql(measures)} GROUP BY patient_key, prescriber`);
}

export async function createPatientSpread(connection: DuckDBConnection, plan: MeasurePlan): Promise<void> {
  const columns = plan.spreads.flatMap(({ name }) => [`${name}_squares BIGINT`, `${name}_sum BIGINT`]);
  await connection.run(`
    CREATE TABLE patient_spread (${['prescriber INTEGER', 'year INTEGER', ...columns].join(', ')});
    CREATE TABLE resident_spread (${['year INTEGER', ...columns].join(', ')})`);
}

/**
 * Adds a year to `patient_spread`: for each prescriber Σx² (`p0_squares`) and Σx (`p0_sum`) over the patients, x = how
 * often the patient counts with this prescriber in the year. Their quotient is the dispersion of a rate. For indicators of
 * residents, `resident_spread` holds the same with all prescribers taken together.
 */
export async function addPatientSpread(
  connection: DuckDBConnection,
  plan: MeasurePlan,
  year: number,
): Promise<void> {
  if (plan.spreads.length === 0) return;
  const sums = plan.spreads.flatMap(({ name }) => [
    `sum(${name}::DOUBLE * ${name})::BIGINT`,
    `sum(${name}::DOUBLE)::BIGINT`,
  ]);
  await connection.run(`
    INSERT INTO patient_spread
    SELECT prescriber, ${year}, ${sums.join(', ')} FROM visit_${year} WHERE prescriber >= 0 GROUP BY prescriber`);
  const residents = new Set(
    plan.indicators.flatMap(({ definition, spread }) =>
      definition.setting === 'residents' && spread?.from === 'patients' ? [spread.spread] : [],
    ),
  );
  if (residents.size === 0) return;
  const together = plan.spreads.map(({ name }) => (residents.has(name) ? `sum(${name})::BIGINT` : '0'));
  const names = plan.spreads.map(({ name }) => name).join(', ');
  await connection.run(`
    INSERT INTO resident_spread SELECT ${year}, ${sums.join(', ')}
    FROM (SELECT ${together.join(', ')} FROM visit_${year} GROUP BY patient_key) t(${names})`);
}
