import { worldMonthText } from '../country/world-time.ts';

/** Sums by month since the first month of the files: doses without methenamine, and bed days. */
export interface HomeMonths {
  readonly bedDays: Float64Array;
  readonly withProgramme: Float64Array;
  readonly withoutProgramme: Float64Array;
  readonly urinaryWith: Float64Array;
  readonly urinaryWithout: Float64Array;
  /** As the files tell it: some months are missing, some five times too large. */
  readonly told: Float64Array;
  readonly urinaryTold: Float64Array;
}

interface DescribedHome extends HomeMonths {
  readonly participant: { readonly start: number } | null;
}

export function emptyHomeMonths(months: number): HomeMonths {
  const zeros = () => new Float64Array(months);
  return {
    bedDays: zeros(),
    withProgramme: zeros(),
    withoutProgramme: zeros(),
    urinaryWith: zeros(),
    urinaryWithout: zeros(),
    told: zeros(),
    urinaryTold: zeros(),
  };
}

export interface BeforeAndAfter {
  /** DDD per 100 bed days. */
  readonly before: number;
  readonly after: number;
  readonly changePercent: number;
  /** Change of all homes over the same months, weighted by the participants’ bed days. */
  readonly nationPercent: number;
}

/** Participants whose two windows of twelve months lie in the files. */
export function describeRask(homes: readonly DescribedHome[], first: number) {
  const windows = homes.flatMap((home) => {
    const start = (home.participant?.start ?? -1) - first;
    const isInside = home.participant !== null && start >= 12 && start + 12 <= home.bedDays.length;
    return isInside ? [{ home, start }] : [];
  });
  const starts = [...new Set(windows.map(({ start }) => start))].sort((a, b) => a - b);
  return {
    antibiotics: beforeAndAfter(homes, windows, 'told'),
    urinary: beforeAndAfter(homes, windows, 'urinaryTold'),
    homes: windows.length,
    starts: starts.map((start) => worldMonthText(start + first)),
  };
}

function beforeAndAfter(
  homes: readonly DescribedHome[],
  windows: readonly { readonly home: DescribedHome; readonly start: number }[],
  key: 'told' | 'urinaryTold',
): BeforeAndAfter | null {
  if (windows.length === 0) return null;
  const nation = new Map<number, number>();
  let [before, beforeDays, after, afterDays, weighted] = [0, 0, 0, 0, 0];
  for (const { home, start } of windows) {
    const days = yearFrom(home.bedDays, start - 12);
    before += yearFrom(home[key], start - 12);
    beforeDays += days;
    after += yearFrom(home[key], start);
    afterDays += yearFrom(home.bedDays, start);
    const change = nation.get(start) ?? changeOfAll(homes, start, key);
    nation.set(start, change);
    weighted += days * change;
  }
  const [was, is] = [(before * 100) / beforeDays, (after * 100) / afterDays];
  return {
    before: round(was),
    after: round(is),
    changePercent: round((is / was - 1) * 100),
    nationPercent: round((weighted / beforeDays) * 100),
  };
}

function changeOfAll(homes: readonly DescribedHome[], start: number, key: 'told' | 'urinaryTold'): number {
  const rate = (from: number) => {
    const sum = (of: typeof key | 'bedDays') =>
      homes.reduce((total, home) => total + yearFrom(home[of], from), 0);
    return sum(key) / sum('bedDays');
  };
  return rate(start) / rate(start - 12) - 1;
}

function yearFrom(values: Float64Array, from: number): number {
  let sum = 0;
  for (const value of values.subarray(from, from + 12)) sum += value;
  return sum;
}

function round(value: number): number {
  return Number(value.toFixed(2));
}
