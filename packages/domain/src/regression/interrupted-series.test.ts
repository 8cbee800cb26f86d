import { describe, expect, it } from 'vitest';
import { asRatio } from './estimate.ts';
import { fitInterruptedSeries, type SeriesPoint } from './interrupted-series.ts';

// Acute coronary events in Sicily and the age-standardised population (in tens), 2002–2006; smoking ban in January 2005,
// month 37: the open data of Lopez Bernal, Cummins and Gasparrini, Int J Epidemiol 2017; 46: 348–355.
const EVENTS = [
  728, 659, 791, 734, 757, 726, 760, 740, 720, 814, 795, 858, 887, 766, 851, 769, 781, 756, 766, 752, 765,
  831, 879, 928, 914, 808, 937, 840, 916, 828, 845, 818, 860, 839, 887, 886, 831, 796, 833, 820, 877, 758,
  767, 738, 781, 843, 850, 908, 1021, 859, 976, 888, 962, 838, 810, 876, 843, 936, 912,
];
const PEOPLE = [
  379_875.3, 376_495.5, 377_040.8, 377_116.4, 377_383.4, 374_113.1, 379_513.3, 376_295.5, 374_653.2,
  378_485.6, 375_955.5, 378_349.7, 376_762.4, 379_032.3, 379_360.4, 376_162, 377_972.4, 381_830.7, 379_888.6,
  380_872.2, 380_966.9, 381_240.4, 382_104.9, 381_802.7, 381_656.3, 383_680, 383_504.2, 386_462.9, 383_783.1,
  380_836.8, 383_483, 380_906.2, 382_926.8, 384_052.4, 384_449.6, 383_428.4, 388_153.2, 388_373.2, 386_470.1,
  386_033.2, 383_686.4, 385_509.3, 385_901.9, 386_516.6, 388_436.5, 383_255.2, 390_148.7, 385_874.9,
  391_613.6, 391_750.4, 394_005.6, 391_364.9, 391_664.6, 389_022.3, 391_878.5, 388_575.3, 392_989, 390_018.8,
  390_712.3,
];
const SICILY: SeriesPoint[] = EVENTS.map((count, at) => ({
  period: at + 1,
  count,
  exposure: PEOPLE[at] as number,
}));

describe('fitInterruptedSeries, the smoking ban in Sicily (expected values: R 4.2.2 with epsilon = 1e-14, sandwich 3.0-2)', () => {
  it('level change without season', () => {
    const found = fitInterruptedSeries(SICILY, { start: 37, slopeChange: false, lag: 0 });
    expect(asRatio(found.level).ratio).toBeCloseTo(0.894_376_508, 8);
    expect(found.trend.estimate).toBeCloseTo(0.004_944_992, 8);
    expect(found.dispersion).toBeCloseTo(3.559_186_764, 6);
    expect(found.slope).toBeNull();
  });

  it('level change with two pairs of season, Newey–West errors of lag 3', () => {
    const season = { period: 12, pairs: 2 };
    const found = fitInterruptedSeries(SICILY, { start: 37, slopeChange: false, season, lag: 3 });
    expect(asRatio(found.level).ratio).toBeCloseTo(0.885_071_547, 8);
    expect(found.level.standardError).toBeCloseTo(0.021_768_017_7, 8);
    expect(found.trend.standardError).toBeCloseTo(0.000_778_272_6, 9);
    expect(found.dispersion).toBeCloseTo(2.262_182_641, 6);
    expect(found.autocorrelation).toBeCloseTo(-0.216_004_6, 5);
    expect(found.level.degreesOfFreedom).toBe(52);
  });

  it('level and slope, and the course without the change', () => {
    const found = fitInterruptedSeries(SICILY, { start: 37, season: { period: 12, pairs: 2 } });
    expect(found.level.estimate).toBeCloseTo(-0.130_376_943_3, 8);
    expect(found.slope?.estimate).toBeCloseTo(0.001_482_228, 8);
    expect(found.lag).toBe(3);
    const at = (period: number) => found.points.find((point) => point.period === period);
    expect(at(36)?.without).toBeNull();
    expect((at(37)?.fitted as number) / (at(37)?.without as number)).toBeCloseTo(
      Math.exp(-0.130_376_943_3),
      8,
    );
    expect((at(47)?.fitted as number) / (at(47)?.without as number)).toBeCloseTo(
      Math.exp(-0.130_376_943_3 + 0.014_822_28),
      8,
    );
  });

  it('refuses a short side, a gap and too many seasonal terms', () => {
    const says = (text: string) =>
      expect.objectContaining({ code: 'analysis-refused', detail: expect.stringContaining(text) });
    expect(() => fitInterruptedSeries(SICILY, { start: 58 })).toThrow(says('three periods'));
    expect(() =>
      fitInterruptedSeries(
        SICILY.filter((_, at) => at !== 9),
        { start: 37 },
      ),
    ).toThrow(says('gap'));
    expect(() => fitInterruptedSeries(SICILY, { start: 37, season: { period: 12, pairs: 6 } })).toThrow(
      says('fewer pairs'),
    );
    expect(() =>
      fitInterruptedSeries(SICILY.slice(30, 42), { start: 37, season: { period: 12, pairs: 5 } }),
    ).toThrow(Error);
  });
});
