import { rm } from 'node:fs/promises';
import {
  addDeliveryStep,
  type Delivery,
  findDelivery,
  moveDelivery,
  setDeliveryReason,
} from '@smalspor/database/deliveries';
import type { Db } from '@smalspor/database/schema';
import { isRefusal } from '@smalspor/domain/refusal';
import type { House } from '../house/house.ts';
import { publishRelease } from '../releases/publish-release.ts';
import type { WorkTools } from '../tasks/work-tools.ts';
import { AFTER_RELEASE } from './after-release.ts';
import { alertOf, raiseAlert } from './alerts.ts';
import { checkLateness } from './check-lateness.ts';
import { decideRelease } from './decide-release.ts';
import { custodyOfDelivery } from './delivery-places.ts';
import { importDelivery } from './import-delivery.ts';
import { refuseDelivery } from './refuse-delivery.ts';

const DOER = 'job:carry-on-delivery';

/** Lets a delivery wait for somebody, with an alert that says so. */
export async function stopDelivery(
  house: House,
  id: string,
  stop: { readonly code: string; readonly reason: string },
): Promise<void> {
  await house.db.transaction().execute(async (trx) => {
    await setDeliveryReason(trx, id, stop);
    await addDeliveryStep(trx, id, { at: house.now(), step: 'stopped', about: null });
    await raiseAlert(house, trx, alertOf('stopped', id));
  });
}

async function finish(house: House, { id, state }: Delivery, step: string, reports?: number): Promise<void> {
  const at = house.now();
  await house.db.transaction().execute(async (trx) => {
    const counted = reports === undefined ? {} : { reports };
    if (!(await moveDelivery(trx, id, { from: [state], to: 'done', at, ...counted }))) return;
    await addDeliveryStep(trx, id, { at, step, about: reports === undefined ? null : String(reports) });
  });
}

/** From the lake into a release, where one is due and nothing stands against it. */
async function release(
  house: House,
  delivery: Delivery,
  tools: WorkTools,
  onRelease: (trx: Db) => Promise<void>,
): Promise<void> {
  // What has been read must not lie about.
  await rm(custodyOfDelivery(house, delivery.id), { recursive: true, force: true });
  const decision = await decideRelease(house, delivery);
  if (decision.kind === 'none') return finish(house, delivery, decision.step);
  if (decision.kind === 'stop') return stopDelivery(house, delivery.id, decision);
  const record = async (trx: Db, releaseId: string): Promise<void> => {
    const at = house.now();
    await moveDelivery(trx, delivery.id, { from: ['imported'], to: 'released', at, releaseId });
    await addDeliveryStep(trx, delivery.id, { at, step: 'released', about: releaseId });
    await onRelease(trx);
  };
  if (decision.kind === 'served') {
    await house.db.transaction().execute((trx) => record(trx, decision.releaseId));
    return;
  }
  await publishRelease(house, DOER, tools, { alsoRecord: record });
}

async function report(house: House, delivery: Delivery, tools: WorkTools): Promise<void> {
  let reports = 0;
  for (const one of AFTER_RELEASE) reports += await one(house, DOER, tools);
  await finish(house, delivery, 'reported', reports);
}

/** A refusal on the way: of the files it is the delivery's end, later it waits for somebody. */
async function sayNo(house: House, delivery: Delivery, error: unknown): Promise<void> {
  if (!isRefusal(error)) throw error;
  const why = { code: error.code, reason: error.detail };
  if (delivery.state === 'taken') await refuseDelivery(house, delivery, why);
  else await stopDelivery(house, delivery.id, why);
}

/**
 * Takes a delivery as far as it gets: into the lake, into a release, to everyone's reports. Each step is recorded together with
 * what it did, so that whoever is killed goes on from there and does nothing twice.
 *
 * @param onRelease what must be recorded in the transaction that brings it into a release
 */
export async function carryOnDelivery(
  house: House,
  deliveryId: string,
  tools: WorkTools,
  onRelease: (trx: Db) => Promise<void> = async () => undefined,
): Promise<void> {
  for (;;) {
    const delivery = await findDelivery(house.db, deliveryId);
    if (delivery === null || delivery.reasonCode !== null) return;
    tools.signal.throwIfAborted();
    try {
      if (delivery.state === 'taken') {
        await importDelivery(house, DOER, delivery, tools);
        // What was late has come.
        await checkLateness(house);
      } else if (delivery.state === 'imported') await release(house, delivery, tools, onRelease);
      else if (delivery.state === 'released') await report(house, delivery, tools);
      else return;
    } catch (error) {
      await sayNo(house, delivery, error);
    }
  }
}
