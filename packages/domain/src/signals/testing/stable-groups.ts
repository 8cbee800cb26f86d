import type { Random } from '../../statistics/index.ts';
import type { YearSums } from '../two-years.ts';
import { drawDoctor, drawMonths, type StableUnit } from './stable-series.ts';

/** Quarters of a CME group of four to twelve doctors who stay the same. The country is as all such doctors are on average. */
export function drawGroupQuarters(
  random: Random,
  share: number | null,
  quarters: number,
  change?: StableUnit['change'],
): readonly YearSums[] {
  const members = 4 + Math.floor(9 * random());
  const sums = Array.from({ length: quarters }, () => ({ count: 0, size: 0 }));
  for (let member = 0; member < members; member += 1) {
    const doctor = drawDoctor(random, share);
    const months = drawMonths(random, change ? { ...doctor, change } : doctor, 3 * quarters);
    for (const [month, { count, expected }] of months.entries()) {
      const sum = sums[Math.floor(month / 3)];
      if (!sum) continue;
      sum.count += count;
      sum.size += share === null ? expected : expected / share;
    }
  }
  return sums;
}
