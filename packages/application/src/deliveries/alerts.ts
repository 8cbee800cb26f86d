import { type DeliveryAlert, raiseAlert as raiseStored } from '@smalspor/database/deliveries';
import { type MailOrder, queueMail } from '@smalspor/database/mail';
import { listStaffReaders } from '@smalspor/database/people';
import type { Db } from '@smalspor/database/schema';
import { canFollowDeliveries, systemScope } from '@smalspor/domain/access';
import { formatMonth, norwegianDateOf } from '@smalspor/domain/time';
import type { House } from '../house/house.ts';

/** What an alert is about, in a letter: a format and a period, never a file's name and nothing from a file. */
function aboutOf({ format, from, to }: DeliveryAlert): string {
  if (format === null || from === null || to === null) return '';
  return `${format} ${formatMonth(from)} – ${formatMonth(to)}`;
}

/** Raises an alert once, and writes to those who follow deliveries today, have said where, and have not turned it off. */
export async function raiseAlert(house: House, trx: Db, alert: DeliveryAlert): Promise<void> {
  const id = await raiseStored(trx, alert, house.now());
  if (id === null) return;
  house.log.warn({ event: `delivery-${alert.kind}` });
  const today = norwegianDateOf(house.now());
  const people = await listStaffReaders(trx, systemScope('follow-deliveries'), 'delivery', today);
  const link = new URL('/deliveries', house.configuration.server.publicUrl).href;
  const orders = people
    .filter(({ personId, roles, ...person }) =>
      canFollowDeliveries({
        ...{ userId: personId, name: '', hpr: null },
        roles: [...roles, ...house.configuredRoles(person)],
      }),
    )
    .map(
      ({ personId, address, language }): MailOrder => ({
        occasion: `delivery-alert ${id} ${personId}`,
        personId,
        letter: `delivery-${alert.kind}`,
        address,
        language: language ?? 'nb',
        gaps: { link, about: aboutOf(alert), due: alert.dueOn ?? '' },
      }),
    );
  if (orders.length > 0) await queueMail(trx, orders, house.now());
}

/** An alert about one delivery. */
export function alertOf(kind: DeliveryAlert['kind'], deliveryId: string): DeliveryAlert {
  const occasion = `${kind} ${deliveryId}`;
  return { kind, occasion, deliveryId, format: null, from: null, to: null, dueOn: null };
}
