import type { Estimate } from '@smalspor/domain/indicators';
import type { ChangeBlock, ComparisonBlock, CompositionBlock, PlaceBlock } from '@smalspor/domain/reports';
import { ROW_LEVELS } from '@smalspor/domain/reports';
import type { Localised } from '@smalspor/domain/texts';
import fc from 'fast-check';
import type { BeforeAfterBlock } from '../before-after/index.ts';
import type { GoalTrend } from '../trend/index.ts';

/** Blocks as no register would give them: extreme values, hidden rows, long names, nothing at all. */

const anyText: fc.Arbitrary<Localised> = fc
  .oneof(
    fc.constantFrom('du', 'kommunen', 'Guovdageaidnu – Kautokeino', 'forventet for din liste', ''),
    fc.string({ maxLength: 60 }),
    fc.constant('W'.repeat(80)),
  )
  .map((text) => ({ nb: text, nn: text, en: text }));

/** Seasonal variation may be below zero. */
const anyValue = fc.oneof(
  fc.double({ min: -60, max: 0, noNaN: true }),
  fc.double({ min: 0, max: 100, noNaN: true }),
  fc.constantFrom(0, 5e-324, -5e-324, 1e-9, 0.004, 99.99, 1234.5, 987_654_321),
);

const anyWidth = anyValue.map(Math.abs);

const anyEstimate: fc.Arbitrary<Estimate> = fc.oneof(
  { arbitrary: fc.constant({ value: null, reason: 'suppressed' } as const), weight: 1 },
  {
    arbitrary: fc.tuple(anyValue, anyValue, anyValue, fc.boolean()).map(([a, b, c, sure]): Estimate => {
      const [low = 0, value = 0, high = 0] = [a, b, c].sort((first, second) => first - second);
      return {
        value,
        low: sure ? low : null,
        high: sure ? high : null,
        noInterval: sure ? null : 'no-valid-interval',
        numerator: 1,
        denominator: 2,
      };
    }),
    weight: 4,
  },
);

const anyLevel = fc.constantFrom(...ROW_LEVELS);
const anyNote = fc.option(anyText, { nil: null });
const anyStyle = {
  scale: fc.constantFrom('percent' as const, 'rate' as const, 'ratio' as const),
  decimals: fc.integer({ min: 0, max: 2 }),
};
const heading = {
  id: fc.constant('block'),
  indicator: fc.constant('i'),
  title: anyText,
  unit: anyText,
  summary: anyText,
};
const anyQuartiles = fc
  .tuple(anyValue, anyValue, anyValue)
  .map((values) => values.sort((a, b) => a - b))
  .map(([lower = 0, median = 0, upper = 0]) => ({ lower, median, upper }));

export const anyComparison: fc.Arbitrary<ComparisonBlock> = fc.record({
  ...heading,
  ...anyStyle,
  rows: fc.array(
    fc.record({
      level: anyLevel,
      label: anyText,
      estimate: anyEstimate,
      note: anyNote,
      previous: fc.option(anyValue, { nil: null }),
    }),
    { maxLength: 8 },
  ),
  quartiles: fc.option(anyQuartiles, { nil: null }),
  origin: fc.record({
    indicator: fc.constant('i'),
    version: fc.constant(1),
    definition: anyText,
    why: anyText,
    caveats: anyText,
    codeSets: fc.constant([]),
  }),
});

const maybeValue = fc.option(anyValue, { nil: null });

export const anyTrend: fc.Arbitrary<GoalTrend> = fc.record(
  {
    ...heading,
    ...anyStyle,
    points: fc
      .array(
        fc.record({
          own: anyEstimate,
          group: maybeValue,
          municipality: maybeValue,
          county: maybeValue,
          nation: maybeValue,
        }),
        { maxLength: 22 },
      )
      .map((points) =>
        points.map((point, index) => ({
          ...point,
          end: `${2016 + Math.floor(index / 4)}-${String(3 * (index % 4) + 3).padStart(2, '0')}`,
        })),
      ),
    annotations: fc.array(
      fc.record({
        month: fc.constantFrom('2015-01', '2016-03', '2017-05', '2018-12', '2020-03', '2031-01'),
        text: anyText,
      }),
      { maxLength: 6 },
    ),
    goalLine: fc.record({
      from: fc.constantFrom('2014-01', '2019-02', '2020-11', '2040-01'),
      to: fc.constantFrom('2019-03', '2021-06', '2041-01'),
      value: anyValue,
    }),
  },
  {
    requiredKeys: [
      'id',
      'indicator',
      'title',
      'unit',
      'summary',
      'scale',
      'decimals',
      'points',
      'annotations',
    ],
  },
);

