import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { type DisclosureSettings, type Pattern, protect } from '@smalspor/domain/disclosure';
import { AREA_FILE } from '../measure/area-cells.ts';
import { textSql } from '../measure/lake-files.ts';
import type { MeasureContent } from '../measure/measure-content.ts';
import type { MonthSpan } from '../measure/spine.ts';
import { disclosureColumns } from './disclosure-columns.ts';
import { gridSpan } from './grid-span.ts';
import { readGroups } from './group-series.ts';
import { readGrid } from './read-grid.ts';
import { PATTERN_FILE } from './stored-patterns.ts';
import { createToldCells } from './told-cells.ts';
import { changedSteps, readRosters } from './unit-rosters.ts';
import { writePublished } from './write-published.ts';

export interface DiscloseInput {
  readonly content: MeasureContent;
  readonly span: MonthSpan;
  readonly settings: DisclosureSettings;
  /** Patterns of earlier releases, see `storedPatterns`. */
  readonly previous: readonly Pattern[];
  /** Where the cube's files lie and the published ones are written. */
  readonly directory: string;
}

/**
 * Decides what a release may tell of others and writes it: `published.parquet`, `groups.parquet` and `disclosure.json` (what
 * is kept back, for the next release). Must run in the database in which `measureCube` has just measured the same content
 * and months: it reads the tables `spine`, `monthly`, `quarterly`, `window_quarter` and `carried_home`.
 */
export async function discloseRelease(
  connection: DuckDBConnection,
  { content, span: months, settings, previous, directory }: DiscloseInput,
): Promise<Pattern> {
  const span = gridSpan(months);
  const columns = disclosureColumns(content, settings);
  const areas = `read_parquet(${textSql(join(directory, AREA_FILE))})`;
  const rosters = await readRosters(connection, span);
  const changedPlaces = changedSteps('municipality', rosters, span, previous);
  const grid = await readGrid(
    connection,
    columns,
    span,
    content.geography,
    settings,
    areas,
    new Set(changedPlaces.keys()),
  );
  const pattern = protect(grid, settings, previous, rosters);
  const changedGroups = changedSteps('group', rosters, span, previous);
  const groups = await readGroups(connection, columns, span, grid, pattern, changedGroups);
  await createToldCells(connection, columns, grid, pattern, span, groups, settings);
  await writePublished(connection, columns, span, areas, directory, settings.k);
  await writeFile(join(directory, PATTERN_FILE), `${JSON.stringify(pattern)}\n`, { mode: 0o600 });
  return pattern;
}
