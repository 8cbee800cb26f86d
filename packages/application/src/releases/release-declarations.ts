import { listBatches } from '@smalspor/database/batches';
import { lastToldAt } from '@smalspor/database/institution-data';
import { hasWaitingJob, type Jobs } from '@smalspor/database/jobs';
import { lastDeclaredAt, listDeclarationsToMeasure } from '@smalspor/database/programmes';
import { findCurrentRelease } from '@smalspor/database/releases';
import type { Db } from '@smalspor/database/schema';
import { noteToldBedDays } from '@smalspor/warehouse/institution-data';
import { noteDeclarations, type ReleaseManifest, readManifest } from '@smalspor/warehouse/release';
import type { House } from '../house/house.ts';
import { listToldRows } from '../institution-data/list-told-rows.ts';
import type { WorkTools } from '../tasks/work-tools.ts';
import { publishRelease } from './publish-release.ts';
import { type DeclarationsPayload, declarationsJob, followReleaseJob } from './release-jobs.ts';

const DOER = 'job:release-declarations';
const MINUTE_MS = 60_000;

/**
 * Asks for a release of what has been declared, in the transaction that declares it, for when nobody has declared anything for
 * some minutes. One question is enough for everyone; the one that slips by while it is answered is found in the night.
 */
export async function releaseSoon(house: House, jobs: Jobs, trx: Db): Promise<void> {
  if (await hasWaitingJob(trx, declarationsJob, { waits: true })) return;
  // The queue goes by the real clock, whatever a demonstration's clock shows.
  const after = new Date(Date.now() + house.configuration.release.declarationsRestMinutes * MINUTE_MS);
  await jobs.enqueue(trx, declarationsJob, { waits: true }, { after: after.toISOString() });
}

/** When a doctor last declared a list, or an institution its bed days; `null` when nobody has. */
async function lastSaidAt({ db }: House): Promise<string | null> {
  const said = [await lastDeclaredAt(db), await lastToldAt(db)].filter((at) => at !== null);
  return said.sort().at(-1) ?? null;
}

/** Whether a release was measured with what doctors have declared and institutions have told until now. */
async function isMeasured(house: House, manifest: ReleaseManifest): Promise<boolean> {
  const declared = noteDeclarations(await listDeclarationsToMeasure(house.db), manifest.to);
  if (declared.sha256 !== manifest.declarations.sha256) return false;
  const { institutions } = manifest;
  // Without deliveries of institutions there is nothing that bed days could be set against.
  if (institutions === undefined) return true;
  const told = noteToldBedDays(await listToldRows(house.db), institutions.span.to);
  return told.sha256 === institutions.toldBedDays.sha256;
}

async function isStillDeclared(house: House): Promise<boolean> {
  const last = await lastSaidAt(house);
  if (last === null) return false;
  const rest = Date.parse(house.now()) - Date.parse(last);
  return rest < house.configuration.release.declarationsRestMinutes * MINUTE_MS;
}

/**
 * Publishes the served release once more where doctors have declared other lists, or institutions told other bed days, than it
 * was measured with: from the very same deliveries, so that nothing gets out with it that waits for somebody. Done twice it publishes once.
 * @returns the new release's id; `null` where there is nothing new
 */
export async function releaseDeclarations(
  house: House,
  { waits }: DeclarationsPayload,
  tools: WorkTools,
  onRelease: (trx: Db) => Promise<void>,
): Promise<string | null> {
  if (waits && (await isStillDeclared(house))) return null;
  const served = await findCurrentRelease(house.db);
  if (served === null) return null;
  const manifest = await readManifest(house.home, served.id);
  if (await isMeasured(house, manifest)) return null;
  const parts = new Set(manifest.batches.map(({ id }) => id));
  const kept = (await listBatches(house.db)).filter(({ id, state }) => parts.has(id) && state !== 'deleted');
  // What the served release was made of is not all there any more: the next delivery brings the declarations along.
  if (kept.length < parts.size) return null;
  const isPart = (batchId: string): boolean => parts.has(batchId);
  return (await publishRelease(house, DOER, tools, { isPart, alsoRecord: onRelease })).releaseId;
}

/** `releaseDeclarations` as the queue does it; asks again where somebody is still declaring, or has done so meanwhile. */
export async function doReleaseDeclarations(
  house: House,
  jobs: Jobs,
  payload: DeclarationsPayload,
  signal: AbortSignal,
): Promise<void> {
  const tools: WorkTools = { onProgress: () => undefined, signal, requestId: null };
  const last = await lastSaidAt(house);
  const comesTooSoon = payload.waits && (await isStillDeclared(house));
  await releaseDeclarations(house, payload, tools, (trx) => jobs.enqueue(trx, followReleaseJob, {}));
  if (!comesTooSoon && (await lastSaidAt(house)) === last) return;
  await house.db.transaction().execute((trx) => releaseSoon(house, jobs, trx));
}
