import type { ReportModel } from '@smalspor/domain/reports';
import type { ReleaseManifest } from '@smalspor/warehouse/release';

/** Why a report is made again; each has its sentence, `issuing.correction.*`. */
export type CorrectionReason = 'new-figures' | 'declared-length';

type Measured = Pick<
  ReleaseManifest,
  'batches' | 'contentVersion' | 'dddIndexYear' | 'disclosureThreshold' | 'from' | 'to'
>;

/** Whether two releases differ in nothing but what doctors have declared. */
function isSameBut(a: Measured, b: Measured): boolean {
  const told = ({ batches, contentVersion, dddIndexYear, disclosureThreshold, from, to }: Measured) =>
    JSON.stringify([
      ...[contentVersion, dddIndexYear, disclosureThreshold, from, to],
      ...batches.map(({ id, rows }) => `${id} ${rows}`).sort(),
    ]);
  return told(a) === told(b);
}

/** The reader's own figures; what others have is left out. */
function ownFigures({ headline, choice, ages, urinary, other, change, trends }: ReportModel): string {
  const isOwn = ({ level }: { readonly level: string }) => level === 'own';
  return JSON.stringify([
    [...headline, ...choice, ...ages, ...urinary, ...other].map(({ indicator, rows }) => [
      indicator,
      rows.filter(isOwn).map(({ estimate, previous }) => [estimate, previous]),
    ]),
    change.map(({ indicator, rows }) => [
      indicator,
      rows.filter(isOwn).map(({ before, after }) => [before, after]),
    ]),
    trends.map(({ indicator, points }) => [indicator, points.map(({ own }) => own)]),
  ]);
}

/**
 * Why a report that differs from the one in force is issued anew. From the same deliveries only the own declared list length can
 * have changed the own figures; where they are the same too, others have declared something, and the report stays: `null`.
 */
export function correctionReason(
  before: { readonly model: ReportModel; readonly manifest: Measured | null },
  now: { readonly model: ReportModel; readonly manifest: Measured },
): CorrectionReason | null {
  if (before.manifest === null || !isSameBut(before.manifest, now.manifest)) return 'new-figures';
  return ownFigures(before.model) === ownFigures(now.model) ? null : 'declared-length';
}
