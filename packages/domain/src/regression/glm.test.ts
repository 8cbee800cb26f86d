import { describe, expect, it } from 'vitest';
import { coefficientsOf, contrastOf } from './coefficients.ts';
import { designOf } from './design.ts';
import { fitGlm, type GlmInput } from './glm.ts';
import { clusterCovariance, heteroscedasticCovariance, neweyWestCovariance } from './robust-errors.ts';
import { BUDWORM, DOBSON, WARPBREAKS } from './testing/textbook-data.ts';

// Expected values: R 4.2.2 (glm; warpbreaks with epsilon = 1e-15, as its usual end leaves the seventh digit open) and sandwich 3.0-2 (vcovHC, vcovCL, NeweyWest) on the published data.
const near = (values: readonly number[], digits = 9) => values.map((value) => expect.closeTo(value, digits));
const errors = (covariance: readonly Float64Array[]) =>
  covariance.map((row, at) => Math.sqrt(row[at] as number));
const dobson = { design: DOBSON.design, response: DOBSON.counts };
const breaks = { design: WARPBREAKS.design, response: WARPBREAKS.breaks };
const budworm: GlmInput = {
  design: BUDWORM.design,
  response: BUDWORM.dead.map((dead) => dead / 20),
  weights: BUDWORM.dead.map(() => 20),
  family: { name: 'logit' },
};

describe('fitGlm', () => {
  it('Dobson 1990, Poisson: the example of R’s glm', () => {
    const fit = fitGlm({ ...dobson, family: { name: 'poisson' } });
    const found = coefficientsOf(fit);
    expect(found.map(({ estimate }) => estimate)).toEqual(
      near([3.044_522_437_7, -0.454_255_272_3, -0.292_987_124_7, 0, 0]),
    );
    expect(found.map(({ standardError }) => standardError)).toEqual(
      near([0.170_898_651_5, 0.202_170_756_7, 0.192_742_343_5, 0.2, 0.2], 7),
    );
    expect(found[1]?.pValue).toBeCloseTo(0.024_647_112_6, 7);
    expect(fit.deviance).toBeCloseTo(5.129_141_077, 9);
  });

  it('quasi-Poisson scales the errors by the dispersion, with Student’s t', () => {
    const fit = fitGlm({ ...dobson, family: { name: 'quasi-poisson' } });
    expect(fit.dispersion).toBeCloseTo(1.293_300_440_1, 7);
    const [first] = coefficientsOf(fit);
    expect(first?.standardError).toBeCloseTo(0.170_898_651_5 * Math.sqrt(1.293_300_440_1), 7);
    expect(first?.degreesOfFreedom).toBe(4);
  });

  it('warpbreaks, Poisson', () => {
    const fit = fitGlm({ ...breaks, family: { name: 'poisson' } });
    expect(Array.from(fit.coefficients)).toEqual(
      near([3.691_963_144_95, -0.205_988_442_65, -0.321_320_431_6, -0.518_488_496_52]),
    );
    expect(coefficientsOf(fit).map(({ standardError }) => standardError)).toEqual(
      near([0.045_410_794_34, 0.051_571_242_78, 0.060_265_916_7, 0.063_959_519_4], 7),
    );
    expect(fit.deviance).toBeCloseTo(210.391_888_762, 7);
  });

  it('budworms, logit with a weight of 20', () => {
    const fit = fitGlm(budworm);
    expect(Array.from(fit.coefficients)).toEqual(
      near([-2.993_541_755_17, 0.174_986_787_86, 0.906_036_435_47, 0.352_912_988_74], 8),
    );
    expect(coefficientsOf(fit).map(({ standardError }) => standardError)).toEqual(
      near([0.552_699_691_5, 0.778_310_028_5, 0.167_101_642_6, 0.269_990_245_6], 6),
    );
    expect(fit.deviance).toBeCloseTo(4.993_727_307_6, 8);
    // By hand: the slope of the males is the sum of two terms.
    expect(contrastOf(fit, { dose: 1, sexMdose: 1 }).estimate).toBeCloseTo(1.258_949_424_2, 8);
    expect(() => contrastOf(fit, { age: 1 })).toThrow(RangeError);
  });

  it('takes an offset: a saturated rate model gives the rates back (by hand), from 1 to 10⁹ events', () => {
    for (const size of [1, 1e9]) {
      const fit = fitGlm({
        design: designOf({ one: [1, 1], after: [0, 1] }),
        response: [4 * size, 3 * size],
        offset: [Math.log(200), Math.log(300)],
        family: { name: 'poisson' },
      });
      expect(fit.coefficients[1]).toBeCloseTo(Math.log(3 / 300 / (4 / 200)), 9);
      expect(coefficientsOf(fit)[1]?.standardError).toBeCloseTo(Math.sqrt((1 / 4 + 1 / 3) / size), 9);
    }
  });

  it('refuses what it cannot estimate, and names it', () => {
    const at = (input: Partial<GlmInput>) => () =>
      fitGlm({ ...dobson, family: { name: 'poisson' }, ...input });
    const twice = designOf({ one: [1, 1, 1, 1], x: [0, 1, 0, 1], again: [3, 5, 3, 5] });
    const says = (text: string) =>
      expect.objectContaining({ code: 'analysis-refused', detail: expect.stringContaining(text) });
    expect(at({ design: twice, response: [1, 2, 3, 4] })).toThrow(says('already hold again'));
    const split = designOf({ one: [1, 1, 1, 1], treated: [0, 0, 1, 1] });
    expect(at({ design: split, response: [3, 5, 0, 0] })).toThrow(says('Separation: treated'));
    expect(at({ design: split, response: [0.3, 0.5, 1, 1], family: { name: 'logit' } })).toThrow(
      says('Separation: treated'),
    );
    expect(at({ design: split, response: [0, 0, 0, 0] })).toThrow(says('same in every observation'));
    expect(at({ design: split, response: [1, 2, Number.NaN, 1] })).toThrow(says('missing'));
    expect(at({ design: split, response: [1, 2, -1, 1] })).toThrow(says('out of range'));
    expect(at({ design: designOf({ a: [1], b: [2] }), response: [1] })).toThrow(says('fewer observations'));
    expect(at({ response: [1] })).toThrow(RangeError);
  });
});

