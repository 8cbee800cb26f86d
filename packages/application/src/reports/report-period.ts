import type { ReportKind } from '@smalspor/domain/reports';
import { addMonths, isQuarterEnd, type Month, type Period, periodOf } from '@smalspor/domain/time';
import type { ReleaseManifest } from '@smalspor/warehouse/release';

/** The last quarter of the release that is whole: reports follow the quarters, as the grid of others' figures does. */
export function lastQuarterEnd({ to }: Pick<ReleaseManifest, 'to'>): Month {
  let end = to;
  while (!isQuarterEnd(end)) end = addMonths(end, -1);
  return end;
}

/** Twelve months for a doctor's report, six for the follow-up. */
export function reportPeriod(kind: ReportKind, manifest: Pick<ReleaseManifest, 'to'>): Period {
  return periodOf(kind === 'individual' ? 'rolling12' : 'half', lastQuarterEnd(manifest));
}

const FIVE_YEARS_OF_QUARTERS = 21;

/** The ends of the rolling years of a run chart, oldest first: five years, as far as the release reaches back. */
export function trendEnds(end: Month, { from }: Pick<ReleaseManifest, 'from'>): readonly Month[] {
  return Array.from({ length: FIVE_YEARS_OF_QUARTERS }, (_, index) =>
    addMonths(end, -3 * (FIVE_YEARS_OF_QUARTERS - 1 - index)),
  ).filter((candidate) => addMonths(candidate, -11) >= from);
}
