import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../statistics/index.ts';
import { type Month, type PlainDate, parseMonth } from '../time/index.ts';
import { digestPeriod, isDigestDue } from './digest-period.ts';
import { findChanges } from './find-changes.ts';
import { findGroupChange } from './find-group-change.ts';
import { findInSeries, type WatchedMonth } from './find-in-series.ts';
import { type Episode, followEpisodes } from './follow-episodes.ts';
import { drawDoctor, drawMonths, TEST_RULES } from './testing/index.ts';

const LAST = parseMonth('2020-12');
const { series } = TEST_RULES;

/** Months that swing a little around what the country has. */
const steady = (events: number, months = 48): WatchedMonth[] =>
  Array.from({ length: months }, (_, month) => ({
    count: Math.round(events * (1 + 0.1 * Math.sin(month * 2.4))),
    expected: events,
  }));
const after = (months: readonly WatchedMonth[], from: number, factor: number) =>
  months.map((each, at) => (at < from ? each : { ...each, count: Math.round(each.count * factor) }));
const signalOf = (months: readonly (WatchedMonth | null)[]) => {
  const finding = findInSeries(months, LAST, series);
  return finding.points === null ? finding.reason : finding.signal;
};

describe('a series', () => {
  it('without a change says nothing', () => {
    expect(signalOf(steady(30))).toBeNull();
  });

  it('tells a month far off while it is one of the last three, and no longer', () => {
    const off = (back: number) =>
      steady(30).map((each, at) => (at === 47 - back ? { ...each, count: 90 } : each));
    expect(signalOf(off(0))).toEqual({ pattern: 'beyond', side: 'above', from: LAST });
    expect(signalOf(off(2))).toEqual({ pattern: 'beyond', side: 'above', from: LAST - 2 });
    expect(signalOf(off(3))).toBeNull();
  });

  it('tells a lasting fall that no month shows alone, since when it lasts', () => {
    expect(signalOf(after(steady(30), 36, 0.85))).toEqual({ pattern: 'run', side: 'below', from: LAST - 11 });
  });

  it('tells nothing of what happens in the whole country', () => {
    const epidemic = steady(30).map((each, at) =>
      at < 40 ? each : { count: each.count * 3, expected: each.expected * 3 },
    );
    expect(signalOf(epidemic)).toBeNull();
  });

  it('passes over what is hidden, and says nothing where too much is', () => {
    const months: (WatchedMonth | null)[] = after(steady(30), 34, 0.8);
    months[40] = null;
    expect(signalOf(months)).toMatchObject({ pattern: 'run', side: 'below' });
    const finding = findInSeries(months, LAST, series);
    expect(finding.points?.[40]).toMatchObject({ value: null, inRun: false });
    expect(signalOf(months.map((each, at) => (at < 12 ? null : each)))).toBe('hidden');
  });

  it('uses quarters for small numbers, and says why there is nothing to say', () => {
    expect(findInSeries(steady(4), LAST, series)).toMatchObject({ step: 3, signal: null });
    expect(signalOf(steady(2))).toBe('too-few');
    expect(signalOf(steady(30, 35))).toBe('too-short');
    expect(findInSeries(steady(30, 41), LAST, series).points).toHaveLength(39);
  });

  it('is never made of anything but ratios, whatever is drawn', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), (seed) => {
        const random = seededRandom(seed);
        const months = drawMonths(random, drawDoctor(random, null), 48);
        const finding = findInSeries(months, LAST, series);
        if (finding.points === null) return;
        const newest = finding.points.at(-1);
        expect(newest?.month).toBe(LAST);
        if (finding.signal?.pattern === 'run') expect(newest?.inRun).toBe(true);
        for (const { low, high } of finding.points) expect(low ?? 0).toBeLessThanOrEqual(high ?? 0);
      }),
      { numRuns: 40 },
    );
  });
});

