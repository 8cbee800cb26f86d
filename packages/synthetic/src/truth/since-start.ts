import type { MonthlySums } from './parcel-truth.ts';

/** Months after the start that the effect is told for, month by month. */
const MONTHS_TOLD = 36;

/** One draw of events with the programme and the same draw without it, by full months since the start. */
export interface SinceStart {
  readonly with: readonly number[];
  readonly without: readonly number[];
}

/**
 * What the programme did month by month after each participant's own start: position 0 is the month of the start. Months outside
 * the files count nothing.
 * @param windows monthly sums with the position of the start among them
 */
export function sinceStart(
  windows: readonly { readonly start: number; readonly with: Months; readonly without: Months }[],
): SinceStart {
  const sums = {
    with: new Array<number>(MONTHS_TOLD).fill(0),
    without: new Array<number>(MONTHS_TOLD).fill(0),
  };
  for (const window of windows) {
    for (let month = 0; month < MONTHS_TOLD; month += 1) {
      sums.with[month] = (sums.with[month] ?? 0) + (window.with[window.start + month] ?? 0);
      sums.without[month] = (sums.without[month] ?? 0) + (window.without[window.start + month] ?? 0);
    }
  }
  return { with: sums.with.map(Math.round), without: sums.without.map(Math.round) };
}

type Months = ArrayLike<number>;

/** Some columns of participants by start; starts before the files have no month to count from and are left out. */
export function windowsOf(
  byStart: ReadonlyMap<number, MonthlySums>,
  first: number,
  columns: { readonly with: keyof MonthlySums; readonly without: keyof MonthlySums },
) {
  return [...byStart]
    .filter(([start]) => start >= first)
    .map(([start, sums]) => ({
      start: start - first,
      with: sums[columns.with],
      without: sums[columns.without],
    }));
}
