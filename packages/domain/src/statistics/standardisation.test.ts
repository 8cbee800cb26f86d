import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DirectStratum, directlyStandardisedRate } from './direct-standardisation.ts';
import { eventCountInterval, eventCountOf } from './event-frequencies.ts';
import { expectedEvents, indirectlyStandardisedRatio } from './indirect-standardisation.ts';
import { poissonInterval } from './poisson.ts';

// J. L. Fleiss, Statistical Methods for Rates and Proportions, 2nd ed. 1981, p. 249: Down's syndrome in Michigan 1950–1964
// by the mother's age; births and cases of birth orders one to five, and all births as the standard.
const STANDARD = [319_933, 931_318, 786_511, 488_235, 237_863, 61_313];
const BIRTHS = [
  [230_061, 329_449, 114_920, 39_487, 14_208, 3052],
  [72_202, 326_701, 208_667, 83_228, 28_466, 5375],
  [15_050, 175_702, 207_081, 117_300, 45_026, 8660],
  [2293, 68_800, 132_424, 98_301, 46_075, 9834],
  [327, 30_666, 123_419, 149_919, 104_088, 34_392],
] as const;
const CASES = [
  [107, 141, 60, 40, 39, 25],
  [25, 150, 110, 84, 82, 39],
  [3, 71, 114, 103, 108, 75],
  [1, 26, 64, 89, 137, 96],
  [0, 8, 63, 112, 262, 295],
] as const;

const strataOf = (order: number): readonly DirectStratum[] =>
  STANDARD.map((standard, age) => {
    const events = CASES[order]?.[age] as number;
    return { events, variance: events, population: BIRTHS[order]?.[age] as number, standard };
  });

describe('directlyStandardisedRate', () => {
  it.each([
    [0, 92.3, 80.3292, 105.1872],
    [1, 91.2, 82.3371, 100.623],
    [2, 85.1, 77.1734, 93.5213],
    [3, 92.7, 79.8582, 106.5506],
    [4, 75.5, 67.6327, 83.8671],
  ])(
    'Fleiss 1981, birth order index %i: %f per 100,000; Dobson limits by R 4.2',
    (order, rate, low, high) => {
      const result = directlyStandardisedRate(strataOf(order));
      if (result.rate === null) throw new Error(result.reason);
      expect(1e5 * result.rate).toBeCloseTo(rate, 1);
      expect(1e5 * result.interval.low).toBeCloseTo(low, 3);
      expect(1e5 * result.interval.high).toBeCloseTo(high, 3);
    },
  );

  it('is the crude rate when place and standard have the same ages', () => {
    const alike = strataOf(2).map((stratum) => ({ ...stratum, standard: stratum.population }));
    const result = directlyStandardisedRate(alike);
    const people = alike.reduce((sum, stratum) => sum + stratum.population, 0);
    const crude = poissonInterval(474);
    expect(result.rate).toBeCloseTo(474 / people, 15);
    expect(result).toMatchObject({ events: 474 });
    if (result.rate === null) throw new Error(result.reason);
    expect(result.interval.low * people).toBeCloseTo(crude.low, 8);
    expect(result.interval.high * people).toBeCloseTo(crude.high, 8);
  });

  it('is wider by √φ when each event comes φ at a time (by hand: 4 at a time, twice as wide)', () => {
    const alone = directlyStandardisedRate(strataOf(0));
    const together = directlyStandardisedRate(
      strataOf(0).map((stratum) => ({ ...stratum, variance: 4 * stratum.events })),
    );
    if (alone.rate === null || together.rate === null) throw new Error('no rate');
    expect(together.rate).toBe(alone.rate);
    expect(together.interval.high - together.rate).toBeCloseTo(2 * (alone.interval.high - alone.rate), 12);
    expect(together.rate - together.interval.low).toBeCloseTo(2 * (alone.rate - alone.interval.low), 12);
  });

  it('gives the reason instead of a rate', () => {
    const group = { events: 9, variance: 9, population: 100, standard: 1 };
    expect(directlyStandardisedRate([group])).toEqual({ events: 9, rate: null, reason: 'too-few-events' });
    expect(directlyStandardisedRate([])).toMatchObject({ reason: 'too-few-events' });
    const many = { ...group, events: 50, variance: 50 };
    const nobody = { events: 0, variance: 0, population: 0, standard: 1 };
    expect(directlyStandardisedRate([many, nobody])).toMatchObject({ reason: 'group-without-people' });
    expect(directlyStandardisedRate([{ ...many, standard: 0 }])).toMatchObject({
      reason: 'nobody-in-standard',
    });
    for (const bad of [Number.NaN, -1, Number.POSITIVE_INFINITY]) {
      expect(() => directlyStandardisedRate([{ ...many, events: bad }])).toThrow(RangeError);
      expect(() => directlyStandardisedRate([{ ...many, population: bad }])).toThrow(RangeError);
    }
    expect(() => directlyStandardisedRate([{ ...many, population: 0 }])).toThrow(RangeError);
  });
});

