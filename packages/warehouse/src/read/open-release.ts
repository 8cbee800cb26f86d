import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { Cell, IndicatorDefinition } from '@smalspor/domain/indicators';
import type { Level, UnitId } from '@smalspor/domain/organisation';
import { Refusal } from '@smalspor/domain/refusal';
import { type Month, periodLength, periodStart } from '@smalspor/domain/time';
import { readCohorts } from '../evaluation/index.ts';
import type { HomePaths } from '../home/home-paths.ts';
import { type InstitutionReader, openInstitutions } from '../institutions/index.ts';
import { textSql } from '../measure/lake-files.ts';
import type { OwnFile } from '../measure/own-cells.ts';
import { CUBE_DIRECTORY, type ReleaseManifest, readManifest, releaseDirectory } from '../release/manifest.ts';
import { createAreaFigures } from './area-figures.ts';
import { type Busyness, busynessOf, peersAmong } from './busyness.ts';
import { type CellKey, type CellTable, loadCellTable, STORED_COLUMNS } from './cell-table.ts';
import { demandInScope } from './cube-scope.ts';
import { type Homes, loadHomes } from './homes.ts';
import { END_LIMIT, loadFolded, loadKnownUnits, openCube } from './open-cube.ts';
import { loadOwnTable, type OwnTable } from './own-table.ts';
import { type Peers, peersOf } from './peers.ts';
import { createRankedDoctors } from './ranked-doctors.ts';
import type { OwnCells, ReleaseReader } from './release-reader.ts';
import { type SpreadFrom, spreadFromOf, sumOfMonths, sumOfOwnMonths } from './sum-of-months.ts';

export interface OpenReleaseOptions {
  readonly memoryLimit: string;
  /** Members with a list that a group must have before its aggregate is told. */
  readonly minGroupMembers: number;
}

/** @throws Refusal `release-damaged` when the release cannot be read */
export async function openRelease(
  home: HomePaths,
  id: string,
  options: OpenReleaseOptions,
): Promise<ReleaseReader> {
  const manifest = await readManifest(home, id);
  const cube = join(releaseDirectory(home, id), CUBE_DIRECTORY);
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: options.memoryLimit,
    temp_directory: home.temporary,
  });
  const connection = await instance.connect();
  try {
    await openCube(connection, cube, manifest);
    const published = await loadCellTable(
      connection,
      `SELECT ${STORED_COLUMNS} FROM published WHERE state = 'shown'`,
    );
    const known = await loadKnownUnits(connection);
    const homes = await loadHomes(connection, 'homes');
    const institutions =
      manifest.institutions === undefined
        ? null
        : await openInstitutions(connection, cube, manifest.institutions);
    return createReader({
      manifest,
      cube,
      connection,
      instance,
      published,
      known,
      homes,
      institutions,
      options,
    });
  } catch (error) {
    connection.closeSync();
    instance.closeSync();
    if (error instanceof Refusal) throw error;
    throw new Refusal('release-damaged', `Release ${id} cannot be read: run smalspor verify.`, {
      cause: error,
    });
  }
}

interface OpenedRelease {
  readonly manifest: ReleaseManifest;
  /** The directory of the cube's files. */
  readonly cube: string;
  readonly connection: DuckDBConnection;
  readonly instance: DuckDBInstance;
  readonly published: CellTable;
  readonly known: ReadonlySet<string>;
  readonly homes: Homes;
  readonly institutions: InstitutionReader | null;
  readonly options: OpenReleaseOptions;
}

