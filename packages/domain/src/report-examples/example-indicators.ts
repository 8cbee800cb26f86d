import type { IndicatorDefinition } from '../indicators/index.ts';
import type { IndicatorInput, TrendPointInput } from '../reports/index.ts';
import { type Counts, exampleComparators, exampleFigure } from './example-figures.ts';

interface ExampleRow {
  readonly own: Counts;
  readonly before: Counts;
  /** Values of group, municipality, county and nation, now and a year before. */
  readonly levels: readonly [number, number, number, number];
  readonly levelsBefore: readonly [number, number, number, number];
  readonly benchmark?: number;
  readonly expected?: number;
  readonly quartiles?: readonly [number, number, number];
}

/** An invented doctor with 1,180 patients: fewer prescriptions than before, and room to choose penicillin V more often. */
const ROWS: Readonly<Record<string, ExampleRow>> = {
  'prescriptions-per-1000': {
    own: [316, 14_160],
    before: [402, 14_148],
    levels: [284, 290, 290, 281],
    levelsBefore: [322, 331, 331, 330],
    expected: 274,
    quartiles: [221, 272, 329],
  },
  'prescriptions-per-1000-declared': {
    own: [357, 13_200],
    before: [449, 13_200],
    levels: [318, 321, 321, 309],
    levelsBefore: [355, 364, 364, 361],
    quartiles: [240, 301, 372],
  },
  'ddd-per-1000-days': {
    own: [3021, 14_160],
    before: [3750, 14_148],
    levels: [6.9, 7.1, 7.1, 6.8],
    levelsBefore: [7.8, 8, 8, 7.9],
    expected: 6.7,
    quartiles: [5.2, 6.6, 8.3],
  },
  'users-per-1000': {
    own: [203, 14_160],
    before: [251, 14_148],
    levels: [180, 183, 183, 178],
    levelsBefore: [204, 208, 208, 207],
    expected: 174,
    quartiles: [141, 175, 209],
  },
  'penicillin-v-share': {
    own: [58, 142],
    before: [66, 178],
    levels: [49, 54, 54, 52.7],
    levelsBefore: [47, 51, 51, 50.4],
    benchmark: 68.4,
  },
  'broad-spectrum-respiratory-share': {
    own: [84, 142],
    before: [112, 178],
    levels: [51, 46, 46, 47.3],
    levelsBefore: [53, 49, 49, 49.6],
    benchmark: 31.6,
  },
  'macrolide-share': {
    own: [44, 357],
    before: [58, 449],
    levels: [9.4, 8.1, 8.1, 8.6],
    levelsBefore: [10.2, 9, 9, 9.3],
    benchmark: 3.9,
  },
  'doxycycline-share': {
    own: [31, 357],
    before: [36, 449],
    levels: [8.8, 8.2, 8.2, 8.4],
    levelsBefore: [8.9, 8.6, 8.6, 8.8],
    benchmark: 4.1,
  },
  'amoxicillin-share': {
    own: [29, 357],
    before: [34, 449],
    levels: [7.7, 7.1, 7.1, 7.4],
    levelsBefore: [8, 7.4, 7.4, 7.6],
    benchmark: 3.3,
  },
  'cephalosporin-share': {
    own: [4, 357],
    before: [6, 449],
    levels: [1.3, 1.1, 1.1, 1.2],
    levelsBefore: [1.4, 1.2, 1.2, 1.3],
    benchmark: 0.2,
  },
  'quinolone-share': {
    own: [13, 357],
    before: [17, 449],
    levels: [2.6, 2.3, 2.3, 2.5],
    levelsBefore: [3, 2.8, 2.8, 2.9],
    benchmark: 0.6,
  },
  'penicillin-v-of-all': {
    own: [71, 357],
    before: [80, 449],
    levels: [27, 29.5, 29.5, 28.8],
    levelsBefore: [26, 28.4, 28.4, 27.9],
  },
  'urinary-agents-of-all': {
    own: [92, 357],
    before: [108, 449],
    levels: [27.4, 26.2, 26.2, 26.6],
    levelsBefore: [26.8, 25.7, 25.7, 26],
  },
  'uti-first-choice-share': {
    own: [92, 118],
    before: [108, 140],
    levels: [89.6, 90.2, 90.2, 89.8],
    levelsBefore: [88.9, 89.3, 89.3, 88.9],
    benchmark: 97.1,
  },
  'uti-quinolone-share-women': {
    own: [10, 96],
    before: [12, 110],
    levels: [4.6, 4.1, 4.1, 4.4],
    levelsBefore: [5, 4.5, 4.5, 4.8],
    benchmark: 0.9,
  },
  'methenamine-per-1000': {
    own: [36, 14_160],
    before: [33, 14_148],
    levels: [33, 30, 30, 31],
    levelsBefore: [31, 29, 29, 30],
    expected: 30,
  },
  'children-per-1000': {
    own: [23, 1416],
    before: [38, 1440],
    levels: [186, 178, 178, 182],
    levelsBefore: [251, 246, 246, 248],
    expected: 181,
    quartiles: [109, 171, 244],
  },
  'adults-per-1000': {
    own: [196, 9912],
    before: [258, 9888],
    levels: [231, 236, 236, 228],
    levelsBefore: [268, 273, 273, 270],
    expected: 226,
    quartiles: [172, 221, 274],
  },
  'elderly-per-1000': {
    own: [97, 2832],
    before: [106, 2820],
    levels: [492, 506, 506, 489],
    levelsBefore: [530, 541, 541, 536],
    expected: 468,
    quartiles: [377, 472, 575],
  },
  'diagnosis-share': {
    own: [214, 357],
    before: [231, 449],
    levels: [63, 61, 61, 62],
    levelsBefore: [55, 54, 54, 55],
  },
  'mean-ddd': {
    own: [3021, 357],
    before: [3750, 449],
    levels: [8.6, 8.5, 8.5, 8.5],
    levelsBefore: [8.6, 8.5, 8.5, 8.5],
  },
  'access-share': {
    own: [2205, 3021],
    before: [2650, 3750],
    levels: [77, 79, 79, 78],
    levelsBefore: [76, 77, 77, 77],
    benchmark: 88,
  },
};

