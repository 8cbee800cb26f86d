import { describe, expect, it } from 'vitest';
import { coefficientsOf } from './coefficients.ts';
import { designOf, levelColumns } from './design.ts';
import { digamma, logGamma, trigamma } from './gamma-functions.ts';
import { fitNegativeBinomial } from './negative-binomial.ts';
import { QUINE } from './testing/quine.ts';

describe('fitNegativeBinomial', () => {
  const design = designOf({
    one: QUINE.map(() => 1),
    ...levelColumns(
      'sex',
      QUINE.map(({ sex }) => sex),
      ['F', 'M'],
    ),
    ...levelColumns(
      'age',
      QUINE.map(({ age }) => age),
      ['0', '1', '2', '3'],
    ),
    ...levelColumns(
      'background',
      QUINE.map(({ background }) => background),
      ['A', 'N'],
    ),
    ...levelColumns(
      'learner',
      QUINE.map(({ learner }) => learner),
      ['A', 'S'],
    ),
  });

  it('quine with main effects: MASS 7.3-58 (glm.nb) in R 4.2.2', () => {
    const fit = fitNegativeBinomial({ design, response: QUINE.map(({ days }) => days) });
    const expected = [
      [2.894_580_017, 0.228_424_615],
      [0.082_320_264, 0.159_915_015],
      [-0.448_428_149, 0.239_746_593],
      [0.088_080_14, 0.236_193_029],
      [0.356_900_948, 0.248_324_363],
      [-0.569_371_703, 0.153_333_36],
      [0.292_109_143, 0.186_474_711],
    ];
    expect(coefficientsOf(fit).map(({ estimate, standardError }) => [estimate, standardError])).toEqual(
      expected.map((pair) => pair.map((value) => expect.closeTo(value, 6))),
    );
    expect(fit.theta).toBeCloseTo(1.274_892_646, 6);
    expect(fit.thetaError).toBeCloseTo(0.161_035_179, 5);
    expect(2 * fit.logLikelihood).toBeCloseTo(-1093.151_018_29, 6);
    expect(fit.deviance).toBeCloseTo(167.951_8, 4);
  });

  it('falls back to Poisson when the counts vary less', () => {
    const even = fitNegativeBinomial({ design: designOf({ one: [1, 1, 1, 1] }), response: [5, 5, 6, 5] });
    expect([even.theta, even.thetaError]).toEqual([Number.POSITIVE_INFINITY, null]);
    expect(even.coefficients[0]).toBeCloseTo(Math.log(5.25), 9);
  });
});

describe('gamma functions', () => {
  it('R: lgamma, digamma, trigamma', () => {
    expect(logGamma(0.3)).toBeCloseTo(1.095_797_994_8, 9);
    expect(logGamma(11)).toBeCloseTo(Math.log(3_628_800), 11);
    expect(digamma(1)).toBeCloseTo(-0.577_215_664_901_533, 11);
    expect(digamma(0.25)).toBeCloseTo(-4.227_453_533_376, 10);
    expect(trigamma(1)).toBeCloseTo(Math.PI ** 2 / 6, 10);
  });
});
