import { isSmallBeside } from '../disclosure/index.ts';
import { type InstitutionDisclosureSettings, isSpread } from '../institution-disclosure/index.ts';
import {
  cellKey,
  cellsOf,
  type HomeCounts,
  SEVERAL,
  type SurveyCell,
  type SurveyClass,
} from './count-survey.ts';
import { areasOfHome, type PlacedHome, tellAreas } from './survey-areas.ts';
import type { SurveyDefinition } from './survey-definition.ts';

export interface SurveyDisclosure extends InstitutionDisclosureSettings {
  /** The smallest number of residents that is told of others. */
  readonly k: number;
}

export interface CountedHome extends PlacedHome {
  readonly counts: HomeCounts;
}

/** How finely it is told what the antibiotics are for, the coarsest first. */
export const DETAILS = ['whole', 'purpose', 'group', 'indication'] as const;
export type Detail = (typeof DETAILS)[number];

/** Rows of a table of one detail, and the areas that it is told of. */
export interface ToldDetail {
  readonly detail: Detail;
  readonly rows: readonly (readonly SurveyCell[])[];
  readonly areas: ReadonlySet<string>;
}

export interface ToldSurvey {
  /** Areas of which the residents present are told. */
  readonly present: ReadonlySet<string>;
  /** Of each class the details that are told anywhere. */
  readonly classes: Readonly<Record<SurveyClass, readonly ToldDetail[]>>;
}

/** A row that holds less of its class than this in the whole country stands with others, where counties have tables. */
const LEAST_SHARE = 0.1;

/**
 * Decides what is told of a closed survey. Rows and areas both nest: the rows of a detail make up the rows of the one before it,
 * everywhere alike, and only areas that are told with less detail can be told with more. Each row is safe in each piece that the
 * areas leave, so that no difference of rows or areas says more than the pieces. A survey is told once, when it is closed:
 * nothing changes afterwards that a reader could compare it with.
 */
export function protectSurvey(
  homes: readonly CountedHome[],
  definition: Pick<SurveyDefinition, 'indications'>,
  settings: SurveyDisclosure,
): ToldSurvey {
  const present = tellAreas(homes, new Set(homes.flatMap(areasOfHome)), (some) =>
    isHeldByMany(
      some.map(({ counts }) => counts.present),
      settings,
    ),
  );
  const tell = (kind: SurveyClass) => tellClass(homes, kind, definition, present, settings);
  return { present, classes: { antibiotics: tell('antibiotics'), methenamine: tell('methenamine') } };
}

function tellClass(
  homes: readonly CountedHome[],
  kind: SurveyClass,
  definition: Pick<SurveyDefinition, 'indications'>,
  present: ReadonlySet<string>,
  settings: SurveyDisclosure,
): readonly ToldDetail[] {
  const isSafe = (some: readonly CountedHome[], row: readonly SurveyCell[]) => {
    const parts = some.map(({ counts }) => sumRow(counts, kind, row));
    return isHeldByMany(parts, settings) && isManyResidents(parts, settings.k);
  };
  let rows: readonly (readonly SurveyCell[])[] = [cellsOf(definition)];
  let areas = tellAreas(
    homes,
    present,
    (some) => isSafe(some, cellsOf(definition)) && hasOthers(some, kind, settings.k),
  );
  const told: ToldDetail[] = [{ detail: 'whole', rows, areas }];
  const all = sumOf(homes.map(({ counts }) => counts.residents[kind]));
  for (const detail of ['purpose', 'group', 'indication'] as const) {
    const least = detail === 'indication' ? 0 : LEAST_SHARE * all;
    const isWorthARow = (row: readonly SurveyCell[]) =>
      isSafe(homes, row) && sumOf(homes.map(({ counts }) => sumRow(counts, kind, row))) >= least;
    const keyOf = keysOf(detail, definition);
    rows = rows.flatMap((row) =>
      joinRows([...Map.groupBy(row, keyOf).values()], isWorthARow, (each) => isSafe(homes, each)),
    );
    areas = tellAreas(homes, areas, (some) => rows.every((row) => isSafe(some, row)));
    told.push({ detail, rows, areas });
  }
  return told.filter((each) => each.areas.size > 0);
}

/** Joins the rows that cannot stand alone, with the last of the others where they cannot stand together either. */
function joinRows(
  rows: readonly (readonly SurveyCell[])[],
  canStandAlone: (row: readonly SurveyCell[]) => boolean,
  isSafe: (row: readonly SurveyCell[]) => boolean,
): readonly (readonly SurveyCell[])[] {
  const alone = rows.filter(canStandAlone);
  let joined = rows.filter((row) => !canStandAlone(row)).flat();
  if (joined.length === 0) return rows;
  while (!isSafe(joined)) {
    const last = alone.pop();
    if (last === undefined) break;
    joined = [...last, ...joined];
  }
  return [...alone, joined];
}

export function sumRow(
  { cells }: Pick<HomeCounts, 'cells'>,
  kind: SurveyClass,
  row: readonly SurveyCell[],
): number {
  return sumOf(row.map((cell) => cells[kind][cellKey(cell)] ?? 0));
}

/** Enough institutions, and none of them so much of it that another could reckon it. */
function isHeldByMany(parts: readonly number[], { others, margin }: InstitutionDisclosureSettings): boolean {
  return parts.length > others && isSpread(parts, margin);
}

/** Nobody, or many enough also for the institution that knows its own. */
function isManyResidents(parts: readonly number[], k: number): boolean {
  return !isSmallBeside(sumOf(parts), Math.max(0, ...parts), k);
}

/** Those without the antibiotic are many as well: else it would be known of nearly everyone there. */
function hasOthers(homes: readonly CountedHome[], kind: SurveyClass, k: number): boolean {
  if (sumOf(homes.map(({ counts }) => counts.residents[kind])) === 0) return true;
  const rest = homes.map(({ counts }) => counts.present - counts.residents[kind]);
  return sumOf(rest) > 0 && isManyResidents(rest, k);
}

function keysOf(
  detail: Exclude<Detail, 'whole'>,
  { indications }: Pick<SurveyDefinition, 'indications'>,
): (cell: SurveyCell) => string {
  if (detail === 'purpose') return ({ purpose }) => purpose;
  if (detail === 'indication') return cellKey;
  const groups = new Map(indications.map(({ id, group }) => [id, group]));
  return ({ purpose, indication }) => `${purpose} ${groups.get(indication) ?? SEVERAL}`;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
