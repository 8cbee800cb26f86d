import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { GROUPS_FILE } from '../disclose/index.ts';
import { textSql } from '../measure/lake-files.ts';
import { LISTED_YEARS_FILE } from '../measure/own-cells.ts';
import { CUBE_DIRECTORY, PUBLISHED_FILE, type ReleaseManifest } from '../release/manifest.ts';
import { HOMES_FILE } from '../release/write-homes.ts';

/** Views over the release's files; after this nothing else on the machine can be reached. */
export async function openCube(
  connection: DuckDBConnection,
  cube: string,
  manifest: ReleaseManifest,
): Promise<void> {
  const file = (name: string): string => textSql(join(cube, name));
  const own = manifest.ownFiles.map(({ name }) => file(name)).join(', ');
  await connection.run(`SET allowed_directories = [${textSql(cube)}]`);
  await connection.run('SET enable_external_access = false');
  await connection.run('SET parquet_metadata_cache = true');
  await connection.run('SET lock_configuration = true');
  await connection.run(`CREATE VIEW own AS SELECT * FROM read_parquet([${own}])`);
  // Releases from before have the same rows among everyone's own, where each look opens every file.
  const hasYears = manifest.files.some(({ path }) => path === `${CUBE_DIRECTORY}/${LISTED_YEARS_FILE}`);
  const years = hasYears
    ? `read_parquet(${file(LISTED_YEARS_FILE)})`
    : `own WHERE kind = 'rolling12' AND listed`;
  await connection.run(`CREATE VIEW listed_years AS SELECT * FROM ${years}`);
  await connection.run(`CREATE VIEW groups AS SELECT * FROM read_parquet(${file(GROUPS_FILE)})`);
  await connection.run(`CREATE VIEW published AS SELECT * FROM read_parquet(${file(PUBLISHED_FILE)})`);
  await connection.run(`CREATE VIEW homes AS SELECT * FROM read_parquet(${file(HOMES_FILE)})`);
}

/** Which aggregates exist at all, so that a hidden one is told apart from one that there is no data for. */
export async function loadKnownUnits(connection: DuckDBConnection): Promise<ReadonlySet<string>> {
  const reader = await connection.runAndReadAll(`SELECT DISTINCT level, unit, period_end FROM published`);
  return new Set(reader.getRowsJS().map(([level, unit, end]) => `${level} ${unit} ${end}`));
}

/** The municipalities that are folded, by indicator: unit and end of the rolling year in one number. */
export async function loadFolded(
  connection: DuckDBConnection,
): Promise<ReadonlyMap<string, ReadonlySet<number>>> {
  const reader = await connection.runAndReadAll(
    `SELECT indicator, list(unit * ${END_LIMIT} + period_end) FROM published
     WHERE state = 'folded' AND level = 'municipality' AND kind = 'rolling12' GROUP BY indicator`,
  );
  return new Map(
    reader
      .getRowsJS()
      .map(([indicator, cells]) => [String(indicator), new Set((cells as number[]).map(Number))]),
  );
}

/** More than any month's number. */
export const END_LIMIT = 100_000;
