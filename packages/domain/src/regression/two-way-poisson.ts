import { Refusal } from '../refusal/index.ts';
import { symmetricInverse } from './cholesky.ts';
import { type Estimate, estimateWith } from './estimate.ts';
import type { Rollout, RolloutUnit } from './rollout.ts';
import { addUnit, type Information, noInformation, type UnitPath } from './two-way-information.ts';

/** What differs between units over time: 1 where the unit has the programme in the period, for example. */
export interface TwoWayTerm {
  readonly name: string;
  readonly value: (unit: RolloutUnit, period: number) => number;
}

export interface TwoWayFit {
  /** Log rate ratios with CR1 errors and Student’s t (clusters − 1). */
  readonly terms: readonly (Estimate & { readonly name: string })[];
  /** Pearson’s dispersion: how much more than Poisson the counts vary; the errors do not lean on it. */
  readonly dispersion: number;
  readonly units: number;
  readonly clusters: number;
  /** Units without events or with a single period; they say nothing about change. */
  readonly unitsLeftOut: number;
  readonly iterations: number;
}

const MOST_ITERATIONS = 50;
const CONVERGED = 1e-11;
/** A log rate ratio beyond this, or an error as large, runs away: a term without events. */
const RUNAWAY = 15;

/**
 * Poisson regression with an effect of every unit and of every period, log μ = log exposure + αᵤ + γₜ + Σ βx. The unit effects
 * are taken out exactly: given a unit’s total, its counts are multinomial (J. Hausman, B. Hall and Z. Griliches, Econometrica 1984;
 * 52: 909–938), so 5,000 units cost no more than their rows. Errors: CR1 by the roll-out’s clusters (J. M. Wooldridge,
 * J Econometrics 1999; 90: 77–97), right whatever the variance, as quasi-Poisson’s coefficients are the same.
 * With different starts and an effect that grows or differs, the term “has the programme” mixes comparisons with those who already
 * have it (A. Goodman-Bacon, J Econometrics 2021; 225: 254–277): then `groupTimeEffects` is the estimate and this the side look.
 * @throws Refusal `analysis-refused` without events, with fewer than two clusters, for terms that unit and period already hold,
 * and for separation.
 */
export function fitTwoWayPoisson(rollout: Rollout, terms: readonly TwoWayTerm[]): TwoWayFit {
  const { paths, periods, clusters } = pathsOf(rollout, terms);
  if (paths.length < 2 || clusters < 2) {
    throw new Refusal(
      'analysis-refused',
      'Two-way effects need events in at least two units of two clusters.',
    );
  }
  const size = periods - 1 + terms.length;
  let parameters = new Float64Array(size);
  let found = informationAt(paths, parameters, periods);
  let iterations = 0;
  for (let isDone = false; !isDone; iterations += 1) {
    if (iterations === MOST_ITERATIONS) throw separation(terms, parameters, periods);
    const { inverse, dependent } = symmetricInverse(found.hessian, found.scale);
    if (dependent.length > 0) throw singular(terms, dependent, periods);
    const step = inverse.map((row) =>
      row.reduce((sum, value, at) => sum + value * (found.gradient[at] as number), 0),
    );
    let next = parameters.map((value, at) => value + (step[at] as number));
    let then = informationAt(paths, next, periods);
    for (let half = 0; half < 30 && !(then.logLikelihood >= found.logLikelihood - CONVERGED); half += 1) {
      const from = parameters;
      next = next.map((value, at) => (value + (from[at] as number)) / 2);
      then = informationAt(paths, next, periods);
    }
    isDone =
      Math.abs(then.logLikelihood - found.logLikelihood) <= CONVERGED * (Math.abs(then.logLikelihood) + 1);
    parameters = next;
    found = then;
  }
  const { inverse, dependent } = symmetricInverse(found.hessian, found.scale);
  if (dependent.length > 0) throw separation(terms, parameters, periods);
  const scores = scoresByCluster(paths, parameters, periods, clusters);
  const rows = paths.reduce((sum, { at }) => sum + at.length, 0);
  return {
    terms: terms.map(({ name }, index) => {
      const at = periods - 1 + index;
      const variance = scores.reduce((sum, score) => {
        const own = (inverse[at] as Float64Array).reduce(
          (inner, value, k) => inner + value * (score[k] as number),
          0,
        );
        return sum + own * own;
      }, 0);
      const error = Math.sqrt((variance * clusters) / (clusters - 1));
      if (!(Math.abs(parameters[at] as number) < RUNAWAY)) throw separation(terms, parameters, periods);
      return { name, ...estimateWith(parameters[at] as number, error, clusters - 1) };
    }),
    dispersion: found.pearson / Math.max(1, rows - paths.length - size),
    units: paths.length,
    clusters,
    unitsLeftOut: rollout.units.length - paths.length,
    iterations,
  };
}

