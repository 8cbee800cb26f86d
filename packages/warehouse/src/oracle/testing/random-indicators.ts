import type {
  ContactMeasure,
  CountMeasure,
  IndicatorDefinition,
  Measure,
  PersonTime,
  Scale,
} from '@smalspor/domain/indicators';
import fc from 'fast-check';

const ages = fc.constantFrom<readonly [number, number] | undefined>(
  undefined,
  undefined,
  [0, 9],
  [10, 79],
  [20, 79],
  [65, 120],
  [40, 59],
);
const sex = fc.constantFrom<'female' | 'male' | undefined>(undefined, undefined, 'female', 'male');
const season = fc.constantFrom<readonly number[] | undefined>(
  undefined,
  undefined,
  undefined,
  [10, 11, 12, 1, 2, 3],
  [7],
);

const rateScale = fc.constantFrom<Scale>('per1000Years', 'per1000Days');
const COUNTS = ['prescriptions', 'dispensings', 'users', 'ddd'] as const;

/** Anything that a file in `content/indicators` may ask for, whether one does so today or not. */
const countOf = (counts: readonly CountMeasure['count'][]) =>
  fc
    .record({
      count: fc.constantFrom(...counts),
      medicines: fc.constantFrom(
        'systemic-antibiotics',
        'systemic-antibiotics',
        'penicillin-v',
        'respiratory-antibiotics',
        'urinary-antibiotics',
        'methenamine',
        'esac-broad',
      ),
      diagnoses: fc.constantFrom(
        undefined,
        undefined,
        undefined,
        'respiratory-diagnoses',
        'urinary-diagnoses',
      ),
      withDiagnosis: fc.constantFrom(undefined, undefined, undefined, true),
      ages,
      sex,
      patients: fc.constantFrom<'list' | 'others' | undefined>(undefined, 'list', 'others'),
    })
    .map(withoutUndefined<CountMeasure>);

const ADDED = ['prescriptions', 'dispensings', 'ddd'] as const;

/** A set of medicines less a part of it, or together with another. Patients cannot be added, and no medicine counts twice. */
const combinedMedicines: fc.Arbitrary<Measure> = fc
  .tuple(
    countOf(ADDED),
    fc.constantFrom<readonly (readonly [set: string, weight: 1 | -1])[]>(
      [
        ['systemic-antibiotics', 1],
        ['penicillin-v', -1],
      ],
      [
        ['respiratory-antibiotics', 1],
        ['macrolides', -1],
      ],
      [
        ['penicillin-v', 1],
        ['methenamine', 1],
        ['esac-broad', 1],
      ],
    ),
  )
  .map(([measure, sets]) => ({
    sum: sets.map(([medicines, weight]) => ({ weight, measure: { ...measure, medicines } })),
  }));

/** Counts of different kinds, of women and of men. */
const combinedPeople: fc.Arbitrary<Measure> = fc
  .record({
    ofWomen: countOf(ADDED),
    ofMen: countOf(ADDED),
    weight: fc.constantFrom<1 | -1>(1, -1),
  })
  .map(({ ofWomen, ofMen, weight }) => ({
    sum: [
      { weight: 1, measure: { ...ofWomen, sex: 'female' } },
      { weight, measure: { ...ofMen, sex: 'male' } },
    ],
  }));

const combination = fc.oneof(combinedMedicines, combinedPeople);

const seasonal = fc
  .tuple(countOf(['prescriptions', 'dispensings', 'ddd']), season, season)
  .map(([measure, above, below]) => ({
    numerator: withoutUndefined<CountMeasure>({ ...measure, months: above }),
    denominator: withoutUndefined<CountMeasure>({ ...measure, months: below }),
  }));

/** Any two counts, one over the other. Patients are counted only for doctors with a list. */
const ratio = fc
  .record({
    sides: fc.oneof(
      { weight: 3, arbitrary: fc.record({ numerator: countOf(COUNTS), denominator: countOf(COUNTS) }) },
      {
        weight: 1,
        arbitrary: fc.record({
          numerator: combination,
          denominator: fc.oneof(combination, countOf(['prescriptions', 'ddd'])),
        }),
      },
      { weight: 1, arbitrary: seasonal },
    ),
    scale: fc.constantFrom<Scale>('percent', 'ratio'),
    withoutList: fc.boolean(),
  })
  .map(({ sides, scale, withoutList }) => ({
    ...sides,
    scale,
    withoutList: withoutList && !countsUsers(sides.numerator) && !countsUsers(sides.denominator),
    standardised: false,
  }));

const mean = fc
  .record({
    numerator: countOf(['ddd']),
    denominator: countOf(['prescriptions']),
    withoutList: fc.boolean(),
  })
  .map((parts) => ({ ...parts, scale: 'mean' as const, standardised: false }));

