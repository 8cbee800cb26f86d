import { drawBinomial, drawGamma, drawNormal, drawPoisson, type Random } from '../../statistics/index.ts';
import type { WatchedMonth } from '../find-in-series.ts';

/** How a simulated unit is: what it does in a month, and how much more than chance its months differ. */
export interface StableUnit {
  /** Events in a month that the country's average would give it. */
  readonly events: number;
  /** The unit's lasting ratio to the country. */
  readonly ratio: number;
  /** Coefficient of variation of the months beyond chance: who was ill, who was away, who stood in. */
  readonly spread: number;
  /** Correlation of a month's spread with that of the month before. */
  readonly lag: number;
  /** For a share: the country's share, 0–1; `null` for a rate. */
  readonly share: number | null;
  /** From this month on the ratio is multiplied by `factor`: for measuring the power. */
  readonly change?: { readonly from: number; readonly factor: number };
}

/** Draws a doctor: lists of 600 to 2,000 people, habits from half to twice the country's, months that differ by a fifth beyond chance. */
export function drawDoctor(random: Random, share: number | null): StableUnit {
  const list = Math.min(2000, Math.max(600, 1150 * Math.exp(0.3 * drawNormal(random))));
  const ratio = drawGamma(random, 9, 9);
  // 270 prescriptions for 1000 people in a year, of which a third are for airways and a fifth for urine.
  const all = (list * 270) / 12_000;
  if (share === null) return { events: all, ratio, spread: 0.2, lag: 0.2, share };
  const most = Math.min(ratio, 0.95 / share);
  return { events: all * 0.33, ratio: most, spread: 0.12, lag: 0.2, share };
}

/** Draws a county: some hundred thousand people, whose months differ by a few per cent from the country's. */
export function drawCounty(random: Random, share: number | null): StableUnit {
  const people = 400_000 * Math.exp(0.5 * drawNormal(random));
  const all = (people * 270) / 12_000;
  return {
    events: share === null ? all : all * 0.33,
    ratio: 1 + 0.08 * drawNormal(random),
    spread: 0.04,
    lag: 0.3,
    share,
  };
}

/** Months of a unit, beside what the country of the month would give it. Its own season is the country's. */
export function drawMonths(random: Random, unit: StableUnit, months: number): readonly WatchedMonth[] {
  const shape = 1 / unit.spread ** 2;
  let before = 0;
  return Array.from({ length: months }, (_, month) => {
    const season = 1 + 0.25 * Math.cos((2 * Math.PI * month) / 12);
    // Shocks with a memory, turned into a factor of mean 1 with the wanted spread.
    before = unit.lag * before + Math.sqrt(1 - unit.lag ** 2) * drawNormal(random);
    const factor = Math.max(0.05, 1 + before / Math.sqrt(shape));
    const ratio = unit.ratio * factor * (unit.change && month >= unit.change.from ? unit.change.factor : 1);
    const expected = unit.events * season;
    if (unit.share === null) return { count: drawPoisson(random, expected * ratio), expected };
    const total = drawPoisson(random, expected);
    const count = drawBinomial(random, total, Math.min(0.99, unit.share * ratio));
    return { count, expected: total * unit.share };
  });
}