describe('places beside each other', () => {
  const country = { before: { count: 300_000, size: 1_200_000 }, after: { count: 240_000, size: 1_200_000 } };
  const places = (ratios: readonly number[]) =>
    new Map(
      ratios.map((ratio, place) => [
        place,
        { before: { count: 1000, size: 4000 }, after: { count: Math.round(800 * ratio), size: 4000 } },
      ]),
    );
  const like = Array.from({ length: 40 }, (_, at) => 1 + 0.03 * Math.sin(at * 2.4));

  it('are a signal when they change otherwise than the country and more than the others', () => {
    const found = findChanges(places([...like, 0.7]), country, 'rate', TEST_RULES.change);
    expect([...found].filter(([, { side }]) => side !== null).map(([place]) => place)).toEqual([40]);
    expect(found.get(40)).toMatchObject({ side: 'below' });
    expect(found.get(40)?.ratio).toBeCloseTo(0.7, 2);
  });

  it('are judged only where enough of them can be', () => {
    expect(findChanges(places(like.slice(0, 19)), country, 'rate', TEST_RULES.change).size).toBe(0);
    const few = new Map([[1, { before: { count: 19, size: 100 }, after: { count: 30, size: 100 } }]]);
    expect(findChanges(few, country, 'rate', { ...TEST_RULES.change, leastUnits: 1 }).size).toBe(0);
  });
});

describe('a signal is told once', () => {
  const found = { pattern: 'run', side: 'below', from: LAST, indicator: 'a' } as const;
  const stood = (lastSeen: number): Episode => ({ ...found, id: 'e1', lastSeen: lastSeen as Month });
  const told = (episodes: readonly Episode[]) =>
    followEpisodes([found], episodes, LAST, 6)[0]?.continues ?? 'new';

  it('while it stands, and when it returns soon', () => {
    expect(told([])).toBe('new');
    expect(told([stood(LAST)])).toBe('e1');
    expect(told([stood(LAST - 6)])).toBe('e1');
    expect(told([stood(LAST - 7)])).toBe('new');
  });

  it('whatever its pattern; the other side and another figure are new', () => {
    expect(told([{ ...stood(LAST), pattern: 'beyond' }])).toBe('e1');
    expect(told([{ ...stood(LAST), side: 'above' }])).toBe('new');
    expect(told([{ ...stood(LAST), indicator: 'b' }])).toBe('new');
  });
});

describe('a digest', () => {
  const day = (text: string) => text as PlainDate;
  it.each([
    ['month', '2026-11-30', '2026-11'],
    ['quarter', '2026-11-30', '2026-Q4'],
    ['quarter', '2026-01-01', '2026-Q1'],
  ] as const)('every %s on %s belongs to %s', (every, on, period) => {
    expect(digestPeriod(every, day(on))).toBe(period);
  });

  it('comes once in its month or quarter', () => {
    expect(isDigestDue('month', null, day('2026-11-30'))).toBe(true);
    expect(isDigestDue('month', day('2026-11-01'), day('2026-11-30'))).toBe(false);
    expect(isDigestDue('month', day('2026-11-30'), day('2026-12-01'))).toBe(true);
    expect(isDigestDue('quarter', day('2026-10-01'), day('2026-12-31'))).toBe(false);
    expect(isDigestDue('quarter', day('2025-10-01'), day('2026-10-01'))).toBe(true);
  });
});

describe('the year of a group', () => {
  const country = { before: { count: 300, size: 1200 }, after: { count: 240, size: 1200 } };
  const rules = { sigmas: 3, dispersion: 4, leastEvents: 50 };
  const years = (after: number) => ({
    before: { count: 1000, size: 4000 },
    after: { count: after, size: 4000 },
  });

  it('is a signal when it leaves what the country’s change and chance would give', () => {
    expect(findGroupChange(years(800), country, 'rate', rules)).toMatchObject({ ratio: 1, side: null });
    // exp(± 3 √(4 (1/1000 + 1/1100))), by hand.
    const found = findGroupChange(years(1100), country, 'rate', rules);
    expect(found?.low).toBeCloseTo(0.7694, 4);
    expect(found?.high).toBeCloseTo(1.2997, 4);
    expect(found).toMatchObject({ ratio: 1.375, side: 'above' });
    expect(findGroupChange(years(560), country, 'rate', rules)).toMatchObject({ side: 'below' });
  });

  it('is not judged on few events, nor for a share on few others', () => {
    expect(findGroupChange(years(49), country, 'rate', rules)).toBeNull();
    expect(findGroupChange(years(3960), country, 'share', rules)).toBeNull();
    expect(findGroupChange(years(3960), country, 'rate', rules)).not.toBeNull();
  });
});
