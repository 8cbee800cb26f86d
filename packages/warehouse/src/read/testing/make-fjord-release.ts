import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadContent } from '@smalspor/content/loading';
import { DEFAULT_DISCLOSURE } from '@smalspor/domain/disclosure';
import { unpackAtc, unpackDiagnosis } from '@smalspor/domain/medicines';
import { discloseRelease } from '../../disclose/index.ts';
import { FJORD_SPAN, writeFjordLake } from '../../disclose/testing/write-fjord-lake.ts';
import { withDuckDb } from '../../duckdb/index.ts';
import { createHome, type HomePaths, homePaths } from '../../home/home-paths.ts';
import { measureCube } from '../../measure/index.ts';
import {
  CUBE_DIRECTORY,
  MANIFEST_FILE,
  RELEASE_FORMAT,
  type ReleaseManifest,
  releaseDirectory,
} from '../../release/manifest.ts';
import { noteDeclarations } from '../../release/write-declarations.ts';
import { writeHomes } from '../../release/write-homes.ts';
import type { KnownCell } from './attack-cells.ts';

/** A release of the three counties of `write-fjord-lake.ts`, and beside it what it hides. */
export interface FjordRelease {
  readonly home: HomePaths;
  readonly id: string;
  /** Every cell of nation, counties and municipalities of some indicators, hidden ones among them. */
  readonly truths: ReadonlyMap<string, readonly KnownCell[]>;
  /** The rows that all of it was counted from: one for each prescription, where its doctor has the list. */
  readonly rows: readonly PrescriptionRow[];
}

export interface PrescriptionRow {
  readonly atc: string;
  readonly female: boolean;
  readonly age: number;
  readonly onList: boolean;
  /** ICPC-2; `null` where none was given. */
  readonly diagnosis: string | null;
  readonly month: number;
  readonly municipality: number;
}

const INDEX_YEAR = 2026;
const ID = 'fjord';

export async function makeFjordRelease(
  directory: string,
  indicators: readonly string[],
): Promise<FjordRelease> {
  const home = homePaths(directory);
  await createHome(home);
  const cube = join(releaseDirectory(home, ID), CUBE_DIRECTORY);
  await mkdir(cube, { recursive: true });
  const content = loadContent();
  const { k } = DEFAULT_DISCLOSURE;
  return withDuckDb({ spillDirectory: home.temporary, threads: 1 }, async (connection) => {
    const files = await writeFjordLake(connection, home.lake, [], true);
    const settings = { content, span: FJORD_SPAN, directory: cube };
    const measured = await measureCube(connection, {
      ...settings,
      files,
      indexYear: INDEX_YEAR,
      patientsCountedBelow: k,
    });
    await writeHomes(connection, FJORD_SPAN, cube);
    await discloseRelease(connection, { ...settings, settings: DEFAULT_DISCLOSURE, previous: [] });
    const manifest: ReleaseManifest = {
      format: RELEASE_FORMAT,
      id: ID,
      builtAt: '2022-01-10T00:00:00Z',
      synthetic: true,
      ...FJORD_SPAN,
      contentVersion: 'test',
      dddIndexYear: INDEX_YEAR,
      disclosureThreshold: k,
      batches: [],
      declarations: noteDeclarations([], FJORD_SPAN.to),
      ownFiles: measured.own,
      cellColumns: measured.cellColumns,
      doses: measured.quality,
      files: [],
      disclosure: [],
      prescribers: 0,
    };
    await writeFile(join(releaseDirectory(home, ID), MANIFEST_FILE), JSON.stringify(manifest));
    const reader = await connection.runAndReadAll(
      `SELECT indicator, level, unit, kind, period_end, numerator::DOUBLE, denominator::DOUBLE
       FROM read_parquet('${join(cube, 'areas.parquet')}')
       WHERE indicator IN (${indicators.map((id) => `'${id}'`).join(', ')}) AND level NOT IN ('gp', 'group') AND unit >= 0`,
    );
    const cells = reader.getRowsJS().map(([indicator, level, unit, kind, end, numerator, denominator]) => ({
      indicator: String(indicator),
      level: String(level),
      unit: Number(unit),
      kind: String(kind) as KnownCell['kind'],
      end: Number(end),
      numerator: Number(numerator),
      denominator: Number(denominator),
    }));
    const raw = await connection.runAndReadAll(
      `SELECT d.atc, d.month, l.municipality, d.female, d.age, d.on_list, d.diagnosis FROM read_parquet([${files.dispensings.map((file) => `'${file}'`).join(', ')}]) d
       JOIN read_parquet([${files.gpLists.map((file) => `'${file}'`).join(', ')}]) l ON l.prescriber = d.prescriber AND l.month = d.month`,
    );
    const rows = raw.getRowsJS().map(([atc, month, municipality, female, age, onList, diagnosis]) => ({
      atc: unpackAtc(Number(atc)),
      month: Number(month),
      municipality: Number(municipality),
      female: female === true,
      age: Number(age),
      onList: onList === true,
      diagnosis: diagnosis === null ? null : unpackDiagnosis(Number(diagnosis)).code,
    }));
    return { home, id: ID, truths: Map.groupBy(cells, ({ indicator }) => indicator), rows };
  });
}
