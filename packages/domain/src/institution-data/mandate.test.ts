import { expect, it } from 'vitest';
import { toMonth } from '../time/index.ts';
import { mandatesMeet } from './mandate.ts';

const span = (from: number, to: number | null) => ({
  from: toMonth(2020, from),
  to: to === null ? null : toMonth(2020, to),
});

it('two mandates meet when some month is in both', () => {
  expect(mandatesMeet(span(1, 3), span(3, null))).toBe(true);
  expect(mandatesMeet(span(3, null), span(1, 3))).toBe(true);
  expect(mandatesMeet(span(1, null), span(6, null))).toBe(true);
  expect(mandatesMeet(span(1, 2), span(3, null))).toBe(false);
  expect(mandatesMeet(span(3, null), span(1, 2))).toBe(false);
});
