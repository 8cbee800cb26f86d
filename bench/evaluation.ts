import { parseArgs } from 'node:util';
import { compareWithR } from './evaluation-facts/compare-with-r.ts';
import { COVERAGE_BETWEEN, measureCoverage } from './evaluation-facts/measure-coverage.ts';
import { measureNation } from './evaluation-facts/measure-nation.ts';

/**
 * Whether the evaluation of a programme can be believed. On simulated stepped roll-outs with a planted effect and doctors who join
 * after a high year: how often the 95 % interval holds the truth, and how far the naive figures miss it. And how long the models
 * take for a nation. `--seeds` and `--first-seed` choose the simulations. R, where it is installed, fits the same
 * rows beside. Ends with exit code 1 when the coverage of the controlled
 * estimate is not between 91.5 and 98.5 %, its bias is more than chance and half a point, the naive estimate does not miss, or R says otherwise.
 */
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    seeds: { type: 'string', default: '200' },
    'first-seed': { type: 'string', default: '1' },
  },
});

const began = performance.now();
const coverage = measureCoverage(Number(values.seeds), Number(values['first-seed']));
const coverageSeconds = Math.round((performance.now() - began) / 100) / 10;
const nation = measureNation(5000, 96);
const besideR = compareWithR(1);
const { controlled, beforeAfter } = coverage.estimators;
const checks = {
  coverageIsRight:
    controlled.coveragePercent >= COVERAGE_BETWEEN[0] && controlled.coveragePercent <= COVERAGE_BETWEEN[1],
  controlledIsUnbiased: Math.abs(controlled.biasPoints) <= Math.max(0.5, controlled.biasWithin),
  /** True also where R is not installed: then `besideR` is null. */
  agreesWithR:
    besideR === null ||
    (Math.abs(besideR.estimate - besideR.rEstimate) < 1e-8 &&
      Math.abs(besideR.error - besideR.rError) < 1e-8),
  naiveMisses: beforeAfter.coveragePercent < 50 && Math.abs(beforeAfter.biasPoints) > 1,
};
if (values.json) {
  console.log(JSON.stringify({ name: 'evaluation', coverage, coverageSeconds, nation, besideR, checks }));
} else {
  console.log(
    `planted ${coverage.truthPercent} %, ${coverage.seeds} seeds from ${coverage.firstSeed}, ${coverageSeconds} s`,
  );
  console.table(coverage.estimators);
  console.table(nation);
  console.table(besideR ?? { R: 'not installed' });
  console.table(checks);
}
process.exitCode = Object.values(checks).every(Boolean) ? 0 : 1;