const TREND_LENGTH = 20;

/** Everything that the example doctor gets, for those definitions that have figures. */
export function exampleIndicators(definitions: readonly IndicatorDefinition[]): IndicatorInput[] {
  return definitions.flatMap((definition) => {
    const row = ROWS[definition.id];
    return row ? [indicatorOf(definition, row)] : [];
  });
}

function indicatorOf(definition: IndicatorDefinition, row: ExampleRow): IndicatorInput {
  const { scale, id } = definition;
  const own = exampleFigure(scale, row.own);
  const before = exampleFigure(scale, row.before);
  const isMain = id === 'prescriptions-per-1000' || id === 'penicillin-v-share';
  return {
    definition,
    own,
    ownYearBefore: before,
    previous: isMain ? before.estimate.value : null,
    expected: row.expected ?? null,
    comparators: exampleComparators(scale, row.own[1], row.levels),
    comparatorsYearBefore: exampleComparators(scale, row.before[1], row.levelsBefore),
    quartiles: row.quartiles
      ? { lower: row.quartiles[0], median: row.quartiles[1], upper: row.quartiles[2] }
      : null,
    benchmark: row.benchmark === undefined ? null : { value: row.benchmark, prescribers: 412 },
    trend: isMain ? exampleTrend(definition, row) : [],
    place: isMain ? examplePlace(id) : null,
    change: null,
  };
}

/** Five years of quarters that end in the row's own figures, with the year before where it belongs. */
function exampleTrend({ scale }: IndicatorDefinition, row: ExampleRow): TrendPointInput[] {
  return Array.from({ length: TREND_LENGTH }, (_, index) => {
    const yearsLeft = (TREND_LENGTH - 1 - index) / 4;
    const between = (now: number, before: number) =>
      now + (before - now) * Math.min(yearsLeft, 1) + wave(index, yearsLeft) * (before - now);
    const own: Counts = [
      Math.round(between(row.own[0], row.before[0])),
      Math.round(between(row.own[1], row.before[1])),
    ];
    const level = (at: 0 | 1 | 2 | 3) => between(row.levels[at], row.levelsBefore[at]);
    return {
      end: `${2016 + Math.floor(index / 4)}-${String(3 * (index % 4) + 3).padStart(2, '0')}`,
      own: exampleFigure(scale, own),
      comparators: { group: level(0), municipality: level(1), county: level(2), nation: level(3) },
    };
  });
}

/** A slow drift before the last year, with a ripple: the same each time. */
function wave(index: number, yearsLeft: number): number {
  return yearsLeft <= 1 ? 0 : 0.35 * (yearsLeft - 1) + 0.12 * Math.sin(index * 1.7);
}

function examplePlace(id: string): IndicatorInput['place'] {
  const isRate = id === 'prescriptions-per-1000';
  const bins = (isRate ? RATE_BINS : SHARE_BINS).map(([from, to, prescribers]) => ({
    from,
    to,
    prescribers,
  }));
  return isRate
    ? {
        bins,
        own: { shrunken: 269, percentile: 48, low: 36, high: 59 },
        previous: { shrunken: 336, percentile: 59, low: 47, high: 70 },
      }
    : {
        bins,
        own: { shrunken: 43, percentile: 23, low: 11, high: 39 },
        previous: { shrunken: 40, percentile: 24, low: 12, high: 40 },
      };
}

type BinRow = readonly [from: number, to: number, prescribers: number];

const RATE_BINS: readonly BinRow[] = [
  [40, 100, 38],
  [100, 140, 160],
  [140, 180, 420],
  [180, 220, 720],
  [220, 260, 900],
  [260, 300, 880],
  [300, 340, 700],
  [340, 380, 480],
  [380, 420, 300],
  [420, 480, 190],
  [480, 560, 80],
  [560, 900, 22],
];

const SHARE_BINS: readonly BinRow[] = [
  [5, 20, 110],
  [20, 30, 340],
  [30, 40, 690],
  [40, 50, 1080],
  [50, 60, 1240],
  [60, 70, 830],
  [70, 80, 360],
  [80, 95, 90],
];
