import { wilsonInterval } from '../statistics/index.ts';
import { cellsOf, type HomeCounts, type SurveyCell, type SurveyClass } from './count-survey.ts';
import {
  type CountedHome,
  type Detail,
  protectSurvey,
  type SurveyDisclosure,
  sumRow,
  type ToldDetail,
} from './protect-survey.ts';
import { areasOfHome, NATION } from './survey-areas.ts';
import type { SurveyDefinition } from './survey-definition.ts';

/** An institution that was asked; `counts` is `null` where it did not answer. */
export interface AskedHome extends Omit<CountedHome, 'counts'> {
  readonly counts: CountedHome['counts'] | null;
}

/** A row of a told table: residents whose antibiotics are for any of these. */
export interface ResultRow {
  readonly cells: readonly SurveyCell[];
  readonly residents: number;
}

export interface ClassResult {
  readonly residents: number;
  /** How finely the rows are told; `whole` has one row. */
  readonly detail: Detail;
  readonly rows: readonly ResultRow[];
}

/** What is told of an area, and stays as it is. */
export interface AreaResult {
  /** `nation`, `county 46` or `municipality 4601`. */
  readonly area: string;
  readonly asked: number;
  readonly answered: number;
  /** Residents present; `null` where too few institutions stand behind it. */
  readonly present: number | null;
  /** `null` where it is not told. */
  readonly classes: Readonly<Record<SurveyClass, ClassResult | null>>;
}

export interface Prevalence {
  /** Percent of the residents present. */
  readonly value: number;
  /** Wilson's 95 % interval. */
  readonly low: number;
  readonly high: number;
}

/** The result of a survey that is closed, for every area in which somebody was asked: the nation first. */
export function surveyResult(
  homes: readonly AskedHome[],
  definition: Pick<SurveyDefinition, 'indications'>,
  settings: SurveyDisclosure,
): readonly AreaResult[] {
  const answered = homes.flatMap(({ counts, ...home }) => (counts === null ? [] : [{ ...home, counts }]));
  const told = protectSurvey(answered, definition, settings);
  const areas = [...new Set([NATION, ...homes.flatMap(areasOfHome)])].sort(nationFirst);
  return areas.map((area) => {
    const lies = (home: AskedHome) => areasOfHome(home).includes(area);
    const here = answered.filter(lies);
    const classResult = (kind: SurveyClass): ClassResult | null => {
      const finest = told.classes[kind].findLast(({ areas: those }) => those.has(area));
      return finest ? tellRows(here, kind, finest) : null;
    };
    return {
      area,
      asked: homes.filter(lies).length,
      answered: here.length,
      present: told.present.has(area) ? here.reduce((sum, { counts }) => sum + counts.present, 0) : null,
      classes: { antibiotics: classResult('antibiotics'), methenamine: classResult('methenamine') },
    };
  });
}

/** Residents of a class per hundred present; `null` where nobody was present. */
export function prevalence(residents: number, present: number): Prevalence | null {
  if (present === 0) return null;
  const { low, high } = wilsonInterval(residents, present);
  return { value: (residents * 100) / present, low: low * 100, high: high * 100 };
}

/** One institution's numbers as they are, for itself alone: only what somebody has. */
export function rawResult(counts: HomeCounts, definition: Pick<SurveyDefinition, 'indications'>): AreaResult {
  const classResult = (kind: SurveyClass): ClassResult => ({
    residents: counts.residents[kind],
    detail: 'indication',
    rows: cellsOf(definition)
      .map((cell) => ({ cells: [cell], residents: sumRow(counts, kind, [cell]) }))
      .filter(({ residents }) => residents > 0),
  });
  return {
    area: 'own',
    asked: 1,
    answered: 1,
    present: counts.present,
    classes: { antibiotics: classResult('antibiotics'), methenamine: classResult('methenamine') },
  };
}

function tellRows(
  homes: readonly CountedHome[],
  kind: SurveyClass,
  { detail, rows }: ToldDetail,
): ClassResult {
  const told = rows.map((cells) => ({
    cells,
    residents: homes.reduce((sum, { counts }) => sum + sumRow(counts, kind, cells), 0),
  }));
  return { residents: told.reduce((sum, { residents }) => sum + residents, 0), detail, rows: told };
}

function nationFirst(a: string, b: string): number {
  const kind = (area: string) => (area === NATION ? 0 : area.startsWith('county') ? 1 : 2);
  return kind(a) - kind(b) || (a < b ? -1 : 1);
}