const registeredRate = fc
  .record({ numerator: countOf(COUNTS), ages, sex, scale: rateScale, standardised: fc.boolean() })
  .map(({ ages, sex, ...parts }) => ({
    ...parts,
    denominator: withoutUndefined<PersonTime>({ personTime: 'registeredList', ages, sex }),
    withoutList: false,
  }));

const declaredRate = fc
  .record({ numerator: countOf(['prescriptions', 'dispensings', 'ddd']), scale: rateScale })
  .map((parts) => ({
    ...parts,
    denominator: { personTime: 'declaredList' as const },
    withoutList: true,
    standardised: false,
  }));

/** Indicators of the country's inhabitants. */
const ofResidents = fc
  .record({
    numerator: countOf(COUNTS),
    denominator: fc.oneof(
      fc.constant<PersonTime>({ personTime: 'residents' }),
      countOf(['prescriptions', 'dispensings', 'ddd']),
    ),
    scale: rateScale,
  })
  .map((parts) => ({ ...parts, setting: 'residents' as const, withoutList: false, standardised: false }));

const contactKind = fc.record({
  count: fc.constantFrom<'consultations' | 'episodes'>('consultations', 'episodes'),
  diagnoses: fc.constantFrom('respiratory-diagnoses', 'respiratory-diagnoses', 'urinary-diagnoses'),
  tariffs: fc.constantFrom<readonly string[] | undefined>(undefined, undefined, ['2ad', '2ae'], ['1bd']),
  ages,
  sex,
});
const treated = fc.record({
  medicines: fc.constantFrom('systemic-antibiotics', 'penicillin-v', 'respiratory-antibiotics'),
  withinDays: fc.constantFrom(0, 7, 7, 30),
  by: fc.constantFrom<'anyone' | 'contact'>('anyone', 'contact'),
});

/** The share of contacts that led to a prescription, of all such contacts or of those that led to another. */
const contactShare = fc
  .record({ kind: contactKind, above: treated, below: fc.option(treated, { freq: 2 }) })
  .map(({ kind, above, below }) => ({
    numerator: withoutUndefined<ContactMeasure>({ ...kind, treated: above }),
    denominator: withoutUndefined<ContactMeasure>({ ...kind, treated: below ?? undefined }),
    scale: 'percent' as const,
    withoutList: true,
    standardised: false,
  }));

const perContact = fc
  .record({
    numerator: countOf(['prescriptions']),
    tariffs: fc.constantFrom<readonly string[] | undefined>(undefined, ['2ad', '1bd'], ['1i']),
  })
  .map(({ numerator: { patients, ...numerator }, tariffs }) => ({
    numerator,
    denominator: withoutUndefined<ContactMeasure>({ count: 'contacts' as const, tariffs }),
    scale: 'per100Contacts' as const,
    withoutList: true,
    standardised: false,
  }));

/** Some indicators, none of them in the content, that can be measured at all. */
export const randomIndicators: fc.Arbitrary<readonly IndicatorDefinition[]> = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: registeredRate },
      { weight: 1, arbitrary: declaredRate },
      { weight: 3, arbitrary: ratio },
      { weight: 1, arbitrary: mean },
      { weight: 3, arbitrary: contactShare },
      { weight: 1, arbitrary: perContact },
      { weight: 1, arbitrary: ofResidents },
    ),
    { minLength: 1, maxLength: 4, size: 'max' },
  )
  .map((parts) => parts.map((part, index) => definition(`random-${index + 1}`, part)));

/** Indicators of contacts alone. */
export const randomContactIndicators: fc.Arbitrary<readonly IndicatorDefinition[]> = fc
  .array(fc.oneof({ weight: 3, arbitrary: contactShare }, { weight: 1, arbitrary: perContact }), {
    minLength: 3,
    maxLength: 5,
  })
  .map((parts) => parts.map((part, index) => definition(`random-${index + 1}`, part)));

/** A definition of which only what is counted matters. */
function definition(
  id: string,
  part: Pick<IndicatorDefinition, 'numerator' | 'denominator' | 'scale' | 'withoutList' | 'standardised'> &
    Partial<IndicatorDefinition>,
): IndicatorDefinition {
  return {
    id,
    version: 1,
    status: 'preview',
    setting: 'general-practice',
    kind: 'profile',
    direction: 'none',
    minimum: 1,
    texts: { nb: TEXTS, nn: TEXTS, en: TEXTS },
    goal: null,
    evidence: [],
    author: 'test',
    reviewer: 'test',
    validFrom: '2024-01-01' as IndicatorDefinition['validFrom'],
    reviewBy: '2034-01-01' as IndicatorDefinition['reviewBy'],
    changeLog: [],
    ...part,
  };
}

function countsUsers(measure: Measure): boolean {
  return 'count' in measure && measure.count === 'users';
}

const TEXTS = { name: 'test', short: 'test', definition: 'test', why: 'test', caveats: 'test' };

/** What is not asked for is left out, as in a file. */
function withoutUndefined<T extends object>(parts: { readonly [Key in keyof T]?: T[Key] | undefined }): T {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as T;
}
