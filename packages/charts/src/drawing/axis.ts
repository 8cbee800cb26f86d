import { scaleLinear } from 'd3-scale';

/** A linear axis. */
export interface Axis {
  readonly max: number;
  readonly ticks: readonly number[];
  /** Position of a value, held inside the range whatever the value. */
  readonly position: (value: number) => number;
}

/**
 * An axis from 0 to a round number at or above every value, and below 0 only where a value is.
 * @param values what will be drawn; anything that is not a finite number is left out.
 * @param isPercent an axis that stops at 100.
 */
export function axisWithZero(
  values: readonly (number | null)[],
  isPercent: boolean,
  range: readonly [number, number],
  tickCount = 3,
): Axis {
  const finite = finiteOf(values);
  const smallest = Math.min(0, ...finite);
  const largest = Math.max(0, ...finite);
  const scale = scaleLinear([smallest, largest > smallest ? largest : 1], [...range]).nice(tickCount);
  if (isPercent && (scale.domain()[1] ?? 0) > 100) scale.domain([smallest, 100]);
  return closedAxis(scale, tickCount);
}

/**
 * An axis from a round number at or below every value to one at or above, for marks whose place and not whose length is the
 * value; it need not hold zero.
 */
export function axisOver(
  values: readonly (number | null)[],
  isPercent: boolean,
  range: readonly [number, number],
  tickCount = 4,
): Axis {
  const finite = finiteOf(values);
  const [smallest, largest] = finite.length > 0 ? [Math.min(...finite), Math.max(...finite)] : [0, 1];
  // Values that are all alike stand in the middle of an axis whose numbers can be told apart.
  const spread = Math.max(largest - smallest, 1e-2 * Math.abs(largest), LEAST_SPREAD);
  const margin = (spread - (largest - smallest)) / 2;
  const lowest = smallest < 0 ? smallest - margin : Math.max(0, smallest - margin);
  const scale = scaleLinear([lowest, largest + margin], [...range]).nice(tickCount);
  if (isPercent && (scale.domain()[1] ?? 0) > 100) scale.domain([scale.domain()[0] ?? 0, 100]);
  return closedAxis(scale, tickCount);
}

/** An axis around zero, as wide to both sides, for changes. */
export function axisAroundZero(values: readonly (number | null)[], range: readonly [number, number]): Axis {
  const finite = finiteOf(values);
  const reach = 1.05 * Math.max(10, ...finite.map(Math.abs));
  return closedAxis(scaleLinear([-reach, reach], [...range]), 4);
}

/** What an axis of values that are all alike spans at least: their differences say nothing at this size. */
const LEAST_SPREAD = 0.05;

/** Below this a value is drawn at zero: no axis can be divided so finely. */
const NEGLIGIBLE = 1e-9;

function finiteOf(values: readonly (number | null)[]): number[] {
  return values
    .filter((value): value is number => value !== null && Number.isFinite(value))
    .map((value) => (Math.abs(value) < NEGLIGIBLE ? 0 : value));
}

function closedAxis(scale: ReturnType<typeof scaleLinear<number, number>>, tickCount: number): Axis {
  scale.clamp(true);
  const [, max = 1] = scale.domain();
  return { max, ticks: scale.ticks(tickCount), position: (value) => round(scale(value)) };
}

/** Decimals that the ticks need to be told apart: none where all are whole. */
export function decimalsOf(ticks: readonly number[]): number {
  const [first, second] = ticks;
  if (ticks.every(Number.isInteger) || first === undefined || second === undefined) return 0;
  // A step is 1, 2 or 5 of its decimal place.
  return Math.max(0, -Math.floor(Math.log10(Math.abs(second - first)) + NEGLIGIBLE));
}

/** A coordinate with two decimals: enough for print, and small files. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
