import type { DuckDBConnection } from '@duckdb/node-api';
import { countedLinesSql, hasBitSql } from './line-masks.ts';
import type { MeasurePlan } from './plan.ts';
import type { YearSource } from './year-sources.ts';

/**
 * Table `patient_spread`: for each prescriber and calendar year, Σx² (`p0_squares`) and Σx (`p0_sum`) over the patients,
 * x = what the patient counts for with this prescriber in the year. Their quotient is the dispersion of a rate.
 */
export async function createPatientSpread(
  connection: DuckDBConnection,
  plan: MeasurePlan,
  sources: readonly YearSource[],
): Promise<void> {
  const { spreads } = plan;
  const columns = spreads.flatMap(({ name }) => [`${name}_squares BIGINT`, `${name}_sum BIGINT`]);
  await connection.run(
    `CREATE TABLE patient_spread (${['prescriber INTEGER', 'year INTEGER', ...columns].join(', ')})`,
  );
  if (spreads.length === 0) return;
  const ofPatient = spreads.map(({ name, measure }) => `count_if(${hasBitSql(measure)})::INTEGER AS ${name}`);
  const sums = spreads.flatMap(({ name }) => [`sum(${name} * ${name})::BIGINT`, `sum(${name})::BIGINT`]);
  const anyCounts = spreads.map(({ measure }) => hasBitSql(measure)).join(' OR ');
  for (const source of sources) {
    await connection.run(`
      INSERT INTO patient_spread
      SELECT prescriber, year, ${sums.join(', ')} FROM (
        SELECT prescriber, month // 12 AS year, patient_key, ${ofPatient.join(', ')}
        FROM ${countedLinesSql(plan.lineMeasures, source.sql)}
        WHERE prescriber IS NOT NULL AND (${anyCounts})
        GROUP BY prescriber, year, patient_key)
      GROUP BY prescriber, year`);
  }
}
