import type { SurveyAnswer, SurveyTreatment } from './survey-answer.ts';
import { PURPOSES, type Purpose, type SurveyDefinition } from './survey-definition.ts';

/** Methenamine is never mixed with what is meant to cure. */
export const SURVEY_CLASSES = ['antibiotics', 'methenamine'] as const;
export type SurveyClass = (typeof SURVEY_CLASSES)[number];

/** A resident whose antibiotics are for more than one thing. */
export const SEVERAL = 'several';
/** A resident who is both treated and kept from falling ill. */
export const BOTH = 'both';

/** What a resident's antibiotics of one class are for. */
export interface SurveyCell {
  readonly purpose: Purpose | typeof BOTH;
  /** The id of an indication, or `several`. */
  readonly indication: string;
}

/** One institution's day in numbers of residents: a resident with two antibiotics of a class is counted once. */
export interface HomeCounts {
  readonly present: number;
  readonly residents: Readonly<Record<SurveyClass, number>>;
  /** By `cellKey`; a cell that is left out holds nobody. */
  readonly cells: Readonly<Record<SurveyClass, Readonly<Record<string, number>>>>;
}

export function cellKey({ purpose, indication }: SurveyCell): string {
  return `${purpose} ${indication}`;
}

/** Every cell that a definition knows, in the order of the report. */
export function cellsOf({ indications }: Pick<SurveyDefinition, 'indications'>): readonly SurveyCell[] {
  return [
    ...PURPOSES.flatMap((purpose) =>
      [...indications.map(({ id }) => id), SEVERAL].map((indication) => ({ purpose, indication })),
    ),
    { purpose: BOTH, indication: SEVERAL },
  ];
}

/** Counts an answer. Residents on methenamine and on another antibiotic stand in both classes, as in NOIS-PIAH. */
export function countHome(
  { wards, residents }: Pick<SurveyAnswer, 'wards' | 'residents'>,
  { methenamine }: Pick<SurveyDefinition, 'methenamine'>,
): HomeCounts {
  const classOf = ({ substance }: SurveyTreatment): SurveyClass =>
    substance === methenamine ? 'methenamine' : 'antibiotics';
  const count = (wanted: SurveyClass) => {
    const cells: Record<string, number> = {};
    let treated = 0;
    for (const { treatments } of residents) {
      const own = treatments.filter((each) => classOf(each) === wanted);
      if (own.length === 0) continue;
      treated += 1;
      const key = cellKey(cellOf(own));
      cells[key] = (cells[key] ?? 0) + 1;
    }
    return { treated, cells };
  };
  const [antibiotics, apart] = [count('antibiotics'), count('methenamine')];
  return {
    present: wards.reduce((sum, { present }) => sum + present, 0),
    residents: { antibiotics: antibiotics.treated, methenamine: apart.treated },
    cells: { antibiotics: antibiotics.cells, methenamine: apart.cells },
  };
}

/** How many courses of each substance there are: treatments and not residents, the most used first. */
export function countSubstances({
  residents,
}: Pick<SurveyAnswer, 'residents'>): readonly { readonly substance: string; readonly treatments: number }[] {
  const counts = new Map<string, number>();
  for (const { treatments } of residents) {
    for (const { substance } of treatments) counts.set(substance, (counts.get(substance) ?? 0) + 1);
  }
  return [...counts]
    .map(([substance, treatments]) => ({ substance, treatments }))
    .sort((a, b) => b.treatments - a.treatments || (a.substance < b.substance ? -1 : 1));
}

function cellOf(treatments: readonly SurveyTreatment[]): SurveyCell {
  const purposes = [...new Set(treatments.map(({ purpose }) => purpose))];
  const indications = [...new Set(treatments.map(({ indication }) => indication))];
  const [purpose] = purposes;
  const [indication] = indications;
  if (purpose === undefined || indication === undefined) throw new RangeError('Nothing is treated');
  if (purposes.length > 1) return { purpose: BOTH, indication: SEVERAL };
  return { purpose, indication: indications.length > 1 ? SEVERAL : indication };
}
