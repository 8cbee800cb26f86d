import fc from 'fast-check';
import type { EventStudyBlock } from '../evaluation/index.ts';

const text = (nb: string) => ({ nb, nn: nb, en: nb });
const anyText = fc.constantFrom('', 'før start', 'W'.repeat(60)).map(text);
const change = fc.double({ min: -100, max: 1e6, noNaN: true });

/** Any course of an effect, from nothing at all to years on both sides of the start. */
export const anyEventStudy: fc.Arbitrary<EventStudyBlock> = fc.record({
  id: fc.constant('events'),
  title: anyText,
  unit: anyText,
  summary: anyText,
  step: fc.constant(3),
  words: fc.record({
    months: anyText,
    phase: anyText,
    phases: fc.record({ before: anyText, expecting: anyText, after: anyText }),
  }),
  marks: fc
    .uniqueArray(
      fc.record({
        quarter: fc.integer({ min: -12, max: 8 }),
        values: fc.tuple(change, change, change),
        isSure: fc.boolean(),
      }),
      { selector: ({ quarter }) => quarter, maxLength: 16 },
    )
    .map((marks) =>
      marks
        .toSorted((a, b) => a.quarter - b.quarter)
        .map(({ quarter, values, isSure }) => {
          const [low = 0, value = 0, high = 0] = values.toSorted((a, b) => a - b);
          const from = 3 * quarter;
          const phase = from >= 0 ? 'after' : from >= -12 ? 'expecting' : 'before';
          return { from, phase, value, low: isSure ? low : null, high: isSure ? high : null } as const;
        }),
    ),
});
