import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { trueChanges } from '../../packages/application/src/evaluation/read-truth.ts';
import { loadContent } from '../../packages/content/src/loading/index.ts';
import {
  type EvaluationEstimate,
  estimatesOf,
  evaluateProgramme,
} from '../../packages/domain/src/evaluation/index.ts';
import { currentProgramme } from '../../packages/domain/src/programmes/index.ts';
import { joinTruths } from '../../packages/synthetic/src/institutions/make-institutions.ts';
import { truthFile } from '../../packages/synthetic/src/truth/truth-file.ts';
import { withDuckDb } from '../../packages/warehouse/src/duckdb/index.ts';
import { type Cohorts, cohortsOf, fillMonths } from './country-cohorts.ts';
import { type CoverageFigures, coverageOf } from './coverage-figures.ts';
import { makeSmallCountry, parcelsOfSmallCountry, type SmallCountry, type Years } from './small-country.ts';

/** Part of the people of each parcel: some forty doctors in each county become thirty. */
const SCALE = 0.8;
/** The first start that can be told is two years after the first month; the nation that is shown has the shorter series. */
const SERIES: readonly Years[] = [
  { from: 2015, to: 2020 },
  { from: 2016, to: 2020 },
];
const YEARS = { from: 2015, to: 2020 };

export interface CountryCoverage {
  readonly seeds: number;
  readonly firstSeed: number;
  /** On average over the seeds. */
  readonly participants: number;
  readonly processorSecondsPerSeed: number;
  /** By the years of the series, such as `2016–2020`, and by `indicator.estimate`. */
  readonly series: Readonly<Record<string, Readonly<Record<string, CoverageFigures>>>>;
}

export interface CountrySeeds {
  readonly seeds: number;
  readonly firstSeed: number;
  /** Told after each seed. */
  readonly onSeed: (done: number) => void;
}

/**
 * How often the answer of `smalspor evaluate rak` holds the truth of the country that it is asked about. Each seed is a small country of the
 * project's own generator with everything it plants: counties that begin one after the other, groups that join together, those who prescribe little
 * or lately much and join more often, participants' own way down. The months of its doctors go through the release's own cohorts and
 * their disclosure to the evaluation, which stands beside what the generator writes into truth.json.
 *
 * Left out on the way: the register files and their import, where prescriptions are put together and months measured (the generator counts
 * these as it does for its truth; on the nation, which goes the whole way, what is described lies within 0.2 points of that count), contacts, institutions, reports and the cube.
 */
export async function measureCountry({ seeds, firstSeed, onSeed }: CountrySeeds): Promise<CountryCoverage> {
  const { geography, programmes } = loadContent();
  const rollOut = currentProgramme(programmes, 'rak')?.rollOut;
  if (!rollOut) throw new Error('RAK goes county by county');
  const parcels = parcelsOfSmallCountry(geography, SCALE);
  const directory = await mkdtemp(join(tmpdir(), 'smalspor-bench-'));
  const used = process.cpuUsage();
  const found = new Map(SERIES.map((years) => [years, [] as (readonly EvaluationEstimate[])[]]));
  let participants = 0;
  try {
    for (let seed = firstSeed; seed < firstSeed + seeds; seed += 1) {
      const country = makeSmallCountry(parcels, seed, YEARS);
      participants += country.participants.length;
      await withDuckDb({ spillDirectory: directory, threads: 1 }, async (connection) => {
        await fillMonths(connection, country);
        for (const [years, estimates] of found) {
          const cohorts = await cohortsOf(connection, { geography, rollOut, directory }, years);
          estimates.push(answerOf(cohorts, truthIn(country, seed, years)));
        }
      });
      onSeed(seed - firstSeed + 1);
    }
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
  const { user, system } = process.cpuUsage(used);
  return {
    seeds,
    firstSeed,
    participants: Math.round(participants / seeds),
    processorSecondsPerSeed: Math.round((user + system) / seeds / 1e5) / 10,
    series: Object.fromEntries(
      [...found].map(([{ from, to }, estimates]) => [`${from}–${to}`, figuresOf(estimates)]),
    ),
  };
}

function answerOf({ span, rows }: Cohorts, truth: object): readonly EvaluationEstimate[] {
  const measures = evaluateProgramme(
    [...rows].map(([indicator, of]) => ({ indicator, rows: of })),
    span,
  );
  return estimatesOf(measures, (indicator) => trueChanges(truth, indicator));
}

/** What truth.json would say of a country of these years. */
function truthIn(country: SmallCountry, seed: number, years: Years): object {
  return truthFile({
    seed,
    scale: SCALE,
    years,
    counties: null,
    municipalities: null,
    parcels: country.truthsOf(years),
    institutions: joinTruths([]),
  });
}

/** Of every estimate whose truth is known. */
function figuresOf(
  found: readonly (readonly EvaluationEstimate[])[],
): Readonly<Record<string, CoverageFigures>> {
  const names = new Set(
    found.flat().flatMap(({ name, truthPercent }) => (truthPercent === null ? [] : [name])),
  );
  return Object.fromEntries(
    [...names].map((name) => [
      name,
      coverageOf(found.map((of) => of.find((estimate) => estimate.name === name) ?? null)),
    ]),
  );
}
