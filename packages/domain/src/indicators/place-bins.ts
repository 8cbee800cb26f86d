import { sortedQuantile } from '../statistics/index.ts';
import type { PlaceBin, Quartiles } from './cell.ts';

/** Fewer GPs than this never stand behind a bar; a site cannot set it. */
const LEAST_IN_BIN = 10;
/** Bars aimed at between the tails. */
const BARS = 24;

/**
 * GPs' values as bars of at least ten GPs between round numbers. The first and the last bar hold everyone beyond their inner
 * edge, however far: the outer edge is drawn one width away and tells nothing about anyone. Empty when there are fewer than thirty
 * GPs, or when nearly all have the same value.
 *
 * @param sorted values sorted upwards, on the indicator's scale.
 */
export function placeBinsOf(sorted: ArrayLike<number>): readonly PlaceBin[] {
  if (sorted.length < 3 * LEAST_IN_BIN) return [];
  const low = sortedQuantile(sorted, 0.02);
  const high = sortedQuantile(sorted, 0.98);
  if (!(high - low > 1e-9 * Math.max(1, Math.abs(high)))) return [];
  const width = roundWidth((high - low) / BARS);
  const counts = new Map<number, number>();
  for (let index = 0; index < sorted.length; index += 1) {
    const bin = Math.floor(Math.min(Math.max(sorted[index] as number, low), high) / width);
    counts.set(bin, (counts.get(bin) ?? 0) + 1);
  }
  const bins = joinSmall([...counts].sort(([a], [b]) => a - b));
  const edge = (step: number) => Number((step * width).toPrecision(12));
  return bins.map(({ from, to, prescribers }, index) => {
    const first = index === 0 ? Math.max(to - 1, 0) : from;
    const last = index === bins.length - 1 ? from + 1 : to;
    return { from: edge(first), to: edge(last), prescribers };
  });
}

/** Lower quartile, median and upper quartile; `null` when there are too few values to hide each. */
export function quartilesOf(sorted: ArrayLike<number>, least = 4 * LEAST_IN_BIN): Quartiles | null {
  if (sorted.length < least) return null;
  return {
    lower: sortedQuantile(sorted, 0.25),
    median: sortedQuantile(sorted, 0.5),
    upper: sortedQuantile(sorted, 0.75),
  };
}

interface Steps {
  readonly from: number;
  readonly to: number;
  readonly prescribers: number;
}

/** Joins neighbours from the left until each holds enough; what is left over at the right joins the last. */
function joinSmall(counts: readonly (readonly [bin: number, prescribers: number])[]): readonly Steps[] {
  const bins: Steps[] = [];
  let open = null as Steps | null;
  for (const [bin, prescribers] of counts) {
    open = {
      from: open?.from ?? bins.at(-1)?.to ?? bin,
      to: bin + 1,
      prescribers: prescribers + (open?.prescribers ?? 0),
    };
    if (open.prescribers < LEAST_IN_BIN) continue;
    bins.push(open);
    open = null;
  }
  const last = bins.pop();
  if (!last) return [];
  return [
    ...bins,
    open ? { from: last.from, to: open.to, prescribers: last.prescribers + open.prescribers } : last,
  ];
}

/** 1, 2 or 5 times a power of ten, not below the wanted width. */
function roundWidth(wanted: number): number {
  const power = 10 ** Math.floor(Math.log10(wanted));
  const step = [1, 2, 5, 10].find((factor) => factor * power >= wanted * (1 - 1e-9)) ?? 10;
  return step * power;
}
