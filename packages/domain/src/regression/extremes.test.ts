import fc from 'fast-check';
import { describe, it } from 'vitest';
import { isRefusal } from '../refusal/index.ts';
import { coefficientsOf } from './coefficients.ts';
import { designOf } from './design.ts';
import type { Family } from './family.ts';
import { fitGlm } from './glm.ts';
import { groupTimeEffects } from './group-time.ts';
import { simpleEffect } from './group-time-aggregates.ts';
import { clusterCovariance, heteroscedasticCovariance } from './robust-errors.ts';
import { rolloutOf } from './rollout.ts';
import { differenceInDifferences } from './two-way-poisson.ts';

/** The work is done with finite figures, or refused with a reason; never `NaN`, never another error. */
function isFiniteOrRefused(work: () => readonly number[]): boolean {
  try {
    return work().every(Number.isFinite);
  } catch (error) {
    if (isRefusal(error) && error.code === 'analysis-refused') return true;
    throw error;
  }
}

const count = fc.constantFrom(0, 0, 1, 2, 5, 40, 1e9);
const exposure = fc.constantFrom(1e-3, 1, 100, 1e9);

describe('at extremes', () => {
  it('a generalised linear model ends in finite figures or a refusal', () => {
    const row = fc.record({
      y: count,
      weight: exposure,
      x: fc.constantFrom(0, 1),
      z: fc.constantFrom(-1e6, 0, 2, 1e6),
    });
    const family = fc.constantFrom<Family>(
      { name: 'poisson' },
      { name: 'quasi-poisson' },
      { name: 'logit' },
      { name: 'negative-binomial', theta: 0.5 },
    );
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), family, (rows, of) =>
        isFiniteOrRefused(() => {
          const isLogit = of.name === 'logit';
          const fit = fitGlm({
            design: designOf({
              one: rows.map(() => 1),
              x: rows.map(({ x }) => x),
              z: rows.map(({ z }) => z),
            }),
            response: rows.map(({ y, weight }) => (isLogit ? Math.min(1, y / (y + weight)) : y)),
            ...(isLogit ? {} : { offset: rows.map(({ weight }) => Math.log(weight)) }),
            family: of,
          });
          // Without degrees of freedom there is no dispersion, and the caller sees it.
          if (fit.residualDegrees === 0) return Array.from(fit.coefficients);
          const plain = coefficientsOf(fit).flatMap(({ estimate, standardError }) => [
            estimate,
            standardError,
          ]);
          const clusters = rows.map(({ z }) => z);
          const robust = [
            heteroscedasticCovariance(fit, 'HC1'),
            clusterCovariance(fit, clusters, 'CR1').covariance,
          ];
          return [...plain, ...robust.flat().flatMap((values) => Array.from(values))];
        }),
      ),
      { numRuns: 300, seed: 20 },
    );
  });

  it('so do the models of a roll-out', () => {
    const unit = fc.record({
      group: fc.constantFrom(null, 2, 3, 9),
      counts: fc.array(count, { minLength: 4, maxLength: 4 }),
      exposures: fc.array(fc.constantFrom(0, 1e-3, 1, 1, 100, 100, 1e9), { minLength: 4, maxLength: 4 }),
    });
    fc.assert(
      fc.property(fc.array(unit, { minLength: 3, maxLength: 16 }), (units) => {
        const rows = units.flatMap(({ group, counts, exposures }, at) =>
          counts.map((value, period) => {
            const own = exposures[period] as number;
            return { unit: `${at}`, group, period: period + 1, count: own > 0 ? value : 0, exposure: own };
          }),
        );
        const rollout = rolloutOf(rows);
        const effect = () => {
          const { estimate, standardError } = simpleEffect(
            groupTimeEffects(rollout, { control: 'not-yet-treated' }),
          );
          // Infinity says that one cluster stands for a side.
          return [estimate, standardError === Number.POSITIVE_INFINITY ? 0 : standardError];
        };
        const twoWay = () =>
          differenceInDifferences(rollout).terms.flatMap(({ estimate, standardError }) => [
            estimate,
            standardError,
          ]);
        return isFiniteOrRefused(effect) && isFiniteOrRefused(twoWay);
      }),
      { numRuns: 300, seed: 20 },
    );
  });
});
