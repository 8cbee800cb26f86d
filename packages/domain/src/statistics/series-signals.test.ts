import { describe, expect, it } from 'vitest';
import { falseAlarmRate } from './false-alarm-rate.ts';
import { drawPoisson } from './random-draws.ts';
import { seededRandom } from './seeded-random.ts';
import { type SeriesSignals, seriesSignals } from './series-signals.ts';

const monthsOf = (means: readonly number[], seed: number) => {
  const random = seededRandom(seed);
  return means.map((mean) => ({ count: drawPoisson(random, mean), size: 1000 }));
};
const level = (mean: number, months: number) => Array.from({ length: months }, () => mean);

describe('seriesSignals', () => {
  it.each([
    ['any signal in 24 months', 24, undefined, (found: SeriesSignals) => found.any, 0.092],
    ['the newest of 24 months', 24, undefined, (found: SeriesSignals) => found.newest !== null, 0.0047],
    ['any signal in 36 months, 24 of them baseline', 36, 24, (found: SeriesSignals) => found.any, 0.195],
    ['the newest of these 36', 36, 24, (found: SeriesSignals) => found.newest !== null, 0.0189],
  ] as const)('false alarms are what is stated: %s', (_name, months, baseline, signals, stated) => {
    const { interval } = falseAlarmRate(
      (random) => Array.from({ length: months }, () => ({ count: drawPoisson(random, 60), size: 1000 })),
      (points) => {
        const found = seriesSignals(points, 'rate', baseline === undefined ? {} : { baseline });
        return found !== null && signals(found);
      },
      { runs: 1500, seed: 77 },
    );
    expect(interval.low).toBeLessThan(stated);
    expect(interval.high).toBeGreaterThan(stated);
  });

  it('tells a month far off as it comes, and no longer when others have followed', () => {
    const points = monthsOf(level(60, 24), 3);
    const jump = [...points, { count: 140, size: 1000 }];
    expect(seriesSignals(points, 'rate')).toMatchObject({ any: false, newest: null });
    expect(seriesSignals(jump, 'rate', { baseline: 24 })).toMatchObject({ any: true, newest: 'beyond' });
    const after = [...jump, { count: 60, size: 1000 }, { count: 61, size: 1000 }];
    expect(seriesSignals(after, 'rate', { baseline: 24 })).toMatchObject({ any: true, newest: null });
  });

  it('tells a lasting fall of a sixth within a year, though no month is beyond its limits', () => {
    const points = [
      ...monthsOf(level(60, 24), 5),
      ...Array.from({ length: 12 }, () => ({ count: 50, size: 1000 })),
    ];
    const found = seriesSignals(points, 'rate', { baseline: 24 });
    expect(found?.limits.points.every(({ beyond }) => beyond === null)).toBe(true);
    expect(found).toMatchObject({ any: true, newest: 'run' });
    expect(found?.runs?.lastRun.side).toBe('below');
  });

  it('reads the newest month that is known, and nothing from nothing', () => {
    const points = [...monthsOf(level(60, 24), 3), { count: 140, size: 1000 }, { count: 0, size: 0 }];
    expect(seriesSignals(points, 'rate', { baseline: 24 })?.newest).toBe('beyond');
    expect(seriesSignals([], 'share')).toBeNull();
    expect(seriesSignals([{ count: 2, size: 3 }], 'share')).toMatchObject({
      runs: null,
      any: false,
      newest: null,
    });
  });
});