/** The classic difference in differences: one common effect from each unit’s start on. As `fitTwoWayPoisson`. */
export function differenceInDifferences(rollout: Rollout): TwoWayFit {
  if (!rollout.units.some(({ group }) => group === null) && rollout.groups.length < 2) {
    throw new Refusal(
      'analysis-refused',
      'Every unit has the programme from the same period, so there is no control.',
    );
  }
  const value = ({ group }: RolloutUnit, period: number) => (group !== null && period >= group ? 1 : 0);
  return fitTwoWayPoisson(rollout, [{ name: 'programme', value }]);
}

/** The units that say something, in periods that have events. */
function pathsOf(rollout: Rollout, terms: readonly TwoWayTerm[]) {
  const { units, firstPeriod, lastPeriod } = rollout;
  const all = Array.from({ length: lastPeriod - firstPeriod + 1 }, (_, at) => at);
  const kept = all.filter((at) => units.some(({ counts }) => (counts[at] as number) > 0));
  const clusterAt = new Map<string, number>();
  const paths: UnitPath[] = [];
  for (const unit of units) {
    const there = kept.flatMap((at, index) => ((unit.exposures[at] as number) > 0 ? [{ at, index }] : []));
    const total = there.reduce((sum, { at }) => sum + (unit.counts[at] as number), 0);
    if (there.length < 2 || total === 0) continue;
    if (!clusterAt.has(unit.cluster)) clusterAt.set(unit.cluster, clusterAt.size);
    paths.push({
      cluster: clusterAt.get(unit.cluster) as number,
      total,
      at: Int32Array.from(there, ({ index }) => index),
      counts: Float64Array.from(there, ({ at }) => unit.counts[at] as number),
      logExposures: Float64Array.from(there, ({ at }) => Math.log(unit.exposures[at] as number)),
      terms: terms.map(({ value }) => Float64Array.from(there, ({ at }) => value(unit, firstPeriod + at))),
    });
  }
  return { paths, periods: kept.length, clusters: clusterAt.size };
}

function informationAt(paths: readonly UnitPath[], parameters: Float64Array, periods: number): Information {
  const sum = noInformation(parameters.length);
  for (const path of paths) addUnit(sum, path, parameters, periods);
  return sum;
}

function scoresByCluster(
  paths: readonly UnitPath[],
  parameters: Float64Array,
  periods: number,
  clusters: number,
) {
  const scores = Array.from({ length: clusters }, () => new Float64Array(parameters.length));
  for (const path of paths) {
    const own = noInformation(parameters.length, false);
    addUnit(own, path, parameters, periods);
    const sum = scores[path.cluster] as Float64Array;
    for (let at = 0; at < sum.length; at += 1) sum[at] = (sum[at] as number) + (own.gradient[at] as number);
  }
  return scores;
}

function singular(terms: readonly TwoWayTerm[], dependent: readonly number[], periods: number): Refusal {
  const which = dependent.flatMap((at) => terms[at - periods + 1]?.name ?? []).join(', ');
  if (which === '') {
    return new Refusal(
      'analysis-refused',
      'Some periods cannot be compared: no unit has events enough in them and in others. Use longer periods.',
    );
  }
  return new Refusal(
    'analysis-refused',
    `The effects of units and periods already hold ${which}: nothing differs within units over time. Add units without the programme.`,
    { facts: { terms: which } },
  );
}

function separation(terms: readonly TwoWayTerm[], parameters: Float64Array, periods: number): Refusal {
  const sizes = terms.map(({ name }, index) => ({
    name,
    size: Math.abs(parameters[periods - 1 + index] as number),
  }));
  const { name } = sizes.reduce((most, one) => (one.size > most.size ? one : most), {
    name: 'a period',
    size: RUNAWAY / 2,
  });
  return new Refusal(
    'analysis-refused',
    `Separation: ${name} has no events on one side, so its estimate is infinite. Use longer periods or leave the term out.`,
    { facts: { term: name } },
  );
}
