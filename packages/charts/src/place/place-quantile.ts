import type { PlaceBin } from '@smalspor/domain/indicators';

/**
 * The value below which `percentile` per cent of the doctors lie, read from the bins as if the doctors of a bin were
 * evenly spread in it; `null` without bins.
 */
export function valueAtPercentile(bins: readonly PlaceBin[], percentile: number): number | null {
  const total = bins.reduce((sum, bin) => sum + bin.prescribers, 0);
  const last = bins.at(-1);
  if (!last || total <= 0) return null;
  let left = (Math.min(Math.max(percentile, 0), 100) / 100) * total;
  for (const bin of bins) {
    if (left <= bin.prescribers && bin.prescribers > 0) {
      return bin.from + ((bin.to - bin.from) * left) / bin.prescribers;
    }
    left -= bin.prescribers;
  }
  return last.to;
}
