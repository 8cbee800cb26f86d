import { createHash, timingSafeEqual } from 'node:crypto';
import type { Senders } from '@smalspor/contract/use-cases';
import type { Actor } from '@smalspor/domain/access';
import type { DeliveryManifest } from '@smalspor/domain/deliveries';
import { Refusal } from '@smalspor/domain/refusal';
import type { House } from '../house/house.ts';

export type Sender = House['configuration']['deliveries']['senders'][number];

export function findSender(house: House, name: string | null): Sender | undefined {
  return house.configuration.deliveries.senders.find((sender) => sender.name === name);
}

/** The sender that a token belongs to. Every known hash is compared, whichever fits, so that the time tells nothing. */
export function recogniseSender(house: House, token: string): Sender | null {
  const given = createHash('sha256').update(token).digest();
  let found: Sender | null = null;
  for (const sender of house.configuration.deliveries.senders) {
    for (const sha256 of sender.tokenSha256) {
      if (timingSafeEqual(given, Buffer.from(sha256, 'hex'))) found = sender;
    }
  }
  return found;
}

/**
 * What a sender may deliver. In the watched folder the name is the sender's own word: the folder's permissions are the
 * guard there.
 * @throws Refusal `delivery-refused`
 */
export function demandAllowed(house: House, { sender: name, files }: DeliveryManifest): void {
  if (name === null || house.configuration.deliveries.senders.length === 0) return;
  const sender = findSender(house, name);
  if (sender === undefined) {
    throw new Refusal(
      'delivery-refused',
      'The manifest names a sender that is not known here. Correct the name, or ask for it to be added to deliveries.senders.',
    );
  }
  const other = files.find(({ format }) => !sender.formats.includes(format));
  if (other === undefined) return;
  throw new Refusal(
    'delivery-refused',
    `${sender.name} may not deliver ${other.format}. It may deliver ${sender.formats.join(', ')}.`,
  );
}

function asActor(sender: Sender | null): Actor | null {
  return sender && { userId: `sender-${sender.name}`, name: sender.name, roles: ['sender'], hpr: null };
}

/** Senders as actors: a machine has no account, no HPR number and no role but its own. */
export function createSenders(house: House): Senders {
  return {
    recognise: (token) => asActor(recogniseSender(house, token)),
    ofOrganisation: (organisation) =>
      asActor(
        house.configuration.deliveries.senders.find((one) => one.organisation === organisation) ?? null,
      ),
  };
}
