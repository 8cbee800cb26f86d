import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { trueChanges } from '../../packages/application/src/evaluation/read-truth.ts';
import {
  type EvaluationEstimate,
  estimatesOf,
  evaluateProgramme,
} from '../../packages/domain/src/evaluation/index.ts';
import { withDuckDb } from '../../packages/warehouse/src/duckdb/index.ts';
import type { Cohorts } from './country-cohorts.ts';
import { type CoverageFigures, coverageOf } from './coverage-figures.ts';
import type { Years } from './small-country.ts';

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

/** A country of one seed in memory. */
export interface MadeCountry {
  readonly participants: number;
  /** What stands in the database before the cohorts of any series are added up. */
  readonly fill: (connection: DuckDBConnection) => Promise<void>;
  readonly cohortsOf: (connection: DuckDBConnection, directory: string, years: Years) => Promise<Cohorts>;
  /** What truth.json would say of a country of these years. */
  readonly truthOf: (years: Years) => object;
}

/** How often the answer of `smalspor evaluate` holds the truth of the country that it is asked about. */
export async function measureSeeds(
  { seeds, firstSeed, onSeed }: CountrySeeds,
  allSeries: readonly Years[],
  make: (seed: number) => MadeCountry,
): Promise<CountryCoverage> {
  const directory = await mkdtemp(join(tmpdir(), 'smalspor-bench-'));
  const used = process.cpuUsage();
  const found = new Map(allSeries.map((years) => [years, [] as (readonly EvaluationEstimate[])[]]));
  let participants = 0;
  try {
    for (let seed = firstSeed; seed < firstSeed + seeds; seed += 1) {
      const country = make(seed);
      participants += country.participants;
      await withDuckDb({ spillDirectory: directory, threads: 1 }, async (connection) => {
        await country.fill(connection);
        for (const [years, estimates] of found) {
          const cohorts = await country.cohortsOf(connection, directory, years);
          estimates.push(answerOf(cohorts, country.truthOf(years)));
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
