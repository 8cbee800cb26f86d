import type { DuckDBConnection } from '@duckdb/node-api';
import type { PractitionerRow } from './import-settings.ts';

/** The good rows of the register of health personnel: they belong in the caller's store, never in the lake. */
export async function readPractitioners(connection: DuckDBConnection): Promise<readonly PractitionerRow[]> {
  const found = await connection.runAndReadAll(
    `SELECT hpr::VARCHAR AS hpr, name, birth_year AS "birthYear", sex, profession, specialty,
      valid_from::VARCHAR AS "validFrom", valid_to::VARCHAR AS "validTo" FROM good_row ORDER BY hpr, valid_from`,
  );
  return found.getRowObjectsJS() as unknown as readonly PractitionerRow[];
}
