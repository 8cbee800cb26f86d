import { expect, it } from 'vitest';
import { hidden } from '../report-examples/index.ts';
import { comparisonBlock } from './comparison-block.ts';
import type { Figure } from './input.ts';
import { reportTexts } from './report-texts.ts';
import { county, indicatorWith, messages } from './testing/report-with.ts';

const texts = reportTexts(messages);

/** So many per cent more in winter than in summer. */
function season(value: number): Figure {
  const estimate = { value, low: null, high: null, noInterval: 'no-valid-interval' } as const;
  return { estimate: { ...estimate, numerator: 500, denominator: 500 }, dispersion: 1 };
}

it('tells winter against summer in per cent more or less', () => {
  const saidOf = (own: number, others: number) => {
    const input = indicatorWith('seasonal-variation', [1, 1], {
      own: season(own),
      comparators: county(season(others)),
    });
    return comparisonBlock(input, texts).summary;
  };
  expect(saidOf(12.4, -3)).toEqual({
    nb: 'Du har 12\u00a0% mer i vinterhalvåret, mot 3\u00a0% mindre i fylket.',
    nn: 'Du har 12\u00a0% meir i vinterhalvåret, mot 3\u00a0% mindre i fylket.',
    en: 'You have 12% more in the winter half-year, against 3% less in the county.',
  });
  expect(saidOf(-8, 21).nb).toBe('Du har 8\u00a0% mindre i vinterhalvåret, mot 21\u00a0% mer i fylket.');
  expect(saidOf(12.4, 11.6).nb).toBe('Du har 12\u00a0% mer i vinterhalvåret, det samme som i fylket.');
  const alone = indicatorWith('seasonal-variation', [1, 1], {
    own: season(30),
    comparators: county(hidden('suppressed')),
  });
  expect(comparisonBlock(alone, texts).summary.en).toBe(
    "You have 30% more in the winter half-year. Others' figures cannot be shown.",
  );
});
