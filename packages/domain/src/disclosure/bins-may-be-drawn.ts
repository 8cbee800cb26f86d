import type { PlaceBin } from '../indicators/index.ts';
import type { DisclosureSettings } from './settings.ts';

/** Whether the picture of own place tells of no colleague: bins in order, none with fewer GPs than allowed. */
export function binsMayBeDrawn(bins: readonly PlaceBin[], { binSize }: DisclosureSettings): boolean {
  return bins.every(
    ({ from, to, prescribers }, index) =>
      prescribers >= binSize && from < to && from >= (bins[index - 1]?.to ?? Number.NEGATIVE_INFINITY),
  );
}
