import { appendAudit } from '@smalspor/database/audit';
import { listBatches, updateBatch } from '@smalspor/database/batches';
import { type Actor, canManageData } from '@smalspor/domain/access';
import { Refusal } from '@smalspor/domain/refusal';
import type { Batch } from '@smalspor/domain/registers';
import { demandWholeLake } from '@smalspor/warehouse/lake';
import { rotatePatientKey } from '@smalspor/warehouse/pseudonyms';
import { auditEntry, auditRefusal } from '../audit/with-audit.ts';
import { type KeyKind, type KeyRing, rotateKey } from '../configuration/index.ts';
import type { House } from '../house/house.ts';
import { carryPatients } from '../lmdi/carry-patients.ts';
import type { WorkTools } from '../tasks/work-tools.ts';

export interface KeyRotation {
  /** The id of the key that is in force now. */
  readonly keyId: string;
  /** Batches whose pseudonyms were carried over to it. */
  readonly rekeyed: number;
  /** A rotation that had been begun before was completed; no further key was made. */
  readonly completed: boolean;
}

function newestId(ring: KeyRing): string {
  return (ring.at(-1) ?? ring[0]).id;
}

/** Carries the pseudonyms in the lake over to the newest key, and records all batches together. */
async function rekeyLake(
  house: House,
  actor: Actor,
  patients: KeyRing,
  { onProgress, requestId }: WorkTools,
): Promise<number> {
  const outcome = await rotatePatientKey({
    home: house.home,
    keys: patients,
    batches: (await listBatches(house.db)).filter(({ state }) => state !== 'deleted'),
    memoryLimit: house.configuration.warehouse.memoryLimit,
    onProgress: (done, total) => onProgress({ step: 'rekey', phase: 'Rewriting the lake', done, total }),
  });
  await house.db.transaction().execute(async (trx) => {
    for (const batch of outcome.rekeyed) await updateBatch(trx, batch);
    await appendAudit(
      trx,
      outcome.rekeyed.map(({ id }) =>
        auditEntry(house, actor, { act: 'rekey-batch', objectKind: 'batch', objectId: id, requestId }),
      ),
    );
  });
  await outcome.finish();
  await carryPatients(house, patients);
  return outcome.rekeyed.length;
}

/** Batches with pseudonyms that are made with another key than this one; with any key for `null`. */
async function batchesUnderOtherKeys(house: House, keyId: string | null): Promise<readonly Batch[]> {
  return (await listBatches(house.db)).filter(
    ({ state, patientKey }) => state !== 'deleted' && patientKey !== null && patientKey !== keyId,
  );
}

/** Whether a rotation was begun and not completed, or a key was added to the environment. */
async function isUnfinished(house: House): Promise<boolean> {
  return (await batchesUnderOtherKeys(house, newestId(house.keys.patients))).length > 0;
}

/** Files are not rewritten, and their checksums not noted anew, when they are not what was written. */
async function demandWhole(
  house: House,
  completed: boolean,
  { onProgress, signal }: WorkTools,
): Promise<void> {
  const inForce = completed ? newestId(house.keys.patients) : null;
  await demandWholeLake(house.home, await batchesUnderOtherKeys(house, inForce), {
    refused: 'No key is rotated over',
    onProgress: (done, total) => onProgress({ step: 'rekey', phase: 'Checking the lake', done, total }),
    signal,
  });
}

/**
 * Puts a new key in force. Patients' pseudonyms are carried over to it (docs/adr/0005); what lies in quarantines stays
 * sealed with the older ones. A rotation that was interrupted is completed by the next call. The house must be opened
 * anew before it imports again.
 * @throws Refusal `release-damaged`, with no key made, when a lake file with pseudonyms is not what was written
 */
export async function rotateKeys(
  house: House,
  actor: Actor,
  kind: KeyKind,
  tools: WorkTools,
): Promise<KeyRotation> {
  const act = { act: 'rotate-key', objectKind: 'key', objectId: kind, requestId: tools.requestId };
  return auditRefusal(house, actor, act, async () => {
    if (!canManageData(actor)) throw new Refusal('not-allowed', 'Only data managers rotate keys.');
    const completed = kind === 'patients' && (await isUnfinished(house));
    if (kind === 'patients') await demandWhole(house, completed, tools);
    const inForce = house.keys[kind];
    const ring = completed ? inForce : await rotateKey(house.home.root, kind, inForce);
    const keyId = newestId(ring);
    if (!completed) await appendAudit(house.db, auditEntry(house, actor, { ...act, objectId: keyId }));
    const rekeyed = kind === 'patients' ? await rekeyLake(house, actor, ring, tools) : 0;
    return { keyId, rekeyed, completed };
  });
}
