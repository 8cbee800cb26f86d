import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { appendAudit } from '@smalspor/database/audit';
import { addDeliveryStep, findDeliveryByManifest, insertDelivery } from '@smalspor/database/deliveries';
import type { Actor } from '@smalspor/domain/access';
import { type DeliveryManifest, readManifest } from '@smalspor/domain/deliveries';
import { Refusal } from '@smalspor/domain/refusal';
import { auditEntry, auditRefusal } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { describeReceipt } from './delivery-receipt.ts';
import { manifestSha256 } from './look-for-deliveries.ts';
import { requireDelivery } from './release-delivery.ts';
import { demandAllowed } from './senders.ts';

/** @throws Refusal `delivery-refused` for what this sender may not deliver */
function readAllowed(house: House, actor: Actor, input: unknown): DeliveryManifest {
  const manifest = readManifest(input);
  if (manifest.sender !== null && manifest.sender !== actor.name)
    throw new Refusal('delivery-refused', 'The manifest names another sender than the token is for.');
  const named = { ...manifest, sender: actor.name };
  demandAllowed(house, named);
  const { maximumUploadBytes } = house.configuration.server;
  if (named.files.some(({ bytes }) => (bytes ?? 0) > maximumUploadBytes))
    throw new Refusal('upload-too-large', 'A file of the delivery is larger than this service accepts.');
  return named;
}

/** A sender says what will come. The same manifest again is the same delivery, wherever that has come to. */
export const announceDelivery: UnboundUseCase<House, 'announceDelivery'> = (house, actor, input, call) => {
  const act = {
    act: 'announce-delivery',
    objectKind: 'sender',
    objectId: actor.name,
    requestId: call.requestId,
  };
  return auditRefusal(house, actor, act, async () => {
    const manifest = readAllowed(house, actor, input);
    const known = await findDeliveryByManifest(house.db, manifestSha256(manifest));
    if (known !== null) return describeReceipt(house, known);
    const id = house.newId();
    const seenAt = house.now();
    await house.db.transaction().execute(async (trx) => {
      await insertDelivery(trx, {
        ...{ id, seenAt, cameBy: 'upload', sender: actor.name, place: null, state: 'waiting' },
        ...{ manifestSha256: manifestSha256(manifest), files: manifest.files },
      });
      await addDeliveryStep(trx, id, { at: seenAt, step: 'seen', about: null });
      await appendAudit(trx, auditEntry(house, actor, { ...act, objectKind: 'delivery', objectId: id }));
    });
    return describeReceipt(house, await requireDelivery(house, id));
  });
};
