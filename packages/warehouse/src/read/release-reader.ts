import type { Cell, IndicatorDefinition } from '@smalspor/domain/indicators';
import type { Level, UnitId } from '@smalspor/domain/organisation';
import type { Month, PeriodKind } from '@smalspor/domain/time';
import type { CohortCell } from '../evaluation/index.ts';
import type { InstitutionReader } from '../institutions/index.ts';
import type { ReleaseManifest } from '../release/manifest.ts';
import type { AreaFigure } from './area-figures.ts';
import type { CellKey } from './cell-table.ts';
import type { CubeScope } from './cube-scope.ts';
import type { Homes } from './homes.ts';
import type { Peers } from './peers.ts';
import type { RankedDoctors } from './ranked-doctors.ts';

/** An aggregate as it may be told, or why not. */
export type PublishedCell =
  | { readonly cell: Cell }
  | { readonly cell: null; readonly reason: 'suppressed' | 'no-data' | 'too-few-members' | 'boundary-split' };

/** What a doctor's own cells are looked up by. */
export type OwnCells = (key: CellKey) => Cell | null;

/** A release that is open for reading. It answers from one snapshot for as long as it is open. */
export interface ReleaseReader {
  readonly manifest: ReleaseManifest;
  readonly homes: Homes;
  /** Everyone who has own cells, in the order of their numbers. */
  prescribers(): Promise<readonly number[]>;
  /** A prescriber's own cells; of some indicators only, when they are named, which is several times faster. */
  ownCells(scope: CubeScope, prescriber: number, indicators?: readonly string[]): Promise<OwnCells>;
  /** Own cells of many, some hundred at a time, in the order of their numbers: for issuing. */
  everyonesCells(scope: CubeScope): AsyncGenerator<{
    readonly prescribers: readonly number[];
    readonly cellsOf: (prescriber: number) => OwnCells;
  }>;
  /** Everyone's own months, of some indicators, in one of the own files: for looking for signals, a file at a time. */
  ownMonths(
    scope: CubeScope,
    part: number,
    indicators: readonly string[],
  ): Promise<{ readonly prescribers: readonly number[]; readonly cellsOf: (prescriber: number) => OwnCells }>;
  /** An aggregate of municipality, county or nation, after disclosure control. */
  publishedCell(level: Exclude<Level, 'gp' | 'group'>, unit: UnitId, key: CellKey): PublishedCell;
  /** Whether the release knows an area in the periods that end with a month; it may tell of it or hide it. */
  knowsArea(level: Exclude<Level, 'gp' | 'group'>, unit: UnitId, end: Month): boolean;
  /**
   * What is told in place of a municipality that cannot stand alone: the municipalities of the county that are folded for the
   * indicator, together, the given one among them. `null` when it stands alone, or when they cannot be told either.
   */
  othersOfCounty(municipality: UnitId, county: UnitId, key: CellKey): Promise<Cell | null>;
  /** The units of a level that anything is told of, without «øvrige kommuner». */
  publishedUnits(level: Exclude<Level, 'gp' | 'group'>): readonly UnitId[];
  /** The kinds of period in which an indicator is told of any unit of a level. */
  publishedKinds(indicator: string, level: Exclude<Level, 'gp' | 'group'>): ReadonlySet<PeriodKind>;
  /** The aggregate of a CME group for one of its members. */
  groupCell(group: number, key: CellKey): Promise<PublishedCell>;
  /** All GPs in one indicator and rolling year, as bins, quartiles and benchmark. */
  peers(definition: IndicatorDefinition, end: Month): Promise<Peers>;
  /** How all GPs differ in one indicator and rolling year, without any of them; `null` where chance cannot be told. */
  rankedDoctors(definition: IndicatorDefinition, end: Month): Promise<RankedDoctors | null>;
  /**
   * The GPs who are about as busy as a prescriber, in the same way: the fifth of those whose contacts were counted that has about as
   * many a month. `null` where the prescriber’s were not.
   */
  busyPeers(definition: IndicatorDefinition, end: Month, prescriber: number): Promise<Peers | null>;
  /** Every figure of an indicator for nation and counties, told and hidden: what may be shown to anyone. */
  areaFigures(indicator: string): Promise<readonly AreaFigure[]>;
  /** What the release says of institutions; `null` where it was made without any. */
  readonly institutions: InstitutionReader | null;
  /** What is told of a programme's participants and others; `null` where the release tells of no such programme. */
  cohorts(programme: string): Promise<readonly CohortCell[] | null>;
  close(): void;
}
