import type { DuckDBConnection } from '@duckdb/node-api';
import { yearOf } from '@smalspor/domain/time';
import type { MeasurePlan } from './plan.ts';
import { addUsers, createUsers } from './users.ts';
import { createUsersRates } from './users-rates.ts';
import { addPatientSpread, createPatientSpread, createVisits } from './visits.ts';
import type { Window } from './windows.ts';
import type { YearSource } from './year-sources.ts';

/**
 * What patients must be told apart for, year by year so that memory stays bounded: the spread of their numbers
 * (`patient_spread`) and how many there are (`users`, with the national rates of `users_rate`).
 */
export async function countPatients(
  connection: DuckDBConnection,
  plan: MeasurePlan,
  sources: readonly YearSource[],
  windows: readonly Window[],
  afterEach: (done: number) => void,
): Promise<void> {
  await createPatientSpread(connection, plan);
  await createUsers(connection, plan);
  const rolling = windows.filter(({ kind }) => kind === 'rolling12');
  for (const [index, source] of sources.entries()) {
    const { year } = source;
    await createVisits(connection, plan, source);
    await addPatientSpread(connection, plan, year);
    const ends = rolling.filter(({ end }) => yearOf(end) === year).map(({ end }) => end);
    await addUsers(connection, plan, { year, ends });
    await connection.run(`DROP TABLE IF EXISTS visit_${year - 1}`);
    afterEach(index + 1);
  }
  await connection.run(
    `INSERT INTO users SELECT * REPLACE ('year' AS kind) FROM users WHERE period_end % 12 = 11`,
  );
  await createUsersRates(connection, plan);
}
