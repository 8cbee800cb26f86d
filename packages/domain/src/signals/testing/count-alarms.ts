import { type Random, seededRandom } from '../../statistics/index.ts';
import type { Month } from '../../time/index.ts';
import { findChanges } from '../find-changes.ts';
import { findGroupChange } from '../find-group-change.ts';
import { findInSeries, type WatchedMonth } from '../find-in-series.ts';
import { type Episode, followEpisodes } from '../follow-episodes.ts';
import { homeMonths } from '../home-months.ts';
import type { FoundSignal, SignalSide } from '../signal.ts';
import type { SignalRules } from '../signal-rules.ts';
import type { TwoYears, YearSums } from '../two-years.ts';
import { type ChangedPlaces, drawMunicipalities, yearTo } from './stable-areas.ts';
import { drawGroupQuarters } from './stable-groups.ts';
import { drawHome, drawHomeMonths, HOME_FIGURES, type StableHome } from './stable-homes.ts';
import { drawMonths, type StableUnit } from './stable-series.ts';

/** Releases of a year: one for each new month. */
const RELEASES = 12;
const ORIGIN = 24_000;

/** The indicators that a simulated unit has: one rate and two shares. */
export const SIMULATED: readonly (number | null)[] = [null, 0.45, 0.85];

export interface Alarms {
  readonly unitYears: number;
  /** Signals that would be told: each episode once. */
  readonly told: number;
  readonly perUnitYear: number;
  /** Units that are told anything in the year, 0–1. */
  readonly unitsTold: number;
}

/** Signals of one series in the year after `before` releases' state: how many are new. */
export function newSignals<M>(
  months: readonly M[],
  window: number,
  rules: SignalRules,
  watched: (months: readonly M[]) => readonly (WatchedMonth | null)[],
): readonly { readonly release: number; readonly signal: FoundSignal }[] {
  const episodes: Episode[] = [];
  const told: { release: number; signal: FoundSignal }[] = [];
  for (let release = 0; release + window <= months.length; release += 1) {
    const last = (ORIGIN + release) as Month;
    const finding = findInSeries(watched(months.slice(release, release + window)), last, rules.series);
    const signal = finding.points === null ? null : finding.signal;
    if (signal === null) continue;
    const [followed] = followEpisodes([{ ...signal, indicator: 'x' }], episodes, last, rules.quietMonths);
    const before = episodes.findIndex(({ id }) => id === followed?.continues);
    if (before >= 0) episodes[before] = { ...(episodes[before] as Episode), lastSeen: last };
    else {
      episodes.push({ id: String(release), indicator: 'x', ...signal, lastSeen: last });
      // The first release finds what stood before anybody looked.
      if (release > 0) told.push({ release, signal });
    }
  }
  return told;
}

/** Months that are watched as they are. */
export const asTheyAre = (months: readonly (WatchedMonth | null)[]) => months;

/** Signals of a year among simulated homes, all their figures together. */
export function countHomeAlarms(
  rules: SignalRules,
  drawn: Drawn,
  change?: NonNullable<StableHome['change']>,
): Alarms {
  return countAlarms(rules, drawn, HOME_FIGURES, (random, figure, length) => {
    const home = drawHome(random, figure);
    const months = drawHomeMonths(random, change ? { ...home, change } : home, length);
    return { months, watched: (each: typeof months) => homeMonths(each, rules.series) };
  });
}

/** Signals of a year among simulated units, all their indicators together. */
export function countSeriesAlarms(
  draw: (random: Random, share: number | null) => StableUnit,
  rules: SignalRules,
  drawn: Drawn,
): Alarms {
  return countAlarms(rules, drawn, SIMULATED, (random, share, length) => ({
    months: drawMonths(random, draw(random, share), length),
    watched: asTheyAre,
  }));
}

interface Drawn {
  readonly units: number;
  readonly seed: number;
}

/** @param draw so many months of one figure of a unit, and how they are watched */
function countAlarms<Figure, M>(
  rules: SignalRules,
  { units, seed }: Drawn,
  figures: readonly Figure[],
  draw: (
    random: Random,
    figure: Figure,
    length: number,
  ) => {
    readonly months: readonly M[];
    readonly watched: (months: readonly M[]) => readonly (WatchedMonth | null)[];
  },
): Alarms {
  const random = seededRandom(seed);
  const { baselineMonths, watchedMonths } = rules.series;
  const window = baselineMonths + watchedMonths;
  let told = 0;
  let unitsTold = 0;
  for (let unit = 0; unit < units; unit += 1) {
    let own = 0;
    for (const figure of figures) {
      const { months, watched } = draw(random, figure, window + RELEASES);
      own += newSignals(months, window, rules, watched).length;
    }
    told += own;
    if (own > 0) unitsTold += 1;
  }
  return { unitYears: units, told, perUnitYear: told / units, unitsTold: unitsTold / units };
}

