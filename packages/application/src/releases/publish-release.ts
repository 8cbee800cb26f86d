import { appendAudit } from '@smalspor/database/audit';
import { listBatches } from '@smalspor/database/batches';
import { listDeclarationsToMeasure, listOwnParticipations } from '@smalspor/database/programmes';
import {
  abandonUnfinishedReleases,
  publishRelease as publishStored,
  recordReleaseStart,
} from '@smalspor/database/releases';
import type { Db } from '@smalspor/database/schema';
import { canPublishReleases } from '@smalspor/domain/access';
import { DEFAULT_DISCLOSURE } from '@smalspor/domain/disclosure';
import { DEFAULT_INSTITUTION_DISCLOSURE } from '@smalspor/domain/institution-disclosure';
import { Refusal } from '@smalspor/domain/refusal';
import { formatMonth } from '@smalspor/domain/time';
import { currentBatches } from '@smalspor/warehouse/lake';
import { MEASURE_STEPS } from '@smalspor/warehouse/measure';
import { type BuildStep, buildRelease, sweepReleases } from '@smalspor/warehouse/release';
import type { Doer } from '../audit/audit-actor.ts';
import { type AuditedAct, auditEntry, auditRefusal } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { listToldRows } from '../institution-data/list-told-rows.ts';
import { institutionKindsOf } from '../institutions/institution-kinds.ts';
import type { Progress } from '../tasks/progress.ts';
import type { WorkTools } from '../tasks/work-tools.ts';
import { keptReleases } from './kept-releases.ts';
import { newReleaseId } from './new-release-id.ts';
import { demandWholeSeries } from './undelivered-months.ts';

export interface PublishedRelease {
  readonly releaseId: string;
  /** `YYYY-MM`. */
  readonly from: string;
  readonly to: string;
  readonly prescribers: number;
}

export interface PublishOptions {
  /** What must be recorded in the transaction that publishes it. */
  readonly alsoRecord?: (trx: Db, releaseId: string) => Promise<void>;
  /** Which deliveries it may be built from, by their ids; from all when it is left out. */
  readonly isPart?: (batchId: string) => boolean;
}

/** Measuring is one phase to whoever waits for it; its steps stand for equal parts. */
function toProgress(step: BuildStep, done: number, of: number): Progress {
  if (step === 'check') return { step: 'check', phase: 'Checking the imported files', done, total: of };
  if (step === 'disclose') return { step: 'disclose', phase: 'Hiding small numbers', done, total: of };
  if (step === 'write') return { step: 'publish', phase: 'Sealing the release', done, total: of };
  const before = MEASURE_STEPS.indexOf(step);
  return {
    step: 'measure',
    phase: 'Measuring the indicators',
    done: Math.floor(100 * (before + (of === 0 ? 0 : done / of))),
    total: 100 * MEASURE_STEPS.length,
  };
}

/** Builds the release and points readers to it in one transaction with the audit. */
async function buildAndPublish(
  house: House,
  actor: Doer,
  act: AuditedAct & { readonly objectId: string },
  tools: WorkTools,
  { alsoRecord, isPart }: Required<PublishOptions>,
): Promise<PublishedRelease> {
  const id = act.objectId;
  const stored = (await listBatches(house.db)).filter(({ state }) => state !== 'deleted');
  const batches = currentBatches(stored.filter((batch) => isPart(batch.id)));
  demandWholeSeries(batches);
  const { warehouse, disclosure, release, institutions } = house.configuration;
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
    declarations: await listDeclarationsToMeasure(house.db),
    participations: await listOwnParticipations(house.db, institutionKindsOf(house.content)),
    content: house.content,
    dddIndexYear: release.dddIndexYear,
    disclosure: {
      ...DEFAULT_DISCLOSURE,
      k: Math.max(disclosure.minimumPatients, disclosure.minimumPrescribers),
      minGroupMembers: disclosure.minimumGroupMembers,
    },
    institutions: {
      occupancy: institutions.assumedOccupancy,
      disclosure: { ...DEFAULT_INSTITUTION_DISCLOSURE, others: disclosure.minimumInstitutions },
      told: await listToldRows(house.db),
    },
    memoryLimit: warehouse.memoryLimit,
    threads: warehouse.threads,
    now: house.now,
    onProgress: (step, done, of) => tools.onProgress(toProgress(step, done, of)),
    signal: tools.signal,
  });
  tools.signal.throwIfAborted();
  await house.db.transaction().execute(async (trx) => {
    await publishStored(trx, { id, manifestSha256, publishedAt: house.now() });
    await appendAudit(trx, auditEntry(house, actor, act));
    await alsoRecord(trx, id);
  });
  return {
    releaseId: id,
    from: formatMonth(manifest.from),
    to: formatMonth(manifest.to),
    prescribers: manifest.prescribers,
  };
}

/**
 * Builds a release from the deliveries in force, and from what doctors have declared here, and makes it the one that readers
 * get. Killed at any moment, readers keep the release that they had.
 */
export async function publishRelease(
  house: House,
  actor: Doer,
  tools: WorkTools,
  options: PublishOptions = {},
): Promise<PublishedRelease> {
  const id = newReleaseId(house.now(), house.newId());
  const act = { act: 'publish-release', objectKind: 'release', objectId: id, requestId: tools.requestId };
  return auditRefusal(house, actor, act, async () => {
    if (typeof actor !== 'string' && !canPublishReleases(actor))
      throw new Refusal('not-allowed', 'Only data managers publish releases.');
    try {
      return await buildAndPublish(house, actor, act, tools, {
        alsoRecord: options.alsoRecord ?? (async () => undefined),
        isPart: options.isPart ?? (() => true),
      });
    } catch (error) {
      // This process is the home's only writer, so a release that is still being built is this one.
      await abandonUnfinishedReleases(house.db);
      await sweepReleases(house.home, await keptReleases(house.db));
      throw error;
    }
  });
}
