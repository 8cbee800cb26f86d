import type { IndicatorDefinition } from '../indicators/index.ts';
import type { BeforeAfter, Comparators, Figure, IndicatorInput, ReportInput } from '../reports/index.ts';
import { exampleFigure, hidden } from './example-figures.ts';
import { exampleIndicators } from './example-indicators.ts';

/** The example reports by name: what tests check, pages are tried on and eyes look at. */
export const EXAMPLE_NAMES = [
  'typical',
  'first',
  'no-list',
  'tiny',
  'suppressed',
  'together',
  'corrected',
  'follow-up',
  'together-follow-up',
] as const;
export type ExampleName = (typeof EXAMPLE_NAMES)[number];

/** @param definitions the published indicators, from content. */
export function exampleInput(name: ExampleName, definitions: readonly IndicatorDefinition[]): ReportInput {
  const typical = typicalInput(definitions);
  return { ...typical, ...CHANGES[name](typical), id: `example-${name}` };
}

function typicalInput(definitions: readonly IndicatorDefinition[]): ReportInput {
  return {
    id: 'example-typical',
    synthetic: true,
    issuedAt: '2021-02-15T08:00:00Z',
    recipient: {
      name: 'Anne Demo',
      hpr: '990000018',
      group: 'Sagene 2',
      municipality: 'Oslo',
      county: 'Oslo',
      hasList: true,
    },
    release: { id: '2021-01', publishedAt: '2021-02-01T06:00:00Z', contentVersion: '1' },
    versions: { template: '2', font: 'inter-0.4.2', renderer: 'typst-0.14.2' },
    period: { from: '2020-01', to: '2020-12' },
    previous: { id: 'example-previous', period: { from: '2019-01', to: '2019-12' } },
    corrects: null,
    indicators: exampleIndicators(definitions),
    quality: {
      prescriptions: 357,
      offListPrescriptions: 41,
      meanListSize: 1180,
      declaredListSize: 1100,
      diagnosisCoverage: 60,
      dddCoverage: 98,
      missingMonths: [],
      monthsWithoutList: [],
      dddIndexYear: 2026,
      disclosureThreshold: 5,
    },
    annotations: [
      {
        month: '2018-05',
        text: { nb: 'RAK starter i fylket', nn: 'RAK startar i fylket', en: 'RAK starts in the county' },
      },
      { month: '2020-03', text: { nb: 'pandemien', nn: 'pandemien', en: 'the pandemic' } },
    ],
  };
}

const CHANGES: Readonly<Record<ExampleName, (typical: ReportInput) => Partial<ReportInput>>> = {
  typical: () => ({}),
  first: ({ indicators }) => ({
    previous: null,
    indicators: indicators.map((each) => ({
      ...each,
      previous: null,
      place: each.place && { ...each.place, previous: null },
    })),
  }),
  'no-list': ({ recipient, indicators, quality }) => ({
    recipient: {
      ...recipient,
      name: 'Bjørn-Erik Demo Vikarsen-Høyland',
      group: null,
      municipality: 'Nord-Aurdal',
      county: 'Innlandet',
      hasList: false,
    },
    indicators: indicators
      .filter(({ definition }) => definition.withoutList)
      .map((each) => ({
        ...each,
        comparators: without(each.comparators, ['group', 'municipality']),
        trend: each.trend.map((point) => ({
          ...point,
          comparators: without(point.comparators, ['group', 'municipality']),
        })),
      })),
    quality: { ...quality, offListPrescriptions: null, meanListSize: null, declaredListSize: null },
  }),
  tiny: ({ indicators, quality }) => ({
    indicators: indicators.map(tiny),
    quality: {
      ...quality,
      prescriptions: 19,
      offListPrescriptions: 3,
      meanListSize: 214,
      monthsWithoutList: ['2020-01', '2020-02'],
      declaredListSize: null,
    },
  }),
  suppressed: ({ recipient, indicators, quality }) => ({
    recipient: {
      ...recipient,
      name: 'Ingeborg Synnøve Demo-Kristoffersen',
      group: 'Allmennlegegruppe Kautokeino og Karasjok',
      municipality: 'Guovdageaidnu – Kautokeino',
      county: 'Troms og Finnmark – Romsa ja Finnmárku – Tromssa ja Finmarkku',
    },
    indicators: indicators.map((each) => ({
      ...each,
      comparators: {
        ...each.comparators,
        group: hidden('too-few-members'),
        municipality: hidden('suppressed'),
      },
      trend: each.trend.map((point) => ({
        ...point,
        comparators: { ...point.comparators, group: null, municipality: null },
      })),
    })),
    quality: { ...quality, missingMonths: ['2020-10', '2020-11'] },
  }),
  together: ({ recipient, indicators }) => ({
    recipient: { ...recipient, ...IN_TELEMARK },
    indicators: indicators.map(together),
  }),
  corrected: () => ({
    corrects: {
      id: 'example-typical',
      issuedAt: '2021-02-08T08:00:00Z',
      why: {
        nb: 'Listelengden din var feil i juni og juli.',
        nn: 'Listelengda di var feil i juni og juli.',
        en: 'Your list size was wrong in June and July.',
      },
    },
  }),
  'follow-up': ({ indicators, quality }) => ({
    period: { from: '2020-07', to: '2020-12' },
    indicators: indicators.map(halfYear),
    quality: { ...quality, prescriptions: 158, offListPrescriptions: 18 },
  }),
  'together-follow-up': ({ recipient, indicators, quality }) => ({
    recipient: { ...recipient, ...IN_TELEMARK },
    period: { from: '2020-07', to: '2020-12' },
    indicators: indicators.map((indicator) => halfYear(together(indicator))),
    quality: { ...quality, prescriptions: 158, offListPrescriptions: 18 },
  }),
};

