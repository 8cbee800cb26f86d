import { randomUUID } from 'node:crypto';
import { listMailTo } from '@smalspor/database/mail';
import type { Actor } from '@smalspor/domain/access';
import type { House } from '../house/house.ts';
import { CONFIRMATION } from '../mail/address-code.ts';
import { confirmMailAddress } from '../mail/confirm-address.ts';
import { chooseNotices } from '../mail/notices.ts';

/** The code in the newest letter to somebody that has one. */
export async function codeFor(house: House, { userId }: Actor): Promise<string> {
  const letters = await listMailTo(house.db, userId, 100);
  const code = letters.find(({ letter }) => letter === CONFIRMATION)?.gaps.code;
  if (code === undefined) throw new Error('No code has been sent');
  return code;
}

/** Lets somebody enter an address and confirm it, as on the page. */
export async function receiveLettersAt(house: House, actor: Actor, mailAddress: string): Promise<void> {
  const newCall = () => ({ requestId: 'r', idempotencyKey: randomUUID() });
  await chooseNotices(house, actor, { mailAddress, off: [] }, newCall());
  await confirmMailAddress(house, actor, { code: await codeFor(house, actor) }, newCall());
}
