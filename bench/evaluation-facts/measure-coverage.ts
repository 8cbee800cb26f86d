import {
  asPercentChange,
  beforeAfter,
  clusterJackknife,
  differenceInDifferences,
  type Estimate,
  eventStudy,
  groupTimeEffects,
  type Rollout,
  rolloutOf,
} from '../../packages/domain/src/regression/index.ts';
import { SIMULATION, simulateRollout } from './simulated-rollout.ts';

/** The evaluation’s choices: controls that begin later, the year before the start left out, a base of a year, the effect of the first year. */
const OPTIONS = {
  control: 'not-yet-treated',
  anticipation: 4,
  basePeriods: 4,
  eventTimes: { from: 0, to: 3 },
} as const;

/** The estimators, each with what it answers for. */
const ESTIMATORS = {
  /** Against those not yet treated; intervals by leaving out counties. The evaluation’s own way. */
  controlled: (rollout: Rollout): Estimate => clusterJackknife(rollout, controlled),
  /** The same with doctors as independent: what is lost when the counties’ own years are overlooked. */
  controlledByDoctor: (rollout: Rollout): Estimate =>
    eventStudy(groupTimeEffects(asDoctors(rollout), OPTIONS)).overall,
  /** Without leaving out the year before the start: regression to the mean comes in. */
  controlledFromHighYear: (rollout: Rollout): Estimate =>
    eventStudy(groupTimeEffects(asDoctors(rollout), { ...OPTIONS, anticipation: 0 })).overall,
  twoWay: (rollout: Rollout): Estimate => differenceInDifferences(rollout).terms[0] as Estimate,
  beforeAfter: (rollout: Rollout): Estimate => beforeAfter(rollout, { before: 4, after: 4 }),
} as const;
type EstimatorName = keyof typeof ESTIMATORS;

function controlled(rollout: Rollout): number {
  return eventStudy(groupTimeEffects(rollout, OPTIONS)).overall.estimate;
}

function asDoctors(rollout: Rollout): Rollout {
  return { ...rollout, units: rollout.units.map((unit) => ({ ...unit, cluster: unit.unit })) };
}

export interface CoverageFigures {
  /** Share of the seeds in which the 95 % interval holds the planted change. */
  readonly coveragePercent: number;
  readonly meanChangePercent: number;
  /** Mean of estimate − truth, in percentage points, and twice its simulation error. */
  readonly biasPoints: number;
  readonly biasWithin: number;
  readonly meanWidthPoints: number;
}

export interface Coverage {
  readonly seeds: number;
  readonly firstSeed: number;
  readonly truthPercent: number;
  readonly estimators: Readonly<Record<EstimatorName, CoverageFigures>>;
}

/** Every estimator on the same simulated roll-outs, seeds `firstSeed` and on: none is chosen by its result. */
export function measureCoverage(seeds: number, firstSeed: number): Coverage {
  const names = Object.keys(ESTIMATORS) as EstimatorName[];
  const found = new Map(names.map((name) => [name, [] as ReturnType<typeof asPercentChange>[]]));
  for (let seed = firstSeed; seed < firstSeed + seeds; seed += 1) {
    const rollout = rolloutOf(simulateRollout(seed).rows);
    for (const name of names) found.get(name)?.push(asPercentChange(ESTIMATORS[name](rollout)));
  }
  const truthPercent = SIMULATION.changePercent;
  const figures = names.map((name) => [name, summary(found.get(name) ?? [], truthPercent)] as const);
  return {
    seeds,
    firstSeed,
    truthPercent,
    estimators: Object.fromEntries(figures) as Record<EstimatorName, CoverageFigures>,
  };
}

function summary(changes: readonly ReturnType<typeof asPercentChange>[], truth: number): CoverageFigures {
  const mean = (of: (change: (typeof changes)[number]) => number) =>
    changes.reduce((sum, change) => sum + of(change), 0) / changes.length;
  const average = mean(({ changePercent }) => changePercent);
  const variance = mean(({ changePercent }) => (changePercent - average) ** 2);
  return {
    coveragePercent: rounded(100 * mean(({ low, high }) => (low <= truth && truth <= high ? 1 : 0)), 1),
    meanChangePercent: rounded(average, 2),
    biasPoints: rounded(average - truth, 2),
    biasWithin: rounded(2 * Math.sqrt(variance / changes.length), 2),
    meanWidthPoints: rounded(
      mean(({ low, high }) => high - low),
      2,
    ),
  };
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
