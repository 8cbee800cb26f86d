import { appendAudit } from '@smalspor/database/audit';
import { listBatches } from '@smalspor/database/batches';
import { publishRelease as publishStored, recordReleaseStart } from '@smalspor/database/releases';
import { type Actor, canPublishReleases } from '@smalspor/domain/access';
import { Refusal } from '@smalspor/domain/refusal';
import { formatMonth } from '@smalspor/domain/time';
import { currentBatches } from '@smalspor/warehouse/lake';
import type { MeasureStep } from '@smalspor/warehouse/measure';
import { buildRelease, simpleDisclosure } from '@smalspor/warehouse/release';
import { auditEntry, auditRefusal } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import type { WorkTools } from '../tasks/work-tools.ts';
import { newReleaseId } from './new-release-id.ts';

export interface PublishedRelease {
  readonly releaseId: string;
  /** `YYYY-MM`. */
  readonly from: string;
  readonly to: string;
  readonly prescribers: number;
}

const PHASES: Readonly<Record<MeasureStep | 'disclose' | 'write', string>> = {
  prepare: 'Preparing the registers',
  leaf: 'Counting dispensings',
  expected: 'Finding expected numbers',
  patients: 'Counting patients',
  'patients-behind': 'Counting patients behind small numbers',
  'roll-up': 'Adding up the levels',
  own: 'Writing own figures',
  areas: 'Writing aggregates',
  disclose: 'Disclosure control',
  write: 'Sealing the release',
};

/**
 * Builds a release from the deliveries in force and makes it the one that readers get. Killed at any moment, readers keep the
 * release that they had.
 */
export async function publishRelease(
  house: House,
  actor: Actor,
  tools: WorkTools,
): Promise<PublishedRelease> {
  if (!canPublishReleases(actor)) throw new Refusal('not-allowed', 'Only data managers publish releases.');
  const id = newReleaseId(house.now(), house.newId());
  const act = { act: 'publish-release', objectKind: 'release', objectId: id, requestId: tools.requestId };
  return auditRefusal(house, actor, act, async () => {
    const stored = (await listBatches(house.db)).filter(({ state }) => state !== 'deleted');
    const batches = currentBatches(stored);
    const { warehouse, disclosure, release } = house.configuration;
    await recordReleaseStart(house.db, {
      id,
      contentVersion: house.content.version,
      synthetic: batches.some(({ synthetic }) => synthetic),
      batches: batches.map((batch) => batch.id),
      startedAt: house.now(),
    });
    const { manifest, manifestSha256 } = await buildRelease({
      home: house.home,
      id,
      batches,
      content: house.content,
      dddIndexYear: release.dddIndexYear,
      disclosureThreshold: disclosure.minimumPatients,
      memoryLimit: warehouse.memoryLimit,
      threads: warehouse.threads,
      now: house.now,
      disclose: simpleDisclosure,
      onProgress: (step, done, of) => tools.onProgress({ phase: PHASES[step], done, total: of }),
      signal: tools.signal,
    });
    await house.db.transaction().execute(async (trx) => {
      await publishStored(trx, { id, manifestSha256, publishedAt: house.now() });
      await appendAudit(trx, auditEntry(house, actor, act));
    });
    return {
      releaseId: id,
      from: formatMonth(manifest.from),
      to: formatMonth(manifest.to),
      prescribers: manifest.prescribers,
    };
  });
}
