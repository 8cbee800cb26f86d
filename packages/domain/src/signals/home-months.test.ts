import { describe, expect, it } from 'vitest';
import { seededRandom } from '../statistics/index.ts';
import { parseMonth } from '../time/index.ts';
import { findInSeries } from './find-in-series.ts';
import { type HomeMonth, homeMonths } from './home-months.ts';
import { drawHomeMonths, type StableHome, TEST_RULES } from './testing/index.ts';

const { series } = TEST_RULES;
const LAST = parseMonth('2020-12');
const month = (change: Partial<HomeMonth> = {}): HomeMonth => ({
  ...{ doses: 100, sumOfSquares: 1000, bedDays: 1200, bought: true },
  ...change,
});
const months = (count: number) => Array.from({ length: count }, () => month());

describe('the months of a home', () => {
  it('are counted in purchases, and expected by bed days', () => {
    const watched = homeMonths([...months(47), month({ doses: 50, bedDays: 600 })], series);
    // Purchases of ten doses: a hundred doses are ten of them.
    expect(watched[0]).toEqual({ count: 10, expected: 10 });
    expect(watched.at(-1)).toEqual({ count: 5, expected: 5 });
  });

  it('are passed over where bed days or purchases are not known, and where more came back than was sold', () => {
    const odd = [{ bedDays: null }, { bedDays: 0 }, { bought: false }, { doses: -1 }].map(month);
    const watched = homeMonths([...months(40), ...odd, null, ...months(3)], series);
    expect(watched.map((each) => each === null)).toEqual([
      ...Array(40).fill(false),
      ...Array(5).fill(true),
      ...Array(3).fill(false),
    ]);
  });

  it('say nothing of a home that bought nothing before', () => {
    const nothing = { doses: 0, sumOfSquares: 0 };
    const watched = homeMonths([...Array.from({ length: 36 }, () => month(nothing)), ...months(12)], series);
    expect(new Set(watched)).toEqual(new Set([null]));
    expect(findInSeries(watched, LAST, series)).toEqual({ points: null, reason: 'hidden' });
  });

  it('tell of a large change of a large home, and of none where nothing changes', () => {
    const home: StableHome = {
      ...{ bedDays: 3000, purchases: 60, dosesEach: 8, spread: 0.1, lag: 0.2, season: 0.1 },
    };
    const found = (change?: StableHome['change']) => {
      const drawn = drawHomeMonths(seededRandom(2026), change ? { ...home, change } : home, 48);
      const finding = findInSeries(homeMonths(drawn, series), LAST, series);
      return finding.points === null ? finding.reason : finding.signal;
    };
    expect(found()).toBeNull();
    expect(found({ from: 36, factor: 0.4 })).toMatchObject({ side: 'below' });
  });
});
