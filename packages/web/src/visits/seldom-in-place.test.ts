import { describe, expect, it } from 'vitest';
import { seldomInPlace } from './seldom-in-place.ts';

const period = (items: Readonly<Record<string, number | null>>) => ({
  items: Object.entries(items).map(([item, share]) => ({ item, share })),
});

describe('routines that are most seldom in place', () => {
  it('are the three lowest of the last half-year, beside the one before', () => {
    const periods = [
      period({ hands: 0.5, gloves: 0.4, gowns: null, doors: 0.2 }),
      period({ hands: 0.6, gloves: 0.3, gowns: 0.7, doors: 0.9 }),
    ];
    expect(seldomInPlace(periods)).toEqual([
      { item: 'gloves', share: 0.3, before: 0.4 },
      { item: 'hands', share: 0.6, before: 0.5 },
      { item: 'gowns', share: 0.7, before: null },
    ]);
  });

  it('are of the last half-year that tells anything, and none where nothing is told', () => {
    const periods = [period({ hands: 0.5 }), period({ hands: 0.6 }), period({ hands: null })];
    expect(seldomInPlace(periods)).toEqual([{ item: 'hands', share: 0.6, before: 0.5 }]);
    expect(seldomInPlace([period({ hands: null })])).toEqual([]);
    expect(seldomInPlace([])).toEqual([]);
  });
});
