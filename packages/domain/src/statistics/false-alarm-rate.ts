import type { Interval } from './interval.ts';
import { type Random, seededRandom } from './seeded-random.ts';
import { wilsonInterval } from './wilson.ts';

export interface FalseAlarmRate {
  readonly runs: number;
  readonly alarms: number;
  /** Share of series without change that raised a signal, 0–1. */
  readonly rate: number;
  /** What the number of runs leaves open. */
  readonly interval: Interval;
}

/**
 * How often a set of rules signals on series in which nothing has changed: draws `runs` such series with a seeded generator and
 * asks the rules. The same seed gives the same answer. To be stated beside every digest of signals.
 * @throws RangeError unless runs is a whole number ≥ 1.
 */
export function falseAlarmRate<Series>(
  unchanged: (random: Random) => Series,
  signals: (series: Series) => boolean,
  { runs, seed }: { readonly runs: number; readonly seed: number },
): FalseAlarmRate {
  if (!(Number.isSafeInteger(runs) && runs >= 1)) throw new RangeError(`Not a number of runs: ${runs}`);
  const random = seededRandom(seed);
  let alarms = 0;
  for (let run = 0; run < runs; run += 1) {
    if (signals(unchanged(random))) alarms += 1;
  }
  return { runs, alarms, rate: alarms / runs, interval: wilsonInterval(alarms, runs) };
}
