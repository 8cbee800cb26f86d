import {
  type EvaluationEstimate,
  estimatesOf,
  evaluateProgramme,
  type MeasureResult,
} from '@smalspor/domain/evaluation';
import { currentProgramme } from '@smalspor/domain/programmes';
import { Refusal } from '@smalspor/domain/refusal';
import type { Month } from '@smalspor/domain/time';
import type { ReleaseManifest } from '@smalspor/warehouse/release';
import type { House } from '../house/house.ts';
import { registerOf } from '../programmes/planned-units.ts';
import { type KnownTruth, readTruth } from './read-truth.ts';

/** How many participants a delivered list names, how many have a round in this house, and of how many of both the months contradict each other. */
export type EvaluatedSources = NonNullable<
  NonNullable<ReleaseManifest['evaluation']>['programmes'][number]['sources']
>;

/** What the served release says of a programme. */
export interface ProgrammeEvaluation {
  readonly programme: string;
  readonly releaseId: string;
  readonly synthetic: boolean;
  readonly from: Month;
  readonly to: Month;
  /** Doctors or homes that took part and are in the series. */
  readonly participants: number;
  /** Counties whose participants are too few to be told apart. */
  readonly wholeCounties: number;
  /** Where the participants are known from; `null` in a release from before that was noted. */
  readonly sources: EvaluatedSources | null;
  readonly measures: readonly MeasureResult[];
  readonly estimates: readonly EvaluationEstimate[];
  /** Why nothing is known about the truth; `null` where it is. */
  readonly truthMissing: KnownTruth['missing'];
}

/** Counties that are kept back stand in what all participants together are told as. */
function withCounties(measure: MeasureResult, apart: readonly string[] | null): MeasureResult {
  const { described } = measure;
  if (described === null || apart === null) return measure;
  const counties = described.counties.filter(({ county }) => apart.includes(county));
  return { ...measure, described: { ...described, counties } };
}

/**
 * Evaluates a programme from the published release.
 * @throws Refusal `not-found` for what is no programme that goes county by county, `release-missing` before there is a release,
 * `release-refused` where it tells of nobody who took part
 */
export async function readEvaluation(house: House, id: string): Promise<ProgrammeEvaluation> {
  const programme = currentProgramme(house.content.programmes, id);
  if (!programme?.rollOut) {
    throw new Refusal('not-found', 'No programme of that name goes county by county.');
  }
  const reader = await house.shelf.current();
  if (reader === null) {
    throw new Refusal('release-missing', 'There is no release yet: publish one first.');
  }
  const cells = await reader.cohorts(id);
  const told = reader.manifest.evaluation?.programmes.find(({ programme }) => programme === id);
  if (cells === null || told === undefined) {
    throw new Refusal(
      'release-refused',
      'The served release does not say who took part: import a file of participations or hold rounds here, and publish a release.',
    );
  }
  const byIndicator = Map.groupBy(cells, ({ indicator }) => indicator);
  const evaluated = evaluateProgramme(
    told.indicators.map((indicator) => ({ indicator, rows: byIndicator.get(indicator) ?? [] })),
    told,
  );
  // A release of homes that does not say which counties may stand by themselves shows none.
  const apart = told.apart ?? (registerOf(programme) === 'institutions' ? [] : null);
  const keptBack = new Set(
    evaluated.flatMap(({ described }) =>
      (described?.counties ?? []).flatMap(({ county }) =>
        apart?.includes(county) === false ? [county] : [],
      ),
    ),
  );
  const measures = evaluated.map((measure) => withCounties(measure, apart));
  const truth = await readTruth(house);
  return {
    programme: id,
    releaseId: reader.manifest.id,
    synthetic: reader.manifest.synthetic,
    from: told.from,
    to: told.to,
    participants: told.participants,
    wholeCounties: told.wholeCounties + keptBack.size,
    sources: told.sources ?? null,
    measures,
    estimates: estimatesOf(measures, truth.of),
    truthMissing: truth.missing,
  };
}
