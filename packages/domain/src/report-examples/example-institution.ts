import {
  type InstitutionIndicatorInput,
  type InstitutionReportInput,
  institutionFigure,
  reportedIndicator,
} from '../institution-report/index.ts';
import type { InstitutionIndicator, InstitutionSums } from '../institutions/index.ts';
import type { Figure } from '../reports/index.ts';
import { addMonths, formatMonth, parseMonth } from '../time/index.ts';

/** What an invented home bought: doses of each kind, and the bed days they are related to. */
export interface ExampleHome {
  readonly bedDays: number | null;
  /** Doses of urinary antibiotics, of methenamine and of other antibiotics. */
  readonly urinary: number;
  readonly methenamine: number;
  readonly others: number;
}

/** Doses in a package of the invented pharmacies: what makes sums of doses spread more than counts. */
const PACKAGE = 10;

/** The parts of all other antibiotics, as shares of them. */
const OTHERS = {
  'penicillin-v': 0.45,
  'broad-spectrum': 0.12,
  ciprofloxacin: 0.08,
  parenteral: 0.05,
} as const;

export const EXAMPLE_HOMES = {
  /** Much for the urinary tract, and methenamine. */
  own: { bedDays: 14_600, urinary: 830, methenamine: 720, others: 640 },
  /** As the county, within chance. */
  usual: { bedDays: 14_600, urinary: 520, methenamine: 420, others: 560 },
  county: { bedDays: 520_000, urinary: 18_900, methenamine: 15_100, others: 20_400 },
  nation: { bedDays: 9_300_000, urinary: 365_000, methenamine: 300_000, others: 398_000 },
} as const satisfies Readonly<Record<string, ExampleHome>>;

/** The sums behind one indicator of an invented home. */
export function exampleSums(indicator: InstitutionIndicator, home: ExampleHome): InstitutionSums {
  const [numerator, whole] = dosesOf(indicator.id, home);
  const denominator = 'bedTime' in indicator.denominator ? home.bedDays : whole;
  return { numerator, sumOfSquares: numerator * PACKAGE, denominator };
}

function dosesOf(id: string, { urinary, methenamine, others }: ExampleHome): readonly [number, number] {
  const total = urinary + others;
  const parts: Readonly<Record<string, readonly [number, number]>> = {
    'institution-total': [total, total],
    'institution-urinary': [urinary, total],
    'institution-methenamine': [methenamine, methenamine],
    'institution-broad-spectrum': [others * OTHERS['broad-spectrum'], total],
    'institution-ciprofloxacin': [others * OTHERS.ciprofloxacin, total],
    'institution-penicillin-v-share': [others * OTHERS['penicillin-v'], total],
    'institution-pivmecillinam-share': [urinary * 0.48, urinary],
    'institution-first-choice-share': [urinary * 0.8 + others * OTHERS['penicillin-v'], total],
    'institution-oral-share': [total - others * OTHERS.parenteral, total],
    'institution-without-dose': [Math.round(total / PACKAGE / 60), Math.round(total / PACKAGE)],
  };
  const doses = parts[id];
  if (!doses) throw new RangeError(`The example homes know nothing of ${id}`);
  return doses;
}

export interface ExampleChange {
  readonly before: ExampleHome;
  readonly county: readonly [before: ExampleHome, after: ExampleHome];
  readonly controls: readonly [before: ExampleHome, after: ExampleHome] | null;
}

/** Every indicator of an invented home beside wards of the same type. */
export function exampleInstitutionIndicators(
  definitions: readonly InstitutionIndicator[],
  own: ExampleHome,
  change: ExampleChange | null = null,
): InstitutionIndicatorInput[] {
  return definitions.map((definition) => {
    const figure = (home: ExampleHome): Figure =>
      institutionFigure(definition, exampleSums(definition, home));
    const pair = (before: ExampleHome, after: ExampleHome) => ({
      before: figure(before),
      after: figure(after),
      window: 'half' as const,
    });
    const isVolume = 'bedTime' in definition.denominator;
    return {
      definition: reportedIndicator(definition),
      own: figure(own),
      ownYearBefore: null,
      previous: null,
      expected: null,
      comparators: { county: figure(EXAMPLE_HOMES.county), nation: figure(EXAMPLE_HOMES.nation) },
      comparatorsYearBefore: {},
      quartiles: null,
      benchmark: null,
      trend: isVolume ? trendOf(definition, own) : [],
      place:
        isVolume && figure(own).estimate.value !== null
          ? placeOf(figure(own).estimate.value as number)
          : null,
      change:
        change === null
          ? null
          : {
              own: pair(change.before, own),
              comparators: {
                county: pair(...change.county),
                ...(change.controls ? { controls: pair(...change.controls) } : {}),
              },
            },
    };
  });
}

/** Every third month of two years, with a slow rise to the own figure; the others stay where they are. */
function trendOf(definition: InstitutionIndicator, own: ExampleHome): InstitutionIndicatorInput['trend'] {
  return Array.from({ length: 9 }, (_, index) => {
    const factor = 0.84 + 0.02 * index;
    const home = {
      bedDays: own.bedDays,
      urinary: own.urinary * factor,
      methenamine: own.methenamine * factor,
      others: own.others * factor,
    };
    const value = (other: ExampleHome) => {
      const { estimate } = institutionFigure(definition, exampleSums(definition, other));
      return estimate.value;
    };
    return {
      end: formatMonth(addMonths(parseMonth('2018-12'), 3 * index)),
      own: institutionFigure(definition, exampleSums(definition, home)),
      comparators: { county: value(EXAMPLE_HOMES.county), nation: value(EXAMPLE_HOMES.nation) },
    };
  });
}

/** Thirty-six wards in six bins; which ward lies where is nobody's business. */
function placeOf(value: number): NonNullable<InstitutionIndicatorInput['place']> {
  const width = Math.max(value, 1) / 4;
  const bins = [5, 9, 8, 6, 5, 5].map((prescribers, index) => ({
    from: width * index,
    to: width * (index + 1),
    prescribers,
  }));
  return { bins, own: { shrunken: value, percentile: 74, low: 61, high: 84 }, previous: null };
}

/** A report's input, to the smallest detail invented; what a test is about is changed. */
export function exampleInstitutionInput(
  definitions: readonly InstitutionIndicator[],
  changes: Partial<InstitutionReportInput> = {},
  own: ExampleHome = EXAMPLE_HOMES.own,
  change: ExampleChange | null = null,
): InstitutionReportInput {
  return {
    id: 'example-institution',
    moment: 'start',
    synthetic: true,
    issuedAt: '2021-02-15T06:00:00Z',
    institution: {
      organisation: '310000019',
      name: 'Solbakken sykehjem',
      unitType: 'long-term',
      municipality: 'Sarpsborg',
      county: 'Østfold',
    },
    release: { id: '2021-02', publishedAt: '2021-02-14T06:00:00Z', contentVersion: '2021.1' },
    versions: { template: '2', font: 'inter-0.4.2', renderer: 'typst-0.14.2' },
    period: { from: '2020-01', to: '2020-12' },
    previous: null,
    corrects: null,
    indicators: exampleInstitutionIndicators(definitions, own, change),
    quality: {
      bedDays: own.bedDays,
      bedDaysEstimated: false,
      months: 12,
      monthsWithoutPurchase: 0,
      unconfirmedMonths: 0,
      correctedMonths: 0,
      purchases: Math.round((own.urinary + own.others) / PACKAGE),
      dddIndexYear: 2026,
      minimumInstitutions: 5,
    },
    peers: 'too-few',
    administered: null,
    goals: [],
    annotations: [],
    ...changes,
  };
}
