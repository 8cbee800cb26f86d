import { loadContent } from '../../packages/content/src/loading/index.ts';
import { institutionTruth } from '../../packages/synthetic/src/institutions/institution-truth.ts';
import { joinTruths, makeInstitutions } from '../../packages/synthetic/src/institutions/make-institutions.ts';
import { homeCohortsOf, truthOfYears } from './home-cohorts.ts';
import { type CountryCoverage, type CountrySeeds, measureSeeds } from './measure-seeds.ts';
import type { Years } from './small-country.ts';

/** A base two years before the start needs more than the nation that is shown has. */
const SERIES: readonly Years[] = [
  { from: 2014, to: 2020 },
  { from: 2016, to: 2020 },
];
const YEARS = { from: 2014, to: 2020 };

/**
 * RASK. Each seed is all nursing homes of the country as the generator makes them, some eight hundred, with what it plants: counties one after the
 * other, homes that take part more often after a high year, participants' own way down, effects that differ by home and county, returns,
 * months without a line and months five times too large. Their months go through the release's own cohorts and disclosure to the evaluation.
 *
 * Left out: files and import, doses worked out from products, and bed days that a home did not tell (the generator counts both).
 */
export async function measureHomes(seeds: CountrySeeds): Promise<CountryCoverage> {
  const { geography } = loadContent();
  return measureSeeds(seeds, SERIES, (seed) => {
    const places = [...makeInstitutions(geography, { seed, years: YEARS, scale: 1 })];
    const truth = joinTruths(places.map((place) => place.truth));
    return {
      participants: truth.homes.filter(({ participant }) => participant !== null).length,
      fill: async () => {},
      cohortsOf: (connection, directory, years) =>
        homeCohortsOf(connection, directory, truthOfYears(truth, YEARS, years), years),
      truthOf: (years) => ({ institutions: institutionTruth(truthOfYears(truth, YEARS, years), years) }),
    };
  });
}
