import type { MeasureView } from '@smalspor/domain/evaluation';
import { describe, expect, it } from 'vitest';
import { explainingDrift, holdsZero, preTrendSentence, rangeText, verdictOf } from './evaluation-verdict.ts';

const change = (changePercent: number, low: number | null, high: number | null) => ({
  changePercent,
  low,
  high,
});
const described: NonNullable<MeasureView['described']> = {
  before: 306,
  after: 277,
  participants: change(-9.6, -11.4, -7.8),
  nation: null,
  others: null,
  notStarted: null,
  counties: [],
};
const against = (low: number | null, high: number | null, direction: MeasureView['direction'] = 'lower') =>
  verdictOf({
    described,
    direction,
    controlled: { firstYear: change(((low ?? 0) + (high ?? 0)) / 2, low, high), preTrend: null, events: [] },
  });

describe('whether a programme worked', () => {
  it('is never answered from before and after alone', () => {
    expect(verdictOf({ described, controlled: null, direction: 'lower' })).toBe('uncontrolled');
    expect(verdictOf({ described: null, controlled: null, direction: 'lower' })).toBe('nothing');
  });

  it('is not answered where the interval holds zero, however large the change before and after is', () => {
    expect(against(-9, 2.2)).toBe('unclear');
    expect(against(-9, 0)).toBe('unclear');
    expect(against(null, null)).toBe('untold');
    expect([
      holdsZero(change(1, 0, 2)),
      holdsZero(change(1, 0.1, 2)),
      holdsZero(change(1, null, null)),
    ]).toEqual([true, false, false]);
  });

  it('depends on which way is better', () => {
    expect([against(-9, -1), against(1, 9)]).toEqual(['worked', 'otherWay']);
    expect([against(1, 9, 'higher'), against(-9, -1, 'higher')]).toEqual(['worked', 'otherWay']);
    expect(against(-9, -1, 'none')).toBe('changed');
  });
});

it('an interval has its unit once, and a word where a dash would be misread', () => {
  expect(rangeText(change(-3.6, -9, 2.2), 'nb')).toBe('\u22129,0 til 2,2\u00a0%');
  expect(rangeText(change(-3.6, -9, 2.2), 'en')).toBe('\u22129.0 to 2.2%');
  expect(rangeText(change(-3.6, null, null), 'nb')).toBeNull();
});

describe('whether participants and controls followed each other before', () => {
  const t = (key: string) => key;
  const sentence = (preTrend: Parameters<typeof holdsZero>[0] | null) =>
    preTrendSentence({ controlled: { firstYear: change(-4, -5, -3), preTrend, events: [] } }, t, 'nb');

  it('is said where the series reaches so far back, and not where it does not', () => {
    expect(sentence(change(0.4, -1, 2))).toBe('evaluation.preTrend.together evaluation.preTrend.drift');
    expect(sentence(change(3, 1, 5))).toBe('evaluation.preTrend.apart evaluation.preTrend.drift');
    expect(sentence(change(3, null, null))).toBe('evaluation.preTrend.untold evaluation.preTrend.drift');
    expect(sentence(null)).toBeNull();
    expect(preTrendSentence({ controlled: null }, t, 'nb')).toBeNull();
  });

  it('comes with how much own change would explain the effect, where there is one', () => {
    // A fall of 19 % in the two years from the middle of the base to the middle of the first year: 10 % a year.
    expect(explainingDrift(-19)).toBeCloseTo(-10, 9);
    expect(explainingDrift(21)).toBeCloseTo(10, 9);
    const none = { firstYear: change(-4, -9, 1), preTrend: change(0.4, -1, 2), events: [] };
    expect(preTrendSentence({ controlled: none }, t, 'nb')).toBe('evaluation.preTrend.together');
  });
});
