import {
  type CodeSet,
  type ContactMeasure,
  type CountMeasure,
  followedDays,
  type IndicatorDefinition,
  isOfContacts,
  type Measure,
} from '../indicators/index.ts';
import { contactSelectionOf } from './contact-selection.ts';
import { type Selection, selectionOf } from './selection.ts';

/** What is counted of a selection. `dosed` are prescriptions whose DDD is known, which a mean dose is divided by. */
export const COUNT_KINDS = [
  'prescriptions',
  'dispensings',
  'users',
  'ddd',
  'dosed',
  'contacts',
  'consultations',
  'episodes',
] as const;
export type CountKind = (typeof COUNT_KINDS)[number];

/**
 * Everything that is counted over one selection of prescriptions. A family is shown or hidden as one: who sees the DDD
 * of a hidden number of prescriptions knows the number well enough.
 */
export interface Family {
  /** The selection itself as text: the same in every release, whatever its code sets are called. */
  readonly key: string;
  /** `null` for a combination of several selections, of which nothing is known by definition. */
  readonly selection: Selection | null;
  readonly kinds: readonly CountKind[];
}

/** One side of an indicator. */
export interface FamilyCount {
  readonly family: string;
  readonly kind: CountKind;
}

/** What an indicator is made of; time at risk is public and stands as `null`. */
export interface IndicatorFamilies {
  readonly indicator: string;
  readonly numerator: FamilyCount;
  readonly denominator: FamilyCount | null;
}

export interface Families {
  readonly families: readonly Family[];
  readonly indicators: readonly IndicatorFamilies[];
}

/**
 * The families behind indicators of general practice. Figures about residents exist for the nation only and belong to
 * no family.
 * @throws RangeError for a code set that is not among `codeSets`.
 */
export function familiesOf(
  definitions: readonly IndicatorDefinition[],
  codeSets: ReadonlyMap<string, CodeSet>,
): Families {
  const families = new Map<string, { selection: Selection | null; kinds: Set<CountKind> }>();
  const indicators = definitions
    .filter(({ setting }) => setting === 'general-practice')
    .map((definition): IndicatorFamilies => {
      const { denominator, numerator } = definition;
      const declared = 'personTime' in denominator && denominator.personTime === 'declaredList';
      const isMeanDose = definition.scale === 'mean' && kindOf(numerator) === 'ddd';
      const months = { declared, contactMonths: definition.scale === 'per100Contacts' };
      const days = followedDays(numerator, denominator);
      const side = (measure: Measure, kind: CountKind): FamilyCount => {
        const { key, selection } = familyOf(measure, (count) =>
          isOfContacts(count)
            ? contactSelectionOf(count, codeSets, days)
            : selectionOf(count, codeSets, months),
        );
        const known = families.get(key) ?? { selection, kinds: new Set() };
        families.set(key, known);
        known.kinds.add(kind);
        return { family: key, kind };
      };
      const below = 'personTime' in denominator ? null : denominator;
      const isDosed = below !== null && isMeanDose && kindOf(below) === 'prescriptions';
      return {
        indicator: definition.id,
        numerator: side(numerator, kindOf(numerator)),
        denominator: below === null ? null : side(below, isDosed ? 'dosed' : kindOf(below)),
      };
    });
  return {
    families: [...families].map(([key, { selection, kinds }]) => ({ key, selection, kinds: [...kinds] })),
    indicators,
  };
}

function familyOf(
  measure: Measure,
  select: (count: CountMeasure | ContactMeasure) => Selection,
): Pick<Family, 'key' | 'selection'> {
  if (!('sum' in measure)) {
    const selection = select(measure);
    return { key: JSON.stringify(selection), selection };
  }
  const terms = measure.sum.map(({ weight, measure: count }) => JSON.stringify([weight, select(count)]));
  return { key: `[${terms.sort().join(',')}]`, selection: null };
}

function kindOf(measure: Measure): CountKind {
  return 'sum' in measure ? (measure.sum[0]?.measure.count ?? 'prescriptions') : measure.count;
}
