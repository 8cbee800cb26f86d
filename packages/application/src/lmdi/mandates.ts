import { listMandatesFor } from '@smalspor/database/institution-data';
import type { Mandate } from '@smalspor/domain/institution-data';
import type { Month } from '@smalspor/domain/time';
import { findSender } from '../deliveries/senders.ts';
import type { House } from '../house/house.ts';

/** Whether a sender may tell what an institution has given in a month. */
export type MayTell = (organisation: number, month: Month) => boolean;

/**
 * What a sender may tell about: institutions that have given it a mandate for the month, and those that the configuration
 * names. Read once for each bundle.
 */
export async function mandatesOf(house: House, sender: string): Promise<MayTell> {
  const named = new Set((findSender(house, sender)?.organisations ?? []).map(Number));
  const given = new Map<number, Mandate[]>();
  for (const mandate of await listMandatesFor(house.db, sender)) {
    const known = given.get(mandate.organisation);
    if (known) known.push(mandate);
    else given.set(mandate.organisation, [mandate]);
  }
  const holds = (month: Month) => (one: Mandate) => one.from <= month && month <= (one.to ?? month);
  return (organisation, month) =>
    named.has(organisation) || (given.get(organisation)?.some(holds(month)) ?? false);
}
