import type { OutputOf } from '@smalspor/contract/operations';
import { fillMessage, type Messages } from '@smalspor/domain/texts';
import type { ReleaseManifest } from '@smalspor/warehouse/release';

/** What a dispensing may lack, by the name that the importer counts it under. */
const GAPS = ['withoutDdd', 'withoutDiagnosis', 'withoutPrescriber', 'withoutProduct', 'unknownAtc'] as const;

/**
 * How many of the release's dispensings carry what a figure needs: unknown is counted, never taken for 0. What is not
 * counted any more, because retention has shortened a delivery, is not told.
 */
export function coverageOf(
  manifest: ReleaseManifest,
  messages: Messages,
): OutputOf<'readRelease'>['coverage'] {
  const dispensings = manifest.batches.filter(({ format }) => format === 'dispensings');
  const total = dispensings.reduce((sum, { rows }) => sum + rows, 0);
  const known = GAPS.filter((gap) => dispensings.every(({ quality }) => quality[gap] !== undefined));
  return known.map((gap) => ({
    id: gap,
    label: fillMessage(messages, `issuing.coverage.${gap}`, {}),
    counted: total - dispensings.reduce((sum, { quality }) => sum + (quality[gap] ?? 0), 0),
    total,
  }));
}
