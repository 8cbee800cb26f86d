import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import {
  addDeliveryStep,
  type Delivery,
  findDeliveryByManifest,
  insertDelivery,
  listDeliveriesIn,
  moveDelivery,
  renewManifest,
} from '@smalspor/database/deliveries';
import {
  canonicalManifest,
  type DeliveryManifest,
  readChecksums,
  readManifest,
} from '@smalspor/domain/deliveries';
import { isRefusal, Refusal } from '@smalspor/domain/refusal';
import type { House } from '../house/house.ts';
import { checkFiles } from './check-files.ts';
import { clearDeliveryAlerts } from './clear-alerts.ts';
import type { EnqueueDelivery } from './delivery-jobs.ts';
import { REFUSED_FOLDER, watchedFolder } from './delivery-places.ts';
import { type FoundManifest, findManifests } from './find-manifests.ts';
import { NOTE, putAside, refuseDelivery } from './refuse-delivery.ts';
import { removeRepetition } from './remove-repetition.ts';
import { demandAllowed } from './senders.ts';
import { takeDelivery } from './take-delivery.ts';
import { alertOnIncomplete, alertOnUnannounced } from './waiting-alerts.ts';

/** What a repetition is known by. */
export function manifestSha256(manifest: DeliveryManifest): string {
  return createHash('sha256').update(canonicalManifest(manifest)).digest('hex');
}

/** @throws Refusal `delivery-refused` */
function read(house: House, { kind, text }: FoundManifest): DeliveryManifest {
  if (text === null) throw new Refusal('delivery-refused', 'The manifest is larger than a manifest can be.');
  if (kind === 'checksums') return readChecksums(text);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Refusal('delivery-refused', 'The manifest is not JSON.');
  }
  const manifest = readManifest(value);
  demandAllowed(house, manifest);
  return manifest;
}

/** The instant before which a file must have been written last to count as finished. */
function restedBefore(house: House): string {
  const { settleSeconds } = house.configuration.deliveries;
  return new Date(Date.parse(house.now()) - settleSeconds * 1_000).toISOString();
}

/** Notes a manifest when it is first seen, and follows it while its files are waited for. */
async function noteDelivery(
  house: House,
  found: FoundManifest,
  waiting: Delivery | null,
  manifest: DeliveryManifest | null,
): Promise<Delivery> {
  const known = manifest === null ? null : manifestSha256(manifest);
  const files = manifest?.files ?? [];
  const sender = manifest?.sender ?? null;
  if (waiting !== null) {
    if (waiting.manifestSha256 !== known) {
      await house.db
        .transaction()
        .execute((trx) => renewManifest(trx, waiting.id, { sender, manifestSha256: known, files }));
    }
    return { ...waiting, sender, manifestSha256: known, files: files.map(toStored) };
  }
  const id = house.newId();
  const seenAt = house.now();
  const common = { id, cameBy: 'folder', sender, place: found.place, manifestSha256: known, seenAt } as const;
  await house.db.transaction().execute(async (trx) => {
    await insertDelivery(trx, { ...common, state: 'waiting', files });
    await addDeliveryStep(trx, id, { at: seenAt, step: 'seen', about: basename(found.place) });
  });
  const nothing = { takenAt: null, endedAt: null, reasonCode: null, reason: null, releaseId: null };
  return {
    ...common,
    ...nothing,
    reports: null,
    approvedBy: null,
    state: 'waiting',
    files: files.map(toStored),
  };
}

function toStored(file: DeliveryManifest['files'][number]): Delivery['files'][number] {
  return { ...file, batchId: null, isUnchanged: null };
}

async function lookAt(
  house: House,
  enqueue: EnqueueDelivery,
  found: FoundManifest,
  waiting: Delivery | null,
): Promise<void> {
  let manifest: DeliveryManifest;
  try {
    manifest = read(house, found);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const delivery = await noteDelivery(house, found, waiting, null);
    // It may still be being written.
    if (found.writtenAt < restedBefore(house))
      await refuseDelivery(house, delivery, { code: 'manifest', reason: error.detail });
    return;
  }
  const earlier = await findDeliveryByManifest(house.db, manifestSha256(manifest));
  const verdict = await checkFiles(found.directory, manifest.files, restedBefore(house));
  if (earlier !== null && earlier.id !== waiting?.id) {
    if (verdict.kind === 'whole') await removeRepetition(house, found, manifest, earlier);
    return;
  }
  const delivery = await noteDelivery(house, found, waiting, manifest);
  if (verdict.kind === 'wrong') return refuseDelivery(house, delivery, verdict);
  if (verdict.kind === 'incomplete') return alertOnIncomplete(house, delivery);
  await moveDelivery(house.db, delivery.id, { from: ['waiting'], to: 'taking', at: house.now() });
  await takeDelivery(house, enqueue, delivery, verdict.stamps);
}

/** Finishes what a kill has left half moved: deliveries that were being taken, and refused ones without their note. */
async function finishMoves(house: House, enqueue: EnqueueDelivery, folder: string): Promise<void> {
  for (const delivery of await listDeliveriesIn(house.db, ['taking'])) {
    await takeDelivery(house, enqueue, delivery);
  }
  for (const delivery of await listDeliveriesIn(house.db, ['refused'])) {
    if (delivery.cameBy !== 'folder') continue;
    const note = await stat(join(folder, REFUSED_FOLDER, delivery.id, NOTE)).catch(() => null);
    if (note === null) await putAside(house, delivery);
  }
}

/** Looks through the watched folder once: takes what is whole, refuses what is wrong, waits for the rest. */
export async function lookInFolder(house: House, enqueue: EnqueueDelivery): Promise<void> {
  const folder = await watchedFolder(house);
  if (folder === null) return;
  await finishMoves(house, enqueue, folder);
  const { manifests } = await findManifests(folder);
  const waiting = (await listDeliveriesIn(house.db, ['waiting'])).filter(({ cameBy }) => cameBy === 'folder');
  for (const found of manifests) {
    await lookAt(house, enqueue, found, waiting.find(({ place }) => place === found.place) ?? null);
  }
  for (const { id, place } of waiting) {
    if (manifests.some((found) => found.place === place)) continue;
    await house.db.transaction().execute(async (trx) => {
      const at = house.now();
      if (!(await moveDelivery(trx, id, { from: ['waiting'], to: 'withdrawn', at }))) return;
      await addDeliveryStep(trx, id, { at, step: 'withdrawn', about: null });
      await clearDeliveryAlerts(house, trx, id, ['incomplete']);
    });
  }
  const named = await listDeliveriesIn(house.db, ['waiting']);
  const expected = new Set(
    named.flatMap(({ place, files }) => files.map(({ name }) => join(dirname(place ?? ''), name))),
  );
  // What has just been taken lies there no more.
  const { others } = await findManifests(folder);
  await alertOnUnannounced(
    house,
    others.filter(({ place }) => !expected.has(place)).map(({ writtenAt }) => writtenAt),
  );
}
