import { drawNormal, drawPoisson, type Random } from '../../statistics/index.ts';
import type { HomeMonth } from '../home-months.ts';

/** How a simulated home uses one group of medicines. */
export interface StableHome {
  readonly bedDays: number;
  /** Purchases in a month on average, and daily doses in each. */
  readonly purchases: number;
  readonly dosesEach: number;
  /** Coefficient of variation of the months beyond chance, and its correlation from month to month. */
  readonly spread: number;
  readonly lag: number;
  /** How much more in midwinter than on average, as a share. */
  readonly season: number;
  readonly change?: { readonly from: number; readonly factor: number };
}

/** Doses for each 100 bed days, doses in a purchase, and how residents stay on them: all antibiotics, urinary agents, methenamine. */
export const HOME_FIGURES = [
  { per100: 9, dosesEach: 8, spread: 0.15, lag: 0.3, season: 0.15 },
  { per100: 4, dosesEach: 7, spread: 0.18, lag: 0.3, season: 0 },
  // Few residents have it, and have it for months.
  { per100: 4, dosesEach: 25, spread: 0.2, lag: 0.6, season: 0 },
] as const;

/** Draws a home of 15 to 120 residents, with habits from half to twice the country's. */
export function drawHome(random: Random, figure: (typeof HOME_FIGURES)[number]): StableHome {
  const residents = Math.min(120, Math.max(15, 40 * Math.exp(0.6 * drawNormal(random))));
  const { per100, dosesEach, ...rest } = figure;
  const bedDays = residents * 30;
  const ratio = Math.exp(0.35 * drawNormal(random));
  return { ...rest, bedDays, dosesEach, purchases: (bedDays * per100 * ratio) / 100 / dosesEach };
}

/** Months of a home: a Poisson number of purchases of uneven size, in months that differ beyond chance. */
export function drawHomeMonths(random: Random, home: StableHome, months: number): readonly HomeMonth[] {
  let before = 0;
  return Array.from({ length: months }, (_, month) => {
    before = home.lag * before + Math.sqrt(1 - home.lag ** 2) * drawNormal(random);
    const season = 1 + home.season * Math.cos((2 * Math.PI * month) / 12);
    const changed = home.change && month >= home.change.from ? home.change.factor : 1;
    const factor = Math.max(0.05, 1 + home.spread * before) * season * changed;
    const lines = Array.from(
      { length: drawPoisson(random, home.purchases * factor) },
      // Log-normal of mean 1 with a coefficient of variation of about 0.5.
      () => home.dosesEach * Math.exp(0.47 * drawNormal(random) - 0.11),
    );
    return {
      doses: lines.reduce((sum, each) => sum + each, 0),
      sumOfSquares: lines.reduce((sum, each) => sum + each * each, 0),
      bedDays: home.bedDays,
      // Other medicines are bought every month.
      bought: true,
    };
  });
}
