import { Refusal } from '../refusal/index.ts';
import { addSet, type ClusterInfluence, clusterEstimate, noInfluence } from './cluster-influence.ts';
import type { Estimate } from './estimate.ts';
import { lowerSum, type RateChange, rateChange, type WindowSums, windowSums } from './rate-change.ts';
import type { Rollout, RolloutUnit } from './rollout.ts';

export interface GroupTimeOptions {
  /** `not-yet-treated` takes in those who never are. */
  readonly control: 'not-yet-treated' | 'never-treated';
  /**
   * Periods before the start that are not a fair base: people prepare, or they joined because of a high year. Neither base
   * nor controls lie in them. 0 when left out.
   */
  readonly anticipation?: number;
  /** Length of the base window, which ends before the anticipation. 1 when left out. */
  readonly basePeriods?: number;
  /**
   * What periods before the start are set against: the base of the group (`universal`, when left out), so that a slow drift
   * adds up and shows, or the window just before the period itself (`varying`), as the R package did has it.
   */
  readonly before?: 'universal' | 'varying';
  /** Only periods from this many to this many after the start (negative: before it). */
  readonly eventTimes?: { readonly from: number; readonly to: number };
}

/** Effect on one group in one period: a log rate ratio against what the controls make likely. */
export interface GroupTimeEffect extends Estimate {
  readonly group: number;
  readonly period: number;
  /** period − group. */
  readonly eventTime: number;
  readonly phase: 'before' | 'anticipation' | 'after';
  readonly treatedUnits: number;
  readonly controlUnits: number;
  /** Exposure of the treated in the base window. */
  readonly exposure: number;
  /** Weighted events of the treated, and what they would have been had the treated changed as the controls did: e to the estimate is their ratio. */
  readonly observed: number;
  readonly expected: number;
  readonly influence: ClusterInfluence;
}

/** `no-base`: the group started too early in the data, or so late that its base lies beyond them. `no-events`: a sum of 0, so no ratio. */
export type MissingReason = 'no-base' | 'no-treated' | 'no-controls' | 'no-events';

export interface MissingEffect {
  readonly group: number;
  readonly period: number;
  readonly reason: MissingReason;
  /** As of an effect, where the treated had no events in the period though some were expected; 0 for every other reason. */
  readonly expected: number;
}

export interface GroupTime {
  readonly effects: readonly GroupTimeEffect[];
  readonly missing: readonly MissingEffect[];
  /** Names of the clusters, in the order of every influence. */
  readonly clusters: readonly string[];
  readonly options: GroupTimeOptions;
}

/**
 * Group-time average effects of a stepped roll-out on the log rate scale:
 * ATT(g, t) = log R_g(b → t) − log R_C(b → t), with R the rate ratio of `rateChange`, b the base window of group g and C the
 * units that are untreated in b and t (and not within the anticipation of their own start). After B. Callaway and
 * P. H. C. Sant’Anna, J Econometrics 2021; 225: 200–230, with rates in place of means; a group is never compared with one
 * that already has the programme, which is what two-way fixed effects do wrong. Intervals: `clusterEstimate`.
 * @throws Refusal `analysis-refused` when nobody has the programme, or no group has a period with untreated controls.
 */
