import { drawNormal, drawPoisson, type Random } from '../../statistics/index.ts';
import type { YearSums } from '../two-years.ts';

/** The first places, up to a share of all, change from a quarter on. */
export interface ChangedPlaces {
  readonly share: number;
  readonly from: number;
  readonly factor: number;
}

/**
 * Quarters of simulated municipalities that are told by themselves: 8,000 people and more, whose years differ by some per cent
 * beyond chance, and by more in some than in others.
 * @returns by place its quarters, oldest first
 */
export function drawMunicipalities(
  random: Random,
  places: number,
  quarters: number,
  changed: ChangedPlaces | null = null,
): ReadonlyMap<number, readonly YearSums[]> {
  return new Map(
    Array.from({ length: places }, (_, place) => {
      const people = 8000 + 12_000 * Math.exp(1.1 * drawNormal(random));
      const ratio = Math.exp(0.15 * drawNormal(random));
      const spread = 0.03 * Math.exp(0.3 * drawNormal(random));
      const isChanged = changed !== null && place < places * changed.share;
      return [
        place,
        Array.from({ length: quarters }, (__, quarter) => {
          const factor = isChanged && quarter >= changed.from ? changed.factor : 1;
          const wobble = Math.exp(spread * 2 * drawNormal(random));
          const size = people * 3;
          return { size, count: drawPoisson(random, ((size * 270) / 12_000) * ratio * wobble * factor) };
        }),
      ] as const;
    }),
  );
}

/** Four quarters together. */
export function yearTo(quarters: readonly YearSums[], end: number): YearSums {
  return quarters
    .slice(end - 3, end + 1)
    .reduce((sum, { count, size }) => ({ count: sum.count + count, size: sum.size + size }));
}