/**
 * Signals of a year among simulated municipalities, all their indicators together; quarters are what they are told by.
 * @param changed counts those that change, and no others
 */
export function countChangeAlarms(
  rules: SignalRules,
  { countries, places, seed }: { readonly countries: number; readonly places: number; readonly seed: number },
  changed: ChangedPlaces | null = null,
): Alarms {
  const random = seededRandom(seed);
  const counted = changed === null ? places : places * changed.share;
  let told = 0;
  let unitsTold = 0;
  for (let country = 0; country < countries; country += 1) {
    const own = new Map<number, number>();
    for (let indicator = 0; indicator < SIMULATED.length; indicator += 1) {
      const quarters = drawMunicipalities(random, places, 12, changed);
      for (const place of newChanges(quarters, rules)) {
        if (place < counted) own.set(place, (own.get(place) ?? 0) + 1);
      }
    }
    unitsTold += own.size;
    told += [...own.values()].reduce((sum, count) => sum + count, 0);
  }
  const unitYears = countries * counted;
  return { unitYears, told, perUnitYear: told / unitYears, unitsTold: unitsTold / unitYears };
}

/** Places that are newly told in one of the four releases of the third year, a place twice when it was twice. */
export function newChanges(
  quarters: ReadonlyMap<number, readonly YearSums[]>,
  rules: SignalRules,
): readonly number[] {
  return toldInYear(rules, (end) => {
    const years = new Map([...quarters].map(([place, own]) => [place, yearsTo(own, end)]));
    const sum = (when: 'before' | 'after'): YearSums =>
      [...years.values()]
        .map((each) => each[when])
        .reduce((a, b) => ({ count: a.count + b.count, size: a.size + b.size }));
    return findChanges(years, { before: sum('before'), after: sum('after') }, 'rate', rules.change);
  });
}

/** Signals of a year among simulated groups, all their indicators together; quarters are what they are told by. */
export function countGroupAlarms(
  rules: SignalRules,
  { units, seed }: { readonly units: number; readonly seed: number },
  change?: StableUnit['change'],
): Alarms {
  const random = seededRandom(seed);
  let told = 0;
  let unitsTold = 0;
  for (let unit = 0; unit < units; unit += 1) {
    let own = 0;
    for (const share of SIMULATED)
      own += newGroupChanges(drawGroupQuarters(random, share, 12, change), LIKE_THE_COUNTRY, share, rules);
    told += own;
    if (own > 0) unitsTold += 1;
  }
  return { unitYears: units, told, perUnitYear: told / units, unitsTold: unitsTold / units };
}

/** A country in which nothing changes. */
const LIKE_THE_COUNTRY: TwoYears = { before: { count: 1, size: 1 }, after: { count: 1, size: 1 } };

/** How often a group is newly told in one of the four releases of the third year. @param quarters twelve, oldest first */
export function newGroupChanges(
  quarters: readonly YearSums[],
  country: TwoYears,
  share: number | null,
  rules: SignalRules,
): number {
  const kind = share === null ? 'rate' : 'share';
  return toldInYear(rules, (end) => {
    const found = findGroupChange(yearsTo(quarters, end), country, kind, rules.groupChange);
    return new Map(found === null ? [] : [[0, found]]);
  }).length;
}

function yearsTo(quarters: readonly YearSums[], end: number): TwoYears {
  return { before: yearTo(quarters, end - 4), after: yearTo(quarters, end) };
}

/** Units that are newly told in one of the four releases of the third year, each as often as it is. */
function toldInYear(
  { quietMonths }: SignalRules,
  foundAt: (end: number) => ReadonlyMap<number, { readonly side: SignalSide | null }>,
): readonly number[] {
  const lastSeen = new Map<string, number>();
  const told: number[] = [];
  for (let end = 7; end < 12; end += 1) {
    for (const [unit, { side }] of foundAt(end)) {
      if (side === null) continue;
      const key = `${unit} ${side}`;
      const before = lastSeen.get(key);
      if (end > 7 && (before === undefined || 3 * (end - before) > quietMonths)) told.push(unit);
      lastSeen.set(key, end);
    }
  }
  return told;
}