export function groupTimeEffects(rollout: Rollout, options: GroupTimeOptions): GroupTime {
  const { units, groups, firstPeriod, lastPeriod } = rollout;
  const { anticipation = 0, basePeriods = 1, eventTimes } = options;
  if (![anticipation, basePeriods].every(Number.isSafeInteger) || anticipation < 0 || basePeriods < 1) {
    throw new RangeError('Anticipation is a whole number from 0, the base a whole number of periods from 1');
  }
  if (groups.length === 0) {
    throw new Refusal('analysis-refused', 'No unit has the programme, so there is no effect to estimate.');
  }
  const clusters = [...new Set(units.map(({ cluster }) => cluster))].sort();
  const at = new Map(clusters.map((cluster, index) => [cluster, index]));
  const clusterOf = units.map(({ cluster }) => at.get(cluster) as number);
  const sums = windowCache((from, to) => windowSums(units, from - firstPeriod, to - firstPeriod));
  const comparison = (group: number, period: number, base: Window): GroupTimeEffect | MissingEffect => {
    const without = (reason: MissingReason, expected = 0) => ({ group, period, reason, expected });
    const until = Math.max(period, base.to) + anticipation;
    const treated = indicesOf(units, (unit) => unit.group === group);
    const controls = indicesOf(units, (unit) => isControl(unit, group, until, options.control));
    const windows = [sums(base.from, base.to), sums(period, period)] as const;
    const own = rateChange(treated, ...windows);
    if (own === null && !hasBoth(treated, ...windows)) return without('no-treated');
    const others = rateChange(controls, ...windows);
    if (others === null) return without(hasBoth(controls, ...windows) ? 'no-events' : 'no-controls');
    const expectedOf = (lower: number) => lower * Math.exp(others.logRatio);
    if (own === null) return without('no-events', expectedOf(lowerSum(treated, ...windows)));
    const influence = noInfluence(clusters.length);
    addSide(influence, 1, treated, own, clusterOf);
    addSide(influence, -1, controls, others, clusterOf);
    return {
      ...clusterEstimate(own.logRatio - others.logRatio, influence),
      group,
      period,
      eventTime: period - group,
      phase: period >= group ? 'after' : period >= group - anticipation ? 'anticipation' : 'before',
      treatedUnits: own.units,
      controlUnits: others.units,
      exposure: own.exposure,
      observed: own.upper,
      expected: expectedOf(own.lower),
      influence,
    };
  };
  const effects: GroupTimeEffect[] = [];
  const missing: MissingEffect[] = [];

  for (const group of groups) {
    const from = Math.max(firstPeriod, group + (eventTimes?.from ?? Number.NEGATIVE_INFINITY));
    const to = Math.min(lastPeriod, group + (eventTimes?.to ?? Number.POSITIVE_INFINITY));
    for (let period = from; period <= to; period += 1) {
      const base = baseOf(group, period, options);
      if (base === null) continue;
      const isThere = base.from >= firstPeriod && base.to <= lastPeriod;
      const found = isThere
        ? comparison(group, period, base)
        : { group, period, reason: 'no-base' as const, expected: 0 };
      if ('reason' in found) missing.push(found);
      else effects.push(found);
    }
  }
  if (effects.some(({ phase }) => phase === 'after')) return { effects, missing, clusters, options };
  throw new Refusal(
    'analysis-refused',
    'No group has a period after its start in which others are still without the programme. Add units that start later or never, or an earlier base.',
  );
}

interface Window {
  readonly from: number;
  readonly to: number;
}

/** The base window of a comparison, or `null` where the period is its own base. */
function baseOf(group: number, period: number, options: GroupTimeOptions): Window | null {
  const { anticipation = 0, basePeriods = 1, before = 'universal' } = options;
  const last = group - anticipation - 1;
  const to = before === 'varying' && period <= last ? period - 1 : last;
  const from = to - basePeriods + 1;
  return period >= from && period <= to ? null : { from, to };
}

function addSide(
  into: ClusterInfluence,
  sign: 1 | -1,
  members: readonly number[],
  change: RateChange,
  clusterOf: readonly number[],
): void {
  const clusters = members.map((unit) => clusterOf[unit] as number);
  addSet(into, clusters, sign, change.influence, change.weight);
}

/** Never treated, or nobody of the unit before the end of the comparison and its anticipation. */
function isControl(
  { group: start, headStart }: RolloutUnit,
  group: number,
  until: number,
  control: GroupTimeOptions['control'],
): boolean {
  return start === null || (control === 'not-yet-treated' && start !== group && start - headStart > until);
}

function hasBoth(members: readonly number[], base: WindowSums, later: WindowSums): boolean {
  return members.some(
    (unit) => (base.exposures[unit] as number) > 0 && (later.exposures[unit] as number) > 0,
  );
}

function indicesOf<T>(all: readonly T[], holds: (one: T) => boolean): number[] {
  const found: number[] = [];
  all.forEach((one, index) => {
    if (holds(one)) found.push(index);
  });
  return found;
}

function windowCache(make: (from: number, to: number) => WindowSums) {
  const known = new Map<string, WindowSums>();
  return (from: number, to: number): WindowSums => {
    const key = `${from}/${to}`;
    const found = known.get(key) ?? make(from, to);
    known.set(key, found);
    return found;
  };
}
