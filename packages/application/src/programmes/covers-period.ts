import { type Period, periodStart } from '@smalspor/domain/time';
import type { ReleaseReader } from '@smalspor/warehouse/read';

/** Whether the release tells of every month of the period. */
export function coversPeriod({ manifest }: Pick<ReleaseReader, 'manifest'>, period: Period): boolean {
  return manifest.from <= periodStart(period) && period.end <= manifest.to;
}
