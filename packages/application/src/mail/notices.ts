import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { appendAudit } from '@smalspor/database/audit';
import { once } from '@smalspor/database/idempotency';
import {
  endConfirmation,
  findConfirmation,
  findPerson,
  setNoticesOff,
  setPersonMailAddress,
} from '@smalspor/database/people';
import type { Db } from '@smalspor/database/schema';
import { chooseDigest } from '@smalspor/database/signals';
import { type Actor, canFollowSignals } from '@smalspor/domain/access';
import { noticeKindsOf } from '@smalspor/domain/mail';
import { auditEntry } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { writeRequest } from '../idempotency/write-request.ts';
import { askForConfirmation, isUsable } from './address-code.ts';
import { noticesOf } from './describe-notices.ts';

export const readNotices: UnboundUseCase<House, 'readNotices'> = (house, actor) => noticesOf(house, actor);

/**
 * Where someone is written to decides who learns that there is a report, so each change is a line in the audit log, and a new
 * address counts when its owner has shown that letters arrive there. Until then letters go where they went.
 */
export const chooseNotices: UnboundUseCase<House, 'chooseNotices'> = async (house, actor, input, call) => {
  await once(house.db, writeRequest(house, actor, 'chooseNotices', input, call), async (trx) => {
    const own = noticeKindsOf(actor);
    const before = await findPerson(trx, actor.userId);
    // What belongs to a role that the reader does not have today stays as it was.
    const others = (before?.noticesOff ?? []).filter((kind) => !own.includes(kind));
    await setNoticesOff(trx, actor.userId, [...others, ...own.filter((kind) => input.off.includes(kind))]);
    if (input.digest !== undefined && canFollowSignals(actor)) {
      await chooseDigest(trx, actor.userId, input.digest === 'off' ? null : input.digest, house.now());
    }
    await chooseAddress(house, trx, actor, { ...input, before: before?.mailAddress ?? null });
    const act = { act: 'choose-notices', objectKind: 'person', objectId: actor.userId };
    await appendAudit(trx, auditEntry(house, actor, { ...act, requestId: call.requestId }));
    return null;
  });
  return noticesOf(house, actor);
};

interface AddressChoice {
  readonly mailAddress: string | null;
  readonly newCode?: boolean | undefined;
  readonly before: string | null;
}

async function chooseAddress(
  house: House,
  trx: Db,
  actor: Actor,
  { mailAddress, newCode = false, before }: AddressChoice,
): Promise<void> {
  if (mailAddress === null || mailAddress === before) {
    await endConfirmation(trx, actor.userId);
    if (mailAddress === null) await setPersonMailAddress(trx, actor.userId, null);
    return;
  }
  const waiting = await findConfirmation(trx, actor.userId);
  const isOnItsWay = waiting?.address === mailAddress && isUsable(waiting, house.now());
  if (newCode || !isOnItsWay) await askForConfirmation(house, trx, actor, mailAddress);
}
