import { withDuckDb } from '../duckdb/with-duckdb.ts';
import type { HomePaths } from '../home/home-paths.ts';
import { filesSql } from '../measure/lake-files.ts';
import {
  type AdministeredSum,
  type SumAdministrationsInput,
  sumAdministrations,
} from './sum-administrations.ts';

/** What one institution has given in some months, as its journal told. */
export interface Administered {
  readonly sums: readonly AdministeredSum[];
  /** Months of which something was told of it; of the others nobody knows whether nothing was given. */
  readonly toldMonths: number;
}

/** Reads what one institution has given; `null` where nothing was told of it in these months. */
export async function readAdministered(
  home: HomePaths,
  input: SumAdministrationsInput & { readonly organisation: number },
): Promise<Administered | null> {
  const { files, organisation, span } = input;
  if (files.administrations.length === 0) return null;
  return withDuckDb({ spillDirectory: home.temporary }, async (connection) => {
    const found = await connection.runAndReadAll(
      `SELECT count(DISTINCT month) FROM ${filesSql(files.administrations)}
       WHERE organisation = ${organisation} AND month BETWEEN ${span.from} AND ${span.to}`,
    );
    const toldMonths = Number(found.getRowsJS()[0]?.[0] ?? 0);
    return toldMonths === 0 ? null : { toldMonths, sums: await sumAdministrations(connection, input) };
  });
}
