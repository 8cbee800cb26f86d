import { loadContent } from '../../packages/content/src/loading/index.ts';
import { currentProgramme } from '../../packages/domain/src/programmes/index.ts';
import { joinTruths } from '../../packages/synthetic/src/institutions/make-institutions.ts';
import { truthFile } from '../../packages/synthetic/src/truth/truth-file.ts';
import { cohortsOf, fillMonths } from './country-cohorts.ts';
import { type CountryCoverage, type CountrySeeds, measureSeeds } from './measure-seeds.ts';
import { makeSmallCountry, parcelsOfSmallCountry, type Years } from './small-country.ts';

/** Part of the people of each parcel: some forty doctors in each county become thirty. */
const SCALE = 0.8;
/** The first start that can be told is two years after the first month; the nation that is shown has the shorter series. */
const SERIES: readonly Years[] = [
  { from: 2015, to: 2020 },
  { from: 2016, to: 2020 },
];
const YEARS = { from: 2015, to: 2020 };

/**
 * RAK. Each seed is a small country of the
 * project's own generator with everything it plants: counties that begin one after the other, groups that join together, those who prescribe little
 * or lately much and join more often, participants' own way down. The months of its doctors go through the release's own cohorts and
 * their disclosure to the evaluation, which stands beside what the generator writes into truth.json.
 *
 * Left out on the way: the register files and their import, where prescriptions are put together and months measured (the generator counts
 * these as it does for its truth; on the nation, which goes the whole way, what is described lies within 0.2 points of that count), contacts, institutions, reports and the cube.
 */
export async function measureCountry(seeds: CountrySeeds): Promise<CountryCoverage> {
  const { geography, programmes } = loadContent();
  const rollOut = currentProgramme(programmes, 'rak')?.rollOut;
  if (!rollOut) throw new Error('RAK goes county by county');
  const parcels = parcelsOfSmallCountry(geography, SCALE);
  return measureSeeds(seeds, SERIES, (seed) => {
    const country = makeSmallCountry(parcels, seed, YEARS);
    return {
      participants: country.participants.length,
      fill: (connection) => fillMonths(connection, country),
      cohortsOf: (connection, directory, years) =>
        cohortsOf(connection, { geography, rollOut, directory }, years),
      truthOf: (years) =>
        truthFile({
          seed,
          scale: SCALE,
          years,
          counties: null,
          municipalities: null,
          parcels: country.truthsOf(years),
          institutions: joinTruths([]),
        }),
    };
  });
}
