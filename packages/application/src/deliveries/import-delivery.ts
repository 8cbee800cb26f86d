import { join } from 'node:path';
import {
  addDeliveryStep,
  type Delivery,
  moveDelivery,
  recordDeliveredBatch,
} from '@smalspor/database/deliveries';
import type { Doer } from '../audit/audit-actor.ts';
import { auditRefusal } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import {
  batchesInLake,
  type ImportRequest,
  type PreparedImport,
  prepareImport,
  recordImports,
} from '../imports/import-register-files.ts';
import { IMPORT_ORDER } from '../imports/order-for-import.ts';
import { demandOwnStream, mandatesOfSender } from '../institution-data/sender-mandates.ts';
import type { WorkTools } from '../tasks/work-tools.ts';
import { custodyOfDelivery } from './delivery-places.ts';
import { findSender } from './senders.ts';

/** The files of a delivery as imports, what others refer to first. */
function requestsOf(house: House, delivery: Delivery): readonly ImportRequest[] {
  const custody = custodyOfDelivery(house, delivery.id);
  const register = findSender(house, delivery.sender)?.register;
  return [...delivery.files]
    .sort((a, b) => IMPORT_ORDER.indexOf(a.format) - IMPORT_ORDER.indexOf(b.format))
    .map(({ format, name }) => ({
      ...{ format, name, path: join(custody, name) },
      ...(register === undefined ? {} : { register }),
    }));
}

/** Reads every file into the staging area; when one is refused, none is kept. */
async function prepareAll(
  house: House,
  delivery: Delivery,
  tools: WorkTools,
): Promise<readonly PreparedImport[]> {
  const known = [...(await batchesInLake(house))];
  const mandates = await mandatesOfSender(house, delivery.sender);
  const prepared: PreparedImport[] = [];
  try {
    for (const request of requestsOf(house, delivery)) {
      const one = await prepareImport(house, request, known, tools, mandates);
      prepared.push(one);
      if (mandates !== null) await demandOwnStream(house, delivery.sender, one);
      if (one.outcome.kind === 'accepted') known.push(one.outcome.batch);
    }
  } catch (error) {
    for (const { outcome } of prepared) if (outcome.kind === 'accepted') await outcome.abort();
    throw error;
  }
  return prepared;
}

/**
 * Takes all files of a delivery into the lake, or none, and moves the delivery on in the same transaction.
 * @throws Refusal of the importer, which is on record
 */
export async function importDelivery(
  house: House,
  doer: Doer,
  delivery: Delivery,
  tools: WorkTools,
): Promise<void> {
  const act = { act: 'import-delivery', objectKind: 'delivery', objectId: delivery.id, requestId: null };
  await auditRefusal(house, doer, act, async () => {
    const prepared = await prepareAll(house, delivery, tools);
    await recordImports(house, doer, prepared, tools, async (trx) => {
      const at = house.now();
      for (const { name, outcome } of prepared) {
        const isUnchanged = outcome.kind === 'unchanged';
        const batchId = isUnchanged ? outcome.batchId : outcome.batch.id;
        await recordDeliveredBatch(trx, delivery.id, { name, batchId, isUnchanged });
        await addDeliveryStep(trx, delivery.id, {
          at,
          step: isUnchanged ? 'unchanged' : 'imported',
          about: name,
        });
      }
      await moveDelivery(trx, delivery.id, { from: ['taken'], to: 'imported', at });
    });
  });
}
