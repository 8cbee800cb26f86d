import fc from 'fast-check';
import type { GoalProgressBlock } from '../national-goals/index.ts';

const text = (nb: string) => ({ nb, nn: nb, en: nb });
const value = fc.double({ min: -100, max: 2000, noNaN: true });
const year = fc.integer({ min: 2004, max: 2030 });

const line = fc.record({
  id: fc.uuid(),
  name: fc
    .constantFrom('Solgt', 'Uten metenamin', 'Et navn som er mye lengre enn det er plass til')
    .map(text),
  judges: fc.boolean(),
  points: fc
    .uniqueArray(fc.record({ year, value }), { selector: (point) => point.year, maxLength: 15 })
    .map((points) => points.toSorted((a, b) => a.year - b.year)),
});

/** Any national goal with up to three ways of measuring, some of them empty. */
export const anyGoalProgress: fc.Arbitrary<GoalProgressBlock> = fc.record({
  id: fc.constant('goal'),
  title: fc.constant(text('Et mål')),
  summary: fc.constant(text('En setning.')),
  unit: fc.constant(text('resepter')),
  scale: fc.constantFrom('rate', 'percent'),
  decimals: fc.integer({ min: 0, max: 2 }),
  target: fc.record({ since: fc.constant(2012), by: fc.integer({ min: 2013, max: 2030 }), value }),
  lines: fc.uniqueArray(line, { selector: ({ id }) => id, maxLength: 3 }),
});
