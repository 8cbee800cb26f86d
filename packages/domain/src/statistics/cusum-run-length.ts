import { binomialProbability, poissonProbability } from './count-probabilities.ts';
import { type CusumDesign, cusumStep } from './cusum.ts';

/** States of the chain: enough for two digits of a run length, and few enough to solve in milliseconds. */
const STATES = 300;

/**
 * Mean number of periods until a CUSUM signals, from 0: with `actual` left out the time to a false alarm. Markov chain of
 * D. Brook and D. A. Evans, Biometrika 1972; 59: 539–549: the CUSUM in units of counts takes whole steps of a grid; exact when
 * allowance and threshold lie on it, otherwise between the two nearest allowances on the grid.
 *
 * @param actual the expected number (or share) that really holds; that of the design if left out.
 * @returns Infinity when the CUSUM can never signal. @throws RangeError as `cusumStep`, or for a threshold that is not positive.
 */
export function cusumRunLength(design: CusumDesign, threshold: number, actual?: number): number {
  if (!(threshold > 0 && Number.isFinite(threshold))) throw new RangeError(`Not a threshold: ${threshold}`);
  const { step, allowance } = cusumStep(design);
  const height = threshold / Math.abs(step);
  const grid = gridOf(height);
  const counts = likelyCounts(design, actual);
  const below = Math.floor(allowance / grid + 1e-9);
  const direction = Math.sign(step);
  const lengthAt = (steps: number) =>
    solve(
      Math.max(1, Math.ceil(height / grid - 1e-9)),
      counts.map(({ count, probability }) => ({
        move: direction * (Math.round(count / grid) - steps),
        probability,
      })),
    );
  const share = allowance / grid - below;
  const low = lengthAt(below);
  if (Math.abs(share) < 1e-8) return low;
  const high = lengthAt(below + 1);
  if (!(Number.isFinite(low) && Number.isFinite(high))) return Number.POSITIVE_INFINITY;
  return Math.exp((1 - share) * Math.log(low) + share * Math.log(high));
}

/**
 * The lowest threshold (in units of log-likelihood, to about one per cent) at which false alarms are at least so many periods
 * apart on average. @throws RangeError as above, and unless the run length is above 1 and below 10⁷.
 */
export function cusumThreshold(design: CusumDesign, runLength: number): number {
  if (!(runLength > 1 && runLength < 1e7)) throw new RangeError(`Not a run length: ${runLength}`);
  let low = 0.01;
  let high = 2;
  while (cusumRunLength(design, high) < runLength) high *= 1.5;
  while (high - low > 0.01 * high) {
    const middle = (low + high) / 2;
    if (cusumRunLength(design, middle) < runLength) low = middle;
    else high = middle;
  }
  return high;
}

/** Whole fractions of a count while the threshold is low, whole counts, then several counts at once. */
function gridOf(height: number): number {
  return height <= STATES ? 1 / Math.max(1, Math.floor(STATES / height)) : Math.ceil(height / STATES);
}

interface Likely {
  readonly count: number;
  readonly probability: number;
}

/** All counts but those with a probability that no run length feels. */
function likelyCounts(design: CusumDesign, actual?: number): readonly Likely[] {
  const probabilityOf =
    design.kind === 'poisson'
      ? (count: number) => poissonProbability(count, actual ?? design.expected)
      : (count: number) => binomialProbability(count, design.total, actual ?? design.share);
  const mean =
    design.kind === 'poisson' ? (actual ?? design.expected) : design.total * (actual ?? design.share);
  const reach = 12 * Math.sqrt(mean) + 40;
  const likely: Likely[] = [];
  for (let count = Math.max(0, Math.floor(mean - reach)); count <= mean + reach; count += 1) {
    const probability = probabilityOf(count);
    if (probability > 1e-18) likely.push({ count, probability });
  }
  return likely;
}

/** Mean time to leave 0 … states − 1 from 0, solving (I − Q)·t = 1 by elimination without the pivoting it does not need. */
function solve(
  states: number,
  moves: readonly { readonly move: number; readonly probability: number }[],
): number {
  const rows = Array.from({ length: states }, (_, from) => {
    const row = new Float64Array(states + 1);
    row[from] = 1;
    row[states] = 1;
    for (const { move, probability } of moves) {
      const to = Math.max(0, from + move);
      if (to < states) row[to] = (row[to] as number) - probability;
    }
    return row;
  });
  // From the last state down, so that the first is left with the answer.
  for (let pivot = states - 1; pivot > 0; pivot -= 1) {
    const line = rows[pivot] as Float64Array;
    const head = line[pivot] as number;
    for (let other = 0; other < pivot; other += 1) {
      const row = rows[other] as Float64Array;
      const factor = (row[pivot] as number) / head;
      if (factor === 0) continue;
      for (let column = 0; column < pivot; column += 1) {
        row[column] = (row[column] as number) - factor * (line[column] as number);
      }
      row[states] = (row[states] as number) - factor * (line[states] as number);
    }
  }
  const first = rows[0] as Float64Array;
  const length = (first[states] as number) / (first[0] as number);
  // Rounding is all that is left to leave by: never, for any purpose.
  return length > 0 && length < 1e12 ? length : Number.POSITIVE_INFINITY;
}