const IN_TELEMARK = { group: 'Vest-Telemark', municipality: 'Tokke', county: 'Telemark' };

/** A municipality that cannot be shown by itself: others of the county stand with it. */
function together(indicator: IndicatorInput): IndicatorInput {
  const restOf = IN_TELEMARK.county;
  const pooled = (comparators: IndicatorInput['comparators']): IndicatorInput['comparators'] =>
    comparators.municipality
      ? { ...comparators, municipality: { ...comparators.municipality, restOf } }
      : comparators;
  return {
    ...indicator,
    comparators: pooled(indicator.comparators),
    comparatorsYearBefore: pooled(indicator.comparatorsYearBefore),
    trend: indicator.trend.map((point) => ({ ...point, restOf })),
  };
}

function without<T>(comparators: Comparators<T>, levels: readonly string[]): Comparators<T> {
  return Object.fromEntries(Object.entries(comparators).filter(([level]) => !levels.includes(level)));
}

/** A doctor with so few prescriptions that little can be shown. */
function tiny(indicator: IndicatorInput): IndicatorInput {
  const { scale, kind, id } = indicator.definition;
  const { estimate } = indicator.own;
  const own =
    kind !== 'volume' || id === 'children-per-1000' || estimate.value === null
      ? hidden('below-minimum')
      : exampleFigure(scale, [
          Math.round(estimate.numerator * 0.06),
          Math.round(estimate.denominator * 0.06),
        ]);
  return {
    ...indicator,
    own,
    ownYearBefore: null,
    previous: null,
    trend: [],
    place: indicator.place && { ...indicator.place, own: null, previous: null },
  };
}

/** Half of the year's counts, with the same months a year earlier beside them. */
function halfYear(indicator: IndicatorInput): IndicatorInput {
  const { scale } = indicator.definition;
  const half = (figure: Figure, factor = 0.5): Figure =>
    figure.estimate.value === null
      ? figure
      : exampleFigure(scale, [
          Math.round(figure.estimate.numerator * factor),
          Math.round(figure.estimate.denominator / 2),
        ]);
  const { own, ownYearBefore, comparators, comparatorsYearBefore } = indicator;
  const isShare = scale === 'percent';
  const change = (level: keyof typeof comparators): BeforeAfter => ({
    before:
      level === 'municipality'
        ? (comparatorsYearBefore[level] ?? hidden('no-data'))
        : half(comparatorsYearBefore[level] ?? hidden('no-data')),
    after:
      level === 'municipality'
        ? (comparators[level] ?? hidden('no-data'))
        : half(comparators[level] ?? hidden('no-data')),
    window: level === 'municipality' ? 'rolling12' : 'half',
  });
  return {
    ...indicator,
    own: half(own, isShare ? 0.53 : 0.44),
    previous: null,
    comparators: Object.fromEntries(
      Object.entries(comparators).map(([level, figure]) => [
        level,
        level === 'municipality' ? hidden('suppressed') : half(figure),
      ]),
    ),
    change: {
      own: {
        before: half(ownYearBefore ?? hidden('no-data')),
        after: half(own, isShare ? 0.53 : 0.44),
        window: 'half',
      },
      comparators: {
        group: change('group'),
        municipality: change('municipality'),
        county: change('county'),
        nation: change('nation'),
      },
    },
  };
}