describe('indirectlyStandardisedRatio', () => {
  // S. Selvin, Statistical Analysis of Epidemiologic Data, 1991: cancer deaths by age, United States 1940 and 1960.
  const deaths60 = [141, 926, 1253, 1080, 1869, 4891, 14_956, 30_888, 41_725, 26_501, 5928];
  const people60 = [
    1_784_033, 7_065_148, 15_658_730, 10_482_916, 9_939_972, 10_563_872, 9_114_202, 6_850_263, 4_702_482,
    1_874_619, 330_915,
  ];
  const people40 = [
    906_897, 3_794_573, 10_003_544, 10_629_526, 9_465_330, 8_249_558, 7_294_330, 5_022_499, 2_920_220,
    1_019_504, 142_532,
  ];
  const strata = people40.map((population, age) => ({
    population,
    referenceRate: (deaths60[age] as number) / (people60[age] as number),
  }));

  it('Selvin 1991: 71,058 deaths in 1940 against 85,556.9 expected at the rates of 1960, ratio 0.8305', () => {
    const result = indirectlyStandardisedRatio({ events: 71_058, variance: 71_058 }, strata);
    if (result.ratio === null) throw new Error(result.reason);
    expect(result.expected).toBeCloseTo(85_556.888_84, 4);
    expect(result.ratio).toBeCloseTo(0.830_535_109, 8);
    // epitools in R: 0.8244509 and 0.8366642 by logarithms; Byar's limits agree to four digits.
    expect(result.interval.low).toBeCloseTo(0.824_45, 4);
    expect(result.interval.high).toBeCloseTo(0.836_66, 4);
  });

  it('gives exact limits below ten, none where nothing is expected, and refuses the impossible', () => {
    const four = indirectlyStandardisedRatio({ events: 0, variance: 0 }, [
      { population: 4, referenceRate: 1 },
    ]);
    expect(four).toMatchObject({ ratio: 0, interval: { low: 0 } });
    if (four.ratio === null) throw new Error(four.reason);
    expect(four.interval.high).toBeCloseTo(3.688_879 / 4, 5);
    expect(indirectlyStandardisedRatio({ events: 3, variance: 3 }, [])).toEqual({
      observed: 3,
      expected: 0,
      ratio: null,
      reason: 'nothing-expected',
    });
    expect(() => expectedEvents([{ population: Number.NaN, referenceRate: 1 }])).toThrow(RangeError);
    expect(() => expectedEvents([{ population: 1, referenceRate: -1 }])).toThrow(RangeError);
  });
});

describe('events that are not independent', () => {
  it('adds events and squares (by hand: 70 patients with 1, 10 with 2, 3 with 3 → 99 and 137)', () => {
    const count = eventCountOf([
      { events: 1, patients: 70 },
      { events: 2, patients: 10 },
      { events: 3, patients: 3 },
    ]);
    expect(count).toEqual({ events: 99, variance: 137 });
    const interval = eventCountInterval(count);
    const plain = poissonInterval(99);
    expect(interval.low).toBeCloseTo(99 + Math.sqrt(137 / 99) * (plain.low - 99), 10);
    expect(interval.high).toBeCloseTo(99 + Math.sqrt(137 / 99) * (plain.high - 99), 10);
    expect(() => eventCountOf([{ events: Number.NaN, patients: 1 }])).toThrow(RangeError);
    expect(() => eventCountInterval({ events: 3, variance: -1 })).toThrow(RangeError);
  });

  it('contains the count, and never goes below zero', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e9 }),
        fc.double({ min: 1, max: 50, noNaN: true }),
        (events, phi) => {
          const { low, high } = eventCountInterval({ events, variance: events * phi });
          expect(low).toBeGreaterThanOrEqual(0);
          expect(low).toBeLessThanOrEqual(events);
          expect(high).toBeGreaterThan(events);
        },
      ),
    );
  });
});