describe('robust errors', () => {
  it('HC0 and HC1', () => {
    const fit = fitGlm({ ...dobson, family: { name: 'poisson' } });
    expect(errors(heteroscedasticCovariance(fit, 'HC0'))).toEqual(
      near([0.116_266_780_6, 0.148_214_152_7, 0.146_077_914_5, 0.146_666_667, 0.144_837_073], 7),
    );
    expect(errors(heteroscedasticCovariance(fit, 'HC1'))).toEqual(
      near([0.174_400_170_9, 0.222_321_229_1, 0.219_116_871_7, 0.22, 0.217_255_609_5], 7),
    );
  });

  it('CR0 and CR1 by loom', () => {
    const fit = fitGlm({ ...breaks, family: { name: 'poisson' } });
    const plain = clusterCovariance(fit, WARPBREAKS.looms, 'CR0');
    expect(errors(plain.covariance)).toEqual(
      near([0.097_503_308_9, 0.115_481_587, 0.161_468_594_5, 0.088_816_776_2], 7),
    );
    const { covariance, clusters, degreesOfFreedom } = clusterCovariance(fit, WARPBREAKS.looms, 'CR1');
    expect(errors(covariance)).toEqual(
      near([0.106_809_523_5, 0.126_503_740_3, 0.176_879_983_1, 0.097_293_903_6], 7),
    );
    expect([clusters, degreesOfFreedom]).toEqual([6, 5]);
    const refused = () =>
      clusterCovariance(
        fit,
        WARPBREAKS.looms.map(() => 0),
        'CR0',
      );
    expect(refused).toThrow(expect.objectContaining({ code: 'analysis-refused' }));
  });

  it('Newey–West with lag 3', () => {
    const fit = fitGlm({ ...breaks, family: { name: 'poisson' } });
    expect(errors(neweyWestCovariance(fit, 3))).toEqual(
      near([0.106_132_444_4, 0.106_401_055_1, 0.145_947_826_8, 0.108_786_625_7], 7),
    );
    expect(errors(neweyWestCovariance(fit, 0))).toEqual(
      near(errors(heteroscedasticCovariance(fit, 'HC0')), 12),
    );
  });
});