function createReader(opened: OpenedRelease): ReleaseReader {
  const { manifest, cube, connection, instance, published, known, homes, options } = opened;
  const groups = new Map<number, Promise<CellTable>>();
  const peers = new Map<string, Promise<Peers>>();
  const busyPeers = new Map<string, Peers>();
  const busyness = new Map<Month, Busyness>();
  const years = new Map<Month, Promise<OwnTable>>();
  let folded: ReturnType<typeof loadFolded> | null = null;
  const ownFile = ({ name }: OwnFile): string => `read_parquet(${textSql(join(cube, name))})`;

  const columns = new Map(manifest.cellColumns.map((cell) => [cell.indicator, cell]));
  const spreadOf = (indicator: string): SpreadFrom => spreadFromOf(columns.get(indicator));

  /** Six months that are not stored are put together from their months. */
  const lookUp = (table: CellTable, level: Level, unit: UnitId, key: CellKey): Cell | null => {
    const stored = table.find(level, unit, key);
    if (stored !== null || key.kind !== 'half') return stored;
    return sumOfMonths(key.end, spreadOf(key.indicator), (end) =>
      table.find(level, unit, { ...key, kind: 'month', end }),
    );
  };

  const cellsOfGroup = (group: number): Promise<CellTable> => {
    const loaded =
      groups.get(group) ??
      loadCellTable(
        connection,
        `SELECT ${STORED_COLUMNS} FROM groups WHERE state = 'shown' AND unit = ${group}`,
      );
    groups.set(group, loaded);
    return loaded;
  };

  const rollingYears = (end: Month): Promise<OwnTable> => {
    const loaded =
      years.get(end) ??
      loadOwnTable(connection, manifest.cellColumns, `listed_years WHERE period_end = ${end}`);
    years.set(end, loaded);
    return loaded;
  };

  const knowsArea = (level: Level, unit: UnitId, end: Month): boolean => known.has(`${level} ${unit} ${end}`);

  const loadPeers = async (definition: IndicatorDefinition, end: Month): Promise<Peers> => {
    const table = await rollingYears(end);
    const key: CellKey = { indicator: definition.id, kind: 'rolling12', end };
    return peersOf(
      definition,
      table.prescribers.map((prescriber) => table.find(prescriber, key)).filter((cell) => cell !== null),
    );
  };

  const ownOf =
    (table: OwnTable, prescriber: number): OwnCells =>
    (key) =>
      table.find(prescriber, key) ??
      (key.kind === 'half' && periodStart({ kind: 'half', end: key.end }) >= manifest.from
        ? sumOfOwnMonths(key.end, spreadOf(key.indicator), (end) =>
            table.find(prescriber, { ...key, kind: 'month', end }),
          )
        : null);

  return {
    manifest,
    homes,
    institutions: opened.institutions,
    prescribers: async () => {
      const found = await connection.runAndReadAll('SELECT DISTINCT prescriber FROM own ORDER BY prescriber');
      return found.getRowsJS().map(([prescriber]) => Number(prescriber));
    },
    ownCells: async (scope, prescriber, indicators) => {
      demandInScope(scope, prescriber);
      const file = manifest.ownFiles.find(({ first, last }) => first <= prescriber && prescriber <= last);
      if (file === undefined) return () => null;
      const wanted = manifest.cellColumns.filter(({ indicator }) => indicators?.includes(indicator) ?? true);
      const from = `${ownFile(file)} WHERE prescriber = ${prescriber}`;
      return ownOf(await loadOwnTable(connection, wanted, from), prescriber);
    },
    everyonesCells: async function* everyonesCells(scope) {
      demandInScope(scope, null);
      const firstMonth = manifest.to - 2 * 12 - periodLength('half');
      for (const file of manifest.ownFiles) {
        const table = await loadOwnTable(
          connection,
          manifest.cellColumns,
          `${ownFile(file)} WHERE kind = 'rolling12' OR period_end > ${firstMonth}`,
        );
        yield { prescribers: table.prescribers, cellsOf: (prescriber) => ownOf(table, prescriber) };
      }
    },
    ownMonths: async (scope, part, indicators) => {
      demandInScope(scope, null);
      const file = manifest.ownFiles[part];
      if (file === undefined) throw new RangeError(`The release has no own file ${part}`);
      const wanted = manifest.cellColumns.filter(({ indicator }) => indicators.includes(indicator));
      const table = await loadOwnTable(connection, wanted, `${ownFile(file)} WHERE kind = 'month'`);
      return { prescribers: table.prescribers, cellsOf: (prescriber) => ownOf(table, prescriber) };
    },
    publishedCell: (level, unit, key) => {
      const cell = lookUp(published, level, unit, key);
      if (cell?.noValue === 'boundary-split') return { cell: null, reason: 'boundary-split' };
      if (cell !== null) return { cell };
      return { cell: null, reason: knowsArea(level, unit, key.end) ? 'suppressed' : 'no-data' };
    },
    knowsArea,
    othersOfCounty: async (municipality, county, key) => {
      if (key.kind !== 'rolling12') return null;
      folded ??= loadFolded(connection);
      const isFolded = (await folded).get(key.indicator)?.has(municipality * END_LIMIT + key.end);
      return isFolded ? lookUp(published, 'municipality', -county, key) : null;
    },
    publishedUnits: (level) => published.units(level).filter((unit) => unit >= 0),
    publishedKinds: (indicator, level) => published.kinds(indicator, level),
    groupCell: async (group, key) => {
      if (homes.membersOf(group, key.end) < options.minGroupMembers) {
        return { cell: null, reason: 'too-few-members' };
      }
      const cell = lookUp(await cellsOfGroup(group), 'group', group, key);
      return cell === null ? { cell: null, reason: 'suppressed' } : { cell };
    },
    peers: (definition, end) => {
      const key = `${definition.id} ${end}`;
      const loaded = peers.get(key) ?? loadPeers(definition, end);
      peers.set(key, loaded);
      return loaded;
    },
    busyPeers: async (definition, end, prescriber) => {
      const table = await rollingYears(end);
      const known = busyness.get(end) ?? busynessOf(table, end);
      busyness.set(end, known);
      const members = known.likeOf(prescriber);
      if (members === null) return null;
      const key = `${definition.id} ${end} ${members[0]}`;
      const like = busyPeers.get(key) ?? peersAmong(table, members, definition, end);
      busyPeers.set(key, like);
      return like;
    },
    rankedDoctors: createRankedDoctors(connection, manifest.cellColumns),
    areaFigures: createAreaFigures(connection, published),
    cohorts: async (programme) => readCohorts(connection, cube, manifest.evaluation, programme),
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
