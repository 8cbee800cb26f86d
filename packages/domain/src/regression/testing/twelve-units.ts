import type { RolloutRow } from '../rollout.ts';

// Made by chance once: starts in periods 3, 4 and 5 or never, five periods, exposures that do not change.
const EXPOSURES = [100, 140, 90, 200, 80, 120, 110, 95, 150, 130, 70, 160];
const STARTS = [3, 3, 3, 4, 4, 4, 5, 5, null, null, null, null];
export const TWELVE_COUNTS = [
  [42, 46, 34, 17, 35],
  [52, 63, 50, 48, 44],
  [46, 34, 25, 24, 32],
  [162, 139, 152, 102, 103],
  [43, 32, 53, 29, 30],
  [45, 51, 48, 26, 23],
  [64, 71, 72, 60, 30],
  [72, 64, 63, 49, 44],
  [105, 88, 94, 67, 71],
  [62, 43, 48, 42, 54],
  [52, 44, 55, 51, 35],
  [76, 86, 93, 70, 67],
];
export const TWELVE_UNITS: RolloutRow[] = TWELVE_COUNTS.flatMap((counts, unit) =>
  counts.map((count, index) => ({
    unit: `u${unit}`,
    group: STARTS[unit] as number | null,
    period: index + 1,
    count,
    exposure: EXPOSURES[unit] as number,
  })),
);
