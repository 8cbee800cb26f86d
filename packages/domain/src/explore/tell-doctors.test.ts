import { describe, expect, it } from 'vitest';
import { DEFAULT_DISCLOSURE } from '../disclosure/index.ts';
import { drawPoisson, seededRandom } from '../statistics/index.ts';
import type { ExploreFigure, ExploreMeasure } from './explore-figure.ts';
import { type ExploreVariation, variationOf } from './explore-variation.ts';
import { roundedMean, type ToldDoctors, tellDoctors } from './tell-doctors.ts';
import { variationBins } from './variation-bins.ts';

const RATE: ExploreMeasure = { chance: 'rate', toValue: (rate) => 12_000 * rate };
const SHARE: ExploreMeasure = { chance: 'share', toValue: (rate) => 100 * rate };

interface Doctor {
  readonly numerator: number;
  readonly denominator: number;
}

function figureOf({ numerator, denominator }: Doctor, { toValue }: ExploreMeasure): ExploreFigure {
  const value = toValue(numerator / denominator);
  const plain = { low: null, high: null, expectedCount: null, expected: null, dispersion: 1 };
  return { value, numerator, denominator, ...plain };
}

/** Person-months and prescriptions; or prescriptions and those of one kind. */
function drawDoctors(count: number, seed: number, { chance }: ExploreMeasure): readonly Doctor[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => {
    const denominator = Math.round((chance === 'rate' ? 2_000 : 120) * (1 + random()));
    const rate = (chance === 'rate' ? 0.025 : 0.3) * (0.5 + random());
    return { denominator, numerator: Math.min(denominator, drawPoisson(random, denominator * rate)) };
  });
}

type Tell = (variation: ExploreVariation) => ToldDoctors;
const told: Tell = (variation) => tellDoctors(variation, null);

/** Everything that is said, as text, where nothing was drawn by chance. */
function said(doctors: readonly Doctor[], measure: ExploreMeasure, tell: Tell): string {
  const variation = variationOf(
    measure,
    doctors.map((doctor) => figureOf(doctor, measure)),
  );
  return JSON.stringify(variation === null ? null : tell(variation));
}

/**
 * What somebody who knows the figures of all the others, and the size of the last one, can say of the last one's numerator: those
 * that would have been told the same.
 */
function possible(doctors: readonly Doctor[], measure: ExploreMeasure, tell: Tell): readonly number[] {
  const last = doctors.at(-1) as Doctor;
  const all = said(doctors, measure, tell);
  const most = Math.min(last.denominator, 2 * last.numerator + 10);
  return Array.from({ length: most + 1 }, (_, numerator) => numerator).filter(
    (numerator) => said([...doctors.slice(0, -1), { ...last, numerator }], measure, tell) === all,
  );
}

/** All but the common value, which has all its digits; and bars whose values have three. */
const exactTarget: Tell = (variation) => ({ ...told(variation), target: variation.target });
const exactBars: Tell = (variation) => ({
  ...told(variation),
  bins: variationBins(
    variation,
    null,
    (values) => values.reduce((sum, value) => sum + value, 0) / values.length,
  ),
});

describe('what is told of doctors', () => {
  it.each([
    ['rates', RATE],
    ['shares', SHARE],
  ] as const)('leaves %s of one open even to who knows all the others', (_name, measure) => {
    for (const [count, seed] of [
      [20, 1],
      [33, 12],
      [60, 6],
    ] as const) {
      const doctors = drawDoctors(count, seed, measure);
      const { numerator } = doctors.at(-1) as Doctor;
      const open = possible(doctors, measure, told);
      expect(open).toContain(numerator);
      // Twenty colleagues who pool what they have written are no reader of these pages; as much as a small number stays open even so.
      expect((open.at(-1) ?? 0) - (open[0] ?? 0)).toBeGreaterThanOrEqual(DEFAULT_DISCLOSURE.k - 1);
    }
  });

  it('would tell the figure to the last prescription with all digits of what is common to all', () => {
    const doctors = drawDoctors(24, 2, RATE);
    expect(possible(doctors, RATE, exactTarget)).toEqual([doctors.at(-1)?.numerator]);
    expect(possible(doctors, RATE, exactBars)).toEqual([doctors.at(-1)?.numerator]);
  });

  it('does not tell two releases apart by who left between them', () => {
    /** How far the difference of all bars is from the figure of the one who left, in parts of it: the middle of many. */
    const missedBy = (tell: Tell): number => {
      const misses = Array.from({ length: 41 }, (_, at) => {
        const doctors = drawDoctors(40 + at, 100 + at, RATE);
        const sumOf = (of: readonly Doctor[]) =>
          tell(
            variationOf(
              RATE,
              of.map((doctor) => figureOf(doctor, RATE)),
            ) as ExploreVariation,
          ).bins.reduce((sum, { from, to, raw }) => sum + (to - from + 1) * (raw ?? 0), 0);
        const { value } = figureOf(doctors.at(-1) as Doctor, RATE);
        return Math.abs(sumOf(doctors) - sumOf(doctors.slice(0, -1)) - (value ?? 0)) / (value ?? 1);
      });
      return misses.sort((a, b) => a - b)[20] as number;
    };
    expect(missedBy(told)).toBeGreaterThan(0.1);
    expect(missedBy(exactBars)).toBeLessThan(0.001);
  });

  it('rounds means to what one doctor can move them by', () => {
    expect(roundedMean([0, 0, 0])).toBe(0);
    expect(roundedMean(Array.from({ length: 170 }, () => 187.3))).toBe(188);
    expect(roundedMean([...Array.from({ length: 9 }, () => 100), 400])).toBe(150);
  });

  it('keeps three digits where there are thousands', () => {
    const doctors = drawDoctors(5_000, 7, RATE);
    const variation = variationOf(
      RATE,
      doctors.map((doctor) => figureOf(doctor, RATE)),
    );
    const common = told(variation as ExploreVariation);
    expect(Math.abs(common.target / (variation?.target ?? 0) - 1)).toBeLessThan(0.003);
    expect(common.bins).toHaveLength(30);
    for (const { low, shrunken, high } of common.bins) {
      expect(low).toBeLessThan(shrunken);
      expect(high).toBeGreaterThan(shrunken);
    }
  });
});
