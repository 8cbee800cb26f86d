import type { OutputOf } from '@smalspor/contract/operations';
import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { appendAudit } from '@smalspor/database/audit';
import { once } from '@smalspor/database/idempotency';
import { listMailTo } from '@smalspor/database/mail';
import { findPerson, setPersonMailAddress } from '@smalspor/database/people';
import { auditEntry } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { writeRequest } from '../idempotency/write-request.ts';
import { writeMail } from './mail-message.ts';

const SHOWN_LETTERS = 20;

async function noticesOf(house: House, personId: string): Promise<OutputOf<'readNotices'>> {
  const [person, letters] = await Promise.all([
    findPerson(house.db, personId),
    listMailTo(house.db, personId, SHOWN_LETTERS),
  ]);
  return {
    mailAddress: person?.mailAddress ?? null,
    letters: letters.map((letter) => {
      const { subject, text } = writeMail(house.content.messages, letter, house.configuration.mail.from);
      return { id: letter.id, at: letter.endedAt ?? letter.queuedAt, state: letter.state, subject, text };
    }),
  };
}

export const readNotices: UnboundUseCase<House, 'readNotices'> = (house, actor) =>
  noticesOf(house, actor.userId);

/** Where someone is written to decides who learns that there is a report, so each change is a line in the audit log. */
export const chooseNotices: UnboundUseCase<House, 'chooseNotices'> = async (house, actor, input, call) => {
  await once(house.db, writeRequest(house, actor, 'chooseNotices', input, call), async (trx) => {
    await setPersonMailAddress(trx, actor.userId, input.mailAddress);
    const act = { act: 'choose-notices', objectKind: 'person', objectId: actor.userId };
    await appendAudit(trx, auditEntry(house, actor, { ...act, requestId: call.requestId }));
    return null;
  });
  return noticesOf(house, actor.userId);
};
