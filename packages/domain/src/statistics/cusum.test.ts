import { describe, expect, it } from 'vitest';
import { controlLimits } from './control-limits.ts';
import { type CusumDesign, cusum, cusumStep } from './cusum.ts';
import { cusumRunLength, cusumThreshold } from './cusum-run-length.ts';
import { falseAlarmRate } from './false-alarm-rate.ts';
import { drawNormal, drawPoisson } from './random-draws.ts';
import { runSignals } from './run-chart.ts';
import { seededRandom } from './seeded-random.ts';

/** The Poisson design whose CUSUM allows k events: the ratio R with expected·(R − 1)/ln R = k. */
function designAllowing(expected: number, allowance: number): CusumDesign {
  let [low, high] = [1.0001, 100];
  for (let step = 0; step < 200; step += 1) {
    const ratio = (low + high) / 2;
    if ((expected * (ratio - 1)) / Math.log(ratio) < allowance) low = ratio;
    else high = ratio;
  }
  return { kind: 'poisson', expected, ratio: low };
}

describe('cusum', () => {
  it('adds log-likelihoods, never below 0, and begins again after a signal (by hand)', () => {
    const design: CusumDesign = { kind: 'poisson', expected: 2, ratio: 2 };
    const score = (count: number) => count * Math.log(2) - 2;
    const points = cusum(
      [1, 5, 4, 9, 3].map((count) => ({ count, design })),
      3,
    );
    expect(points[0]).toEqual({ value: 0, signal: false });
    expect(points[1]?.value).toBeCloseTo(score(5), 12);
    expect(points[2]?.value).toBeCloseTo(score(5) + score(4), 12);
    expect(points[3]).toEqual({ value: expect.closeTo(score(5) + score(4) + score(9), 12), signal: true });
    expect(points[4]?.value).toBeCloseTo(score(3), 12);
  });

  it('scores one operation as Steiner et al. 2000 do: odds doubled at a risk of 0.1, death ln(2/1.1), survival −ln 1.1', () => {
    const { step, allowance } = cusumStep({ kind: 'binomial', total: 1, share: 0.1, ratio: 2 });
    expect(step * (1 - allowance)).toBeCloseTo(Math.log(2 / 1.1), 12);
    expect(step * (0 - allowance)).toBeCloseTo(-Math.log(1.1), 12);
  });

  it('watches for a fall with a ratio below one', () => {
    const design: CusumDesign = { kind: 'poisson', expected: 10, ratio: 0.5 };
    const [quiet, low] = cusum(
      [
        { count: 12, design },
        { count: 2, design },
      ],
      3,
    );
    expect(quiet?.value).toBe(0);
    expect(low?.value).toBeCloseTo(2 * Math.log(0.5) + 5, 12);
  });

  it('refuses what is no design, count or threshold', () => {
    const good: CusumDesign = { kind: 'poisson', expected: 2, ratio: 2 };
    for (const design of [
      { ...good, ratio: 1 },
      { ...good, ratio: 0 },
      { ...good, expected: 0 },
      { ...good, expected: Number.NaN },
      { kind: 'binomial', total: 3.5, share: 0.1, ratio: 2 },
      { kind: 'binomial', total: 3, share: 1, ratio: 2 },
    ] as const) {
      expect(() => cusumStep(design)).toThrow(RangeError);
    }
    expect(() => cusum([{ count: -1, design: good }], 1)).toThrow(RangeError);
    expect(() =>
      cusum([{ count: 4, design: { kind: 'binomial', total: 3, share: 0.1, ratio: 2 } }], 1),
    ).toThrow(RangeError);
    expect(() => cusum([], 0)).toThrow(RangeError);
  });
});

