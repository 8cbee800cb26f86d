import {
  type CountMeasure,
  type IndicatorDefinition,
  isOfContacts,
  type Measure,
  type PersonTime,
} from '../indicators/index.ts';
import { EXPLORE_SPLITS, type ExploreSplit } from './explore-words.ts';

type Side = Measure | PersonTime;

/** Restrictions of a measure; what is not there does not restrict. */
interface Restricted {
  readonly count: string;
  readonly medicines: string;
  readonly diagnoses: string;
  readonly ages: string;
  readonly sex: string;
  readonly patients: string;
  readonly months: string;
}

/** Parts of an indicator that are indicators themselves, so that the release decides what may be told of each. */
export interface ExploreParts {
  readonly by: ExploreSplit;
  readonly parts: readonly IndicatorDefinition[];
}

/** Stands for prescriptions that have a code, whichever. */
const ANY_DIAGNOSIS = '+';

/** A split of one part shows nothing that the part does not show alone. */
const LEAST_PARTS = 2;

/**
 * How an indicator can be divided by what other definitions restrict: by sex and age those on the same scale that differ in that
 * alone, above and below the line; by substance and diagnosis the shares of what it counts. Nothing is counted for a split: a new
 * definition makes a new split, and disclosure control has judged the parts with the whole.
 */
export function splitsOf(
  whole: IndicatorDefinition,
  definitions: readonly IndicatorDefinition[],
): readonly ExploreParts[] {
  const others = definitions.filter(({ setting }) => setting === whole.setting);
  return EXPLORE_SPLITS.flatMap((by): ExploreParts[] => {
    const parts = others.filter((part) => isPart(whole, part, by));
    return parts.length < LEAST_PARTS ? [] : [{ by, parts }];
  });
}

function isPart(whole: IndicatorDefinition, part: IndicatorDefinition, by: ExploreSplit): boolean {
  return by === 'sex' || by === 'age'
    ? isGroupOf(whole, part, by === 'sex' ? 'sex' : 'ages')
    : isShareOf(whole, part, by === 'substance' ? 'medicines' : 'diagnoses');
}

function isGroupOf(whole: IndicatorDefinition, part: IndicatorDefinition, by: 'sex' | 'ages'): boolean {
  if (part.id === whole.id || part.scale !== whole.scale) return false;
  const sides = [
    [whole.numerator, part.numerator],
    [whole.denominator, part.denominator],
  ] as const;
  return sides.every(([of, in_]) => {
    const [all, some] = [restrictionsOf(of), restrictionsOf(in_)];
    return all !== null && some !== null && all[by] === '' && some[by] !== '' && isSameBut([by], all, some);
  });
}

/** A share of what the whole counts: of its denominator where it is a share itself, else of its numerator, whoever's patients. */
function isShareOf(
  whole: IndicatorDefinition,
  part: IndicatorDefinition,
  by: 'medicines' | 'diagnoses',
): boolean {
  if (part.scale !== 'percent') return false;
  const counted = restrictionsOf(whole.scale === 'percent' ? whole.denominator : whole.numerator);
  const total = restrictionsOf(part.denominator);
  const some = restrictionsOf(part.numerator);
  if (counted === null || total === null || some === null || counted.count === 'person-time') return false;
  // Whether a prescription has any code at all is no diagnosis, and overlaps with every one.
  if (some.diagnoses === ANY_DIAGNOSIS) return false;
  return isSameBut(['patients'], counted, total) && isSameBut([by], total, some) && some[by] !== total[by];
}

function isSameBut(but: readonly (keyof Restricted)[], a: Restricted, b: Restricted): boolean {
  return (Object.keys(a) as (keyof Restricted)[]).every((key) => but.includes(key) || a[key] === b[key]);
}

/** `null` for a sum of measures, which has no restrictions of its own, and for contacts: no prescription is a part of them. */
function restrictionsOf(side: Side): Restricted | null {
  if ('sum' in side) return null;
  const ages = side.ages?.join('-') ?? '';
  const sex = side.sex ?? '';
  if ('personTime' in side) {
    return { ...NOTHING, count: 'person-time', patients: side.personTime, ages, sex };
  }
  if (isOfContacts(side)) return null;
  const { count, medicines, diagnoses = '', withDiagnosis, patients, months }: CountMeasure = side;
  return {
    count,
    medicines,
    diagnoses: withDiagnosis ? `${diagnoses}${ANY_DIAGNOSIS}` : diagnoses,
    ages,
    sex,
    patients: patients ?? '',
    months: months?.join(',') ?? '',
  };
}

const NOTHING: Restricted = {
  count: '',
  medicines: '',
  diagnoses: '',
  ages: '',
  sex: '',
  patients: '',
  months: '',
};
