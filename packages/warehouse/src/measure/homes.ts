import type { DuckDBConnection } from '@duckdb/node-api';
import {
  carryForward,
  countyNow,
  countyOf,
  type Geography,
  municipalitiesAt,
  municipalityCode,
  receivedPartOfSplit,
  unitOfCode,
} from '@smalspor/domain/organisation';
import { addMonths, type Month } from '@smalspor/domain/time';
import { createTableOf } from './append-rows.ts';
import type { Window } from './windows.ts';

/** Table `home`: county then and now of every municipality and month in which lists lie; unknown codes are left out. */
export async function createHomes(connection: DuckDBConnection, geography: Geography): Promise<void> {
  const rows = (await listedMunicipalities(connection)).flatMap(({ municipality, month }) => {
    const code = municipalityCode(municipality);
    const then = countyOf(geography, code, month);
    const now = countyNow(geography, code);
    return then === null || now === null
      ? []
      : [[municipality, month, unitOfCode(then), unitOfCode(now)] as const];
  });
  await createTableOf(
    connection,
    'home',
    { municipality: 'INTEGER', month: 'INTEGER', county: 'INTEGER', county_now: 'INTEGER' },
    rows,
  );
}

/**
 * Table `carried_home`: what a municipality of one month has become when a window ends; NULL where it was divided on the
 * way. A county is known as long as all parts lie in the same one.
 */
export async function createCarriedHomes(
  connection: DuckDBConnection,
  geography: Geography,
  windows: readonly Window[],
): Promise<void> {
  const ends = [...new Set(windows.map((window) => window.end))];
  const rows = (await listedMunicipalities(connection)).flatMap(({ municipality, month }) =>
    ends
      .filter((end) => end >= month && end < addMonths(month, 12))
      .map((end) => {
        const carried = carryForward(geography, municipalityCode(municipality), month, end);
        const codes =
          carried.kind === 'code' ? [carried.code] : carried.kind === 'split' ? carried.parts : [];
        const counties = new Set(codes.map((code) => countyOf(geography, code, end)));
        const [county] = counties;
        return [
          municipality,
          month,
          end,
          carried.kind === 'code' ? unitOfCode(carried.code) : null,
          counties.size === 1 && county != null ? unitOfCode(county) : null,
        ] as const;
      }),
  );
  await createTableOf(
    connection,
    'carried_home',
    {
      municipality: 'INTEGER',
      month: 'INTEGER',
      period_end: 'INTEGER',
      carried: 'INTEGER',
      carried_county: 'INTEGER',
    },
    rows,
  );
}

/** Table `divided`: municipalities that took over a part of a divided one inside a window, which so has no figure for them. */
export async function createDivided(
  connection: DuckDBConnection,
  geography: Geography,
  windows: readonly Window[],
): Promise<void> {
  const rows = windows.flatMap(({ kind, start, end }) =>
    municipalitiesAt(geography, end)
      .filter(({ code }) => receivedPartOfSplit(geography, code, start, end))
      .map(({ code }) => [unitOfCode(code), kind, end] as const),
  );
  await createTableOf(
    connection,
    'divided',
    { unit: 'INTEGER', kind: 'VARCHAR', period_end: 'INTEGER' },
    rows,
  );
}

async function listedMunicipalities(
  connection: DuckDBConnection,
): Promise<{ municipality: number; month: Month }[]> {
  const reader = await connection.runAndReadAll(
    'SELECT DISTINCT municipality, month FROM lake_lists WHERE municipality BETWEEN 0 AND 9999 ORDER BY ALL',
  );
  return reader
    .getRows()
    .map(([municipality, month]) => ({ municipality: Number(municipality), month: Number(month) as Month }));
}
