import type { Month } from '../time/index.ts';
import type { CohortSeries } from './cohort-row.ts';
import { type Change, jackknifeChange } from './jackknife.ts';
import {
  addPairs,
  addSums,
  type BeforeAfter,
  logRatioOf,
  NOTHING,
  type RateSums,
  rateOf,
} from './rate-sums.ts';

/** Months of each of the two windows. */
export const WINDOW_MONTHS = 12;
/** Infections became few and consultations other: figures of doctors before and after do not reach into the pandemic. */
export const PANDEMIC_FROM = (2020 * 12 + 2) as Month;

/** A county's participants in the year before and the year after they began. */
export interface CountyChange {
  readonly county: string;
  readonly units: number;
  /** First month of the first window and last month of the last: participants of a county began in more than one month. */
  readonly from: Month;
  readonly to: Month;
  /** Rates as numerator over denominator. */
  readonly before: number;
  readonly after: number;
  readonly change: Change;
  /** What everybody’s rate changed over the same months, in per cent. */
  readonly nationPercent: number | null;
}

export interface Described {
  readonly counties: readonly CountyChange[];
  /** Participants of all counties together. */
  readonly before: number;
  readonly after: number;
  readonly participants: Change;
  /** Everybody, participants among them, over the same months. */
  readonly nation: Change | null;
  /** Everybody in counties that nobody had begun in by the end of the same months. */
  readonly notStarted: Change | null;
  /** Those in the counties of the participants who never took part. */
  readonly others: Change | null;
}

interface Window {
  readonly series: CohortSeries;
  /** Position of the start among the months. */
  readonly at: number;
}

export interface DescribedSpan {
  /** First month of the series. */
  readonly from: Month;
  /** Last month that a year after the start may reach. */
  readonly windowsTo: Month;
}

/**
 * Plain arithmetic: twelve months before the start against twelve months from it, part by part, each beside what others did over
 * the very same months, weighted as the participants are. It describes and says nothing about why. `null` where no part has both
 * windows in the series.
 */
export function describeBeforeAfter(
  all: readonly CohortSeries[],
  { from, windowsTo }: DescribedSpan,
): Described | null {
  const windows = all.flatMap((series): Window[] => {
    if (series.part !== 'participants' || series.start === null) return [];
    const at = series.start - from;
    const last = windowsTo - from + 1;
    return at >= WINDOW_MONTHS && at + WINDOW_MONTHS <= last ? [{ series, at }] : [];
  });
  const whole = addPairs(windows.map(windowSums));
  const participants = changeByCounty(windows, (some) => logRatioOf(addPairs(some.map(windowSums))));
  if (participants === null) return null;
  const counties = [...Map.groupBy(windows, ({ series }) => series.county)].flatMap(([county, of]) =>
    countyChange(county, of, all, from),
  );
  const beside = (isBeside: (other: CohortSeries, window: Window) => boolean) =>
    changeByCounty(windows, (some) => besideThem(all, some, isBeside));
  return {
    counties,
    before: rateOf(whole.before),
    after: rateOf(whole.after),
    participants,
    nation: beside(() => true),
    notStarted: beside(
      (other, { at }) => other.countyStart === null || other.countyStart - from >= at + WINDOW_MONTHS,
    ),
    others: beside((other, { series }) => other.part === 'others' && other.county === series.county),
  };
}

function countyChange(
  county: string,
  windows: readonly Window[],
  all: readonly CohortSeries[],
  from: Month,
): readonly CountyChange[] {
  const change = changeByMonth(windows);
  if (change === null) return [];
  const { before, after } = addPairs(windows.map(windowSums));
  const starts = windows.map(({ at }) => at);
  const nation = besideThem(all, windows, () => true);
  return [
    {
      county,
      units: windows.reduce((sum, { series }) => sum + series.units, 0),
      from: (from + Math.min(...starts) - WINDOW_MONTHS) as Month,
      to: (from + Math.max(...starts) + WINDOW_MONTHS - 1) as Month,
      before: rateOf(before),
      after: rateOf(after),
      change,
      nationPercent: nation === null ? null : 100 * Math.expm1(nation),
    },
  ];
}

function windowSums({ series, at }: Window): BeforeAfter {
  return { before: sumsFrom(series, at - WINDOW_MONTHS), after: sumsFrom(series, at) };
}

function sumsFrom(
  { numerators, denominators }: CohortSeries,
  from: number,
  months = WINDOW_MONTHS,
): RateSums {
  let sums = NOTHING;
  for (let at = from; at < from + months; at += 1) {
    sums = addSums(sums, { numerator: numerators[at] ?? 0, denominator: denominators[at] ?? 0 });
  }
  return sums;
}

/** Change of others over the windows of participants, weighted by these participants' denominator in the year before. */
function besideThem(
  all: readonly CohortSeries[],
  windows: readonly Window[],
  isBeside: (other: CohortSeries, window: Window) => boolean,
): number | null {
  let [weighted, weights] = [0, 0];
  for (const window of windows) {
    const others = all.filter((series) => isBeside(series, window));
    const change = logRatioOf(addPairs(others.map((series) => windowSums({ series, at: window.at }))));
    if (change === null) continue;
    const weight = windowSums(window).before.denominator;
    weighted += weight * Math.expm1(change);
    weights += weight;
  }
  return weights === 0 ? null : Math.log1p(weighted / weights);
}

/** Counties stand for themselves: participants of one county went through the same year. */
function changeByCounty(
  windows: readonly Window[],
  logRatio: (windows: readonly Window[]) => number | null,
): Change | null {
  const counties = [...Map.groupBy(windows, ({ series }) => series.county).values()];
  return jackknifeChange(counties, (some) => logRatio(some.flat()));
}

/** Within a county the twelve pairs of calendar months stand for themselves, so that the season does not count as chance. */
function changeByMonth(windows: readonly Window[]): Change | null {
  const pairs = Array.from({ length: WINDOW_MONTHS }, (_, month) =>
    addPairs(
      windows.map(({ series, at }) => ({
        before: sumsFrom(series, at - WINDOW_MONTHS + month, 1),
        after: sumsFrom(series, at + month, 1),
      })),
    ),
  );
  return jackknifeChange(pairs, (some) => logRatioOf(addPairs(some)));
}