const anyPlace = fc.option(
  fc.record({
    shrunken: anyValue,
    percentile: fc.double({ min: 0, max: 100, noNaN: true }),
    low: fc.double({ min: 0, max: 100, noNaN: true }),
    high: fc.double({ min: 0, max: 100, noNaN: true }),
  }),
  { nil: null },
);

export const anyPlaceBlock: fc.Arbitrary<PlaceBlock> = fc.record({
  ...heading,
  ...anyStyle,
  bins: fc.array(fc.tuple(anyWidth, fc.integer({ min: 10, max: 2000 })), { maxLength: 12 }).map((parts) => {
    let from = 0;
    return parts.map(([width, prescribers]) => {
      const bin = { from, to: from + width + 0.001, prescribers };
      from = bin.to;
      return bin;
    });
  }),
  own: anyPlace,
  previous: anyPlace,
});

export const anyComposition: fc.Arbitrary<CompositionBlock> = fc.integer({ min: 0, max: 8 }).chain((count) =>
  fc.record({
    id: fc.constant('composition'),
    title: anyText,
    summary: anyText,
    parts: fc
      .array(anyText, { minLength: count, maxLength: count })
      .map((labels) => labels.map((label, index) => ({ id: `p${index}`, label }))),
    rows: fc.array(
      fc.record({
        level: anyLevel,
        label: anyText,
        shares: fc.option(fc.array(anyWidth, { minLength: count, maxLength: count }), { nil: null }),
        note: anyNote,
      }),
      { maxLength: 6 },
    ),
  }),
);

const anySigned = fc.option(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { nil: null });

export const anyChange: fc.Arbitrary<ChangeBlock> = fc.record({
  ...heading,
  ...anyStyle,
  measure: fc.constantFrom('percent' as const, 'points' as const),
  rows: fc.array(
    fc.record({
      level: anyLevel,
      label: anyText,
      before: maybeValue,
      after: maybeValue,
      change: anySigned,
      low: anySigned,
      high: anySigned,
      note: anyNote,
    }),
    { maxLength: 6 },
  ),
});

const anyBar = fc.option(
  fc.record({
    value: fc.double({ min: 0, max: 1e4, noNaN: true }),
    low: maybeValue,
    high: maybeValue,
    homes: fc.option(fc.nat(900), { nil: null }),
  }),
  { nil: null },
);

export const anyBeforeAfter: fc.Arbitrary<BeforeAfterBlock> = fc.record({
  id: fc.constant('pairs'),
  title: anyText,
  unit: anyText,
  summary: anyText,
  words: fc.record(
    { area: anyText, homes: anyText, controls: anyText, control: anyText, others: anyText, other: anyText },
    { requiredKeys: ['area', 'homes', 'controls', 'control'] },
  ),
  rows: fc
    .array(
      fc.record({
        label: anyText,
        before: anyBar,
        after: anyBar,
        change: fc.option(
          fc.record({
            value: fc.double({ min: -100, max: 1e4, noNaN: true }),
            low: fc.constant(-100),
            high: fc.constant(1e4),
          }),
          { nil: null },
        ),
        controls: fc.option(
          fc.record({ change: fc.double({ min: -100, max: 1e4, noNaN: true }), text: anyText }),
          { nil: null },
        ),
        others: fc.option(
          fc.record({ change: fc.double({ min: -100, max: 1e4, noNaN: true }), text: anyText }),
          { nil: null },
        ),
        note: anyNote,
      }),
      { maxLength: 15 },
    )
    .map((rows) => rows.map((row, index) => ({ ...row, id: String(index) }))),
});