describe('cusumRunLength', () => {
  it('Lucas 1985 as worked by J. Lawson (IAcsSPCR in R): mean 1.88, allowance 2, height 6 → 37.2 periods; 5.49 after a rise', () => {
    const design = designAllowing(1.88, 2);
    const threshold = 6 * cusumStep(design).step;
    expect(cusumRunLength(design, threshold)).toBeCloseTo(37.2, 1);
    expect(cusumRunLength(design, threshold, 1.88 + 0.9627 * Math.sqrt(1.88))).toBeCloseTo(5.49, 2);
  });

  it.each([
    [2.4, 3, 10, 548.3623],
    [2, 3, 10, 8896.326],
    [4, 5, 10, 421.6501],
    [1, 1.5, 7, 1309.3778],
  ])(
    'Poisson mean %f, allowance %f, height %f: %f periods by the chain solved in R 4.2',
    (expected, allowance, height, periods) => {
      const design = designAllowing(expected, allowance);
      expect(cusumRunLength(design, height * cusumStep(design).step) / periods).toBeCloseTo(1, 6);
    },
  );

  it('is pois.cusum.arl of the R package spc, which signals only above the height (one step of the grid later)', () => {
    const design = designAllowing(2.4, 3);
    expect(cusumRunLength(design, 11 * cusumStep(design).step)).toBeCloseTo(854.4519, 3);
  });

  it('agrees with a simulation for designs off the grid, binomial and falling, and for a change', () => {
    const cases = [
      [{ kind: 'poisson', expected: 7.3, ratio: 1.5 }, 2, undefined],
      [{ kind: 'poisson', expected: 40, ratio: 0.7 }, 1.7, undefined],
      [{ kind: 'poisson', expected: 900, ratio: 1.1 }, 2.2, 950],
    ] as const;
    for (const [design, threshold, actual] of cases) {
      const { step, allowance } = cusumStep(design);
      const random = seededRandom(31);
      let periods = 0;
      const runs = 1500;
      for (let run = 0; run < runs; run += 1) {
        for (let value = 0; value < threshold; ) {
          value = Math.max(0, value + step * (drawPoisson(random, actual ?? design.expected) - allowance));
          periods += 1;
        }
      }
      // Run lengths are about exponential: four standard errors of 1500 are 10 %.
      expect(cusumRunLength(design, threshold, actual) / (periods / runs)).toBeGreaterThan(0.9);
      expect(cusumRunLength(design, threshold, actual) / (periods / runs)).toBeLessThan(1.1);
    }
    // One trial that signals at once with probability p: 1/p.
    const once: CusumDesign = { kind: 'binomial', total: 1, share: 0.2, ratio: 3 };
    expect(cusumRunLength(once, 0.5)).toBeCloseTo(5, 6);
  });

  it('finds the threshold for a run length, and says never for what never comes', () => {
    const design: CusumDesign = { kind: 'poisson', expected: 25, ratio: 1.3 };
    const threshold = cusumThreshold(design, 100);
    expect(cusumRunLength(design, threshold)).toBeGreaterThanOrEqual(100);
    expect(cusumRunLength(design, 0.95 * threshold)).toBeLessThan(100);
    expect(cusumRunLength(design, threshold, 25 * 1.3)).toBeLessThan(10);
    expect(cusumRunLength({ kind: 'poisson', expected: 1e-11, ratio: 2 }, 60)).toBe(Number.POSITIVE_INFINITY);
    expect(() => cusumThreshold(design, 1)).toThrow(RangeError);
    expect(() => cusumRunLength(design, Number.NaN)).toThrow(RangeError);
  });
});

describe('falseAlarmRate', () => {
  it('of the run rules agrees with all 2¹⁴ series of fourteen signs around a fixed centre', () => {
    let alarms = 0;
    for (let word = 0; word < 2 ** 14; word += 1) {
      const found = runSignals(
        Array.from({ length: 14 }, (_, bit) => ((word >> bit) & 1 ? 1 : -1)),
        0,
      );
      if (found?.shifted || found?.crossesTooSeldom) alarms += 1;
    }
    const exact = alarms / 2 ** 14;
    const simulated = falseAlarmRate(
      (random) => Array.from({ length: 14 }, () => drawNormal(random)),
      (series) => {
        const found = runSignals(series, 0);
        return found !== null && (found.shifted || found.crossesTooSeldom);
      },
      { runs: 3000, seed: 4 },
    );
    expect(simulated.interval.low).toBeLessThan(exact);
    expect(simulated.interval.high).toBeGreaterThan(exact);
    expect(simulated.alarms).toBe(simulated.rate * 3000);
  });

  it('of a prime chart over 24 months of unchanged counts is below one in five', () => {
    const found = falseAlarmRate(
      (random) => Array.from({ length: 24 }, () => ({ count: drawPoisson(random, 60), size: 1000 })),
      (points) => controlLimits(points, 'rate')?.points.some((point) => point.beyond !== null) ?? false,
      { runs: 800, seed: 8 },
    );
    expect(found.rate).toBeGreaterThan(0.02);
    expect(found.rate).toBeLessThan(0.2);
    expect(
      falseAlarmRate(
        () => 1,
        () => false,
        { runs: 10, seed: 1 },
      ),
    ).toMatchObject({ alarms: 0, rate: 0 });
    expect(() =>
      falseAlarmRate(
        () => 1,
        () => true,
        { runs: 0, seed: 1 },
      ),
    ).toThrow(RangeError);
  });
});
