import { sendersOfBatches } from '@smalspor/database/deliveries';
import { listMandatesFor } from '@smalspor/database/institution-data';
import { MANDATED_FORMATS, type Mandate } from '@smalspor/domain/institution-data';
import { Refusal } from '@smalspor/domain/refusal';
import type { House } from '../house/house.ts';
import type { PreparedImport } from '../imports/import-register-files.ts';

/**
 * What a sender may deliver of institutions' data. Where senders are named, whoever delivers without a name has been given
 * nothing: a name left out must not open every door.
 * @returns `null` where nobody is bound, because the configuration names no senders
 */
export async function mandatesOfSender(
  house: House,
  sender: string | null,
): Promise<readonly Mandate[] | null> {
  if (house.configuration.deliveries.senders.length === 0) return null;
  return sender === null ? [] : listMandatesFor(house.db, sender);
}

/**
 * A file takes the place of its own sender's earlier ones, never of another's: with them lines about institutions that it may
 * not deliver for would go.
 * @throws Refusal `delivery-refused`
 */
export async function demandOwnStream(
  house: House,
  sender: string | null,
  { name, outcome }: PreparedImport,
): Promise<void> {
  if (outcome.kind === 'unchanged' || !isMandated(outcome.batch.format)) return;
  const senders = await sendersOfBatches(house.db, outcome.supersedes);
  const other = outcome.supersedes.some((id) => senders.has(id) && senders.get(id) !== sender);
  if (!other) return;
  throw new Refusal(
    'delivery-refused',
    `${name}: another sender has delivered this period under the same register name. Deliver under a register name of your own.`,
  );
}

function isMandated(format: string): boolean {
  return MANDATED_FORMATS.some((mandated) => mandated === format);
}
