import type { OutputOf } from '@smalspor/contract/operations';
import type { ComparisonBlock, ComparisonRow, RowLevel } from '@smalspor/domain/reports';
import type { SurveyClass } from '@smalspor/domain/surveys';
import type { Localised } from '@smalspor/domain/texts';

type Report = OutputOf<'readSurveyResult'>;
export type Figures = OutputOf<'readInstitutionSurveyResult'>['own'];
export type PlacedFigures = Report['figures'];

/** Figures with the level that they stand at in a picture, and the same in the survey before. */
export interface PicturedFigures {
  readonly level: RowLevel;
  readonly figures: Figures;
  readonly before: Figures | null;
}

/** The words of the picture in each language. */
export interface BlockWords {
  readonly title: Localised;
  readonly unit: Localised;
  readonly hidden: Localised;
  readonly nobodyPresent: Localised;
}

/** Prevalences as the pictures want them; what is not told says so in place of its mark. */
export function prevalenceBlock(
  kind: SurveyClass,
  pictured: readonly PicturedFigures[],
  words: BlockWords,
  sentence: string,
): ComparisonBlock {
  const empty = { nb: '', nn: '', en: '' };
  return {
    id: `survey-${kind}`,
    indicator: kind,
    title: words.title,
    unit: words.unit,
    scale: 'percent',
    decimals: 1,
    rows: pictured.map((each) => rowOf(kind, each, words)),
    quartiles: null,
    summary: { nb: sentence, nn: sentence, en: sentence },
    origin: { indicator: kind, version: 1, definition: empty, why: empty, caveats: empty, codeSets: [] },
  };
}

function rowOf(
  kind: SurveyClass,
  { level, figures, before }: PicturedFigures,
  words: BlockWords,
): ComparisonRow {
  const told = figures[kind];
  const prevalence = told?.prevalence ?? null;
  const label = figures.name;
  if (told === null || prevalence === null) {
    const note = told === null ? words.hidden : words.nobodyPresent;
    return { level, label, estimate: { value: null, reason: 'suppressed' }, note, previous: null };
  }
  return {
    level,
    label,
    estimate: {
      ...prevalence,
      noInterval: null,
      numerator: told.residents,
      denominator: figures.present ?? 0,
    },
    note: null,
    previous: before?.[kind]?.prevalence?.value ?? null,
  };
}

export function levelOf(area: string): RowLevel {
  if (area.startsWith('municipality')) return 'municipality';
  return area.startsWith('county') ? 'county' : 'nation';
}
