import { parseArgs } from 'node:util';
import { compareWithR } from './evaluation-facts/compare-with-r.ts';
import { COVERAGE_BETWEEN, type CoverageFigures } from './evaluation-facts/coverage-figures.ts';
import { measureCountry } from './evaluation-facts/measure-country.ts';
import { measureCoverage } from './evaluation-facts/measure-coverage.ts';
import { measureHome } from './evaluation-facts/measure-home.ts';
import { measureHomes } from './evaluation-facts/measure-homes.ts';
import { measureNation } from './evaluation-facts/measure-nation.ts';

/**
 * Whether the evaluation of a programme can be believed. `country`: small synthetic countries through the release's cohorts and the
 * evaluation of RAK, how often the 95 % interval holds the truth of each seed; `homes`: the same of RASK, in all the country's nursing homes. `coverage`: the estimators alone, on simulated stepped roll-outs
 * with a planted effect. And how long the models take for a nation; R, where it is installed, fits the same rows beside.
 * `--seeds` and `--first-seed` choose the seeds of both, `--country-seeds 0` leaves the countries of RAK out, `--home-seeds 0` those of RASK. `--home` is a home with a release,
 * on which both programmes are evaluated by the clock; nothing is written to it.
 * Ends with exit code 1 when the coverage of a controlled estimate is not between 91.5 and 98.5 %, its bias is more than chance and half a point,
 * the naive estimate of prescriptions does not miss, R says otherwise, or a home's evaluation of RAK takes more than five seconds.
 */
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    seeds: { type: 'string', default: '200' },
    'first-seed': { type: 'string', default: '1' },
    'country-seeds': { type: 'string' },
    'home-seeds': { type: 'string' },
    home: { type: 'string' },
  },
});
const seeds = Number(values.seeds);
const firstSeed = Number(values['first-seed']);
const countrySeeds = Number(values['country-seeds'] ?? seeds);
const homeSeeds = Number(values['home-seeds'] ?? seeds);
const onSeed = (what: string, of: number) => (done: number) =>
  process.stderr.write(`${what} ${done} of ${of}\n`);

const began = performance.now();
const coverage = measureCoverage(seeds, firstSeed);
const coverageSeconds = Math.round((performance.now() - began) / 100) / 10;
const country =
  countrySeeds === 0
    ? null
    : await measureCountry({ seeds: countrySeeds, firstSeed, onSeed: onSeed('country', countrySeeds) });
const homes =
  homeSeeds === 0
    ? null
    : await measureHomes({ seeds: homeSeeds, firstSeed, onSeed: onSeed('homes', homeSeeds) });
const nation = measureNation(5000, 96);
const besideR = compareWithR(1);
const home =
  values.home === undefined
    ? null
    : { rak: await measureHome(values.home, 'rak'), rask: await measureHome(values.home, 'rask') };

const isCovered = ({ coveragePercent }: Pick<CoverageFigures, 'coveragePercent'>) =>
  coveragePercent >= COVERAGE_BETWEEN[0] && coveragePercent <= COVERAGE_BETWEEN[1];
const isUnbiased = ({ biasPoints, biasWithin }: Pick<CoverageFigures, 'biasPoints' | 'biasWithin'>) =>
  Math.abs(biasPoints) <= Math.max(0.5, biasWithin);
const isMissing = ({
  coveragePercent,
  biasPoints,
}: Pick<CoverageFigures, 'coveragePercent' | 'biasPoints'>) =>
  coveragePercent < 50 && Math.abs(biasPoints) > 1;

const { controlled, beforeAfter } = coverage.estimators;
const inCountry = Object.values(country?.series ?? {}).flatMap((estimates) => Object.entries(estimates));
const inCountryOf = (end: string) =>
  inCountry.flatMap(([name, figures]) => (name.endsWith(end) ? [figures] : []));
const countryControlled = inCountryOf('.controlled');
const checks = {
  coverageIsRight: isCovered(controlled),
  controlledIsUnbiased: isUnbiased(controlled),
  naiveMisses: isMissing(beforeAfter),
  /** True also without countries: then `country` is null. */
  countryCoverageIsRight: countryControlled.every(isCovered),
  countryControlledIsUnbiased: countryControlled.every(isUnbiased),
  countryNaiveMisses: inCountryOf('prescriptions-per-1000.before-and-after').every(isMissing),
  /** True also where R is not installed: then `besideR` is null. */
  agreesWithR:
    besideR === null ||
    (Math.abs(besideR.estimate - besideR.rEstimate) < 1e-8 &&
      Math.abs(besideR.error - besideR.rError) < 1e-8),
  /** True also without a home. */
  homeIsQuick: home === null || home.rak.seconds <= 5,
};
if (values.json) {
  console.log(
    JSON.stringify({
      name: 'evaluation',
      country,
      homes,
      coverage,
      coverageSeconds,
      nation,
      besideR,
      home,
      checks,
    }),
  );
} else {
  for (const [name, made] of Object.entries({ country, homes })) {
    if (made === null) continue;
    const { series, ...rest } = made;
    console.log(name, JSON.stringify(rest));
    for (const [years, estimates] of Object.entries(series)) {
      console.log(years);
      console.table(estimates);
    }
  }
  console.log(
    `planted ${coverage.truthPercent} %, ${coverage.seeds} seeds from ${coverage.firstSeed}, ${coverageSeconds} s`,
  );
  console.table(coverage.estimators);
  console.table(nation);
  console.table(besideR ?? { R: 'not installed' });
  for (const { estimates, ...figures } of Object.values(home ?? {})) {
    console.table(figures);
    console.table(estimates);
  }
  console.table(checks);
}
process.exitCode = Object.values(checks).every(Boolean) ? 0 : 1;
