import type { MonthSpan } from '../measure/spine.ts';

/** The whole quarters of a release: what windows are made of. */
export interface GridSpan {
  /** First month of the first whole quarter. */
  readonly start: number;
  readonly steps: number;
}

export const MONTHS_PER_STEP = 3;
export const STEPS_PER_YEAR = 4;

export function gridSpan({ from, to }: MonthSpan): GridSpan {
  const start = Math.ceil(from / MONTHS_PER_STEP) * MONTHS_PER_STEP;
  return { start, steps: Math.max(0, Math.floor((to + 1 - start) / MONTHS_PER_STEP)) };
}

/** The last month of a step. */
export function endOfStep({ start }: GridSpan, step: number): number {
  return start + (step + 1) * MONTHS_PER_STEP - 1;
}
