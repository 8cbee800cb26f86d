import { timingSafeEqual } from 'node:crypto';
import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { appendAudit } from '@smalspor/database/audit';
import { once } from '@smalspor/database/idempotency';
import {
  countTry,
  endConfirmation,
  type MailConfirmation,
  setPersonMailAddress,
} from '@smalspor/database/people';
import { codeOf, MOST_TRIES } from '@smalspor/domain/mail';
import { Refusal } from '@smalspor/domain/refusal';
import { auditEntry, auditRefusal } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { writeRequest } from '../idempotency/write-request.ts';
import { hashOfCode, isUsable } from './address-code.ts';
import { noticesOf } from './describe-notices.ts';

/** @throws Refusal `code-refused` for a code that is wrong, too old or tried too often */
function demandCode(house: House, waiting: MailConfirmation | null, code: string): MailConfirmation {
  if (waiting === null) throw new Refusal('code-refused', 'No address waits for a code.');
  if (!isUsable({ ...waiting, tries: waiting.tries - 1 }, house.now())) {
    throw new Refusal('code-refused', 'This code can no longer be used. Ask for a new one.');
  }
  const given = Buffer.from(hashOfCode(codeOf(code)), 'hex');
  if (timingSafeEqual(given, Buffer.from(waiting.codeSha256, 'hex'))) return waiting;
  throw new Refusal(
    'code-refused',
    'The code is not the one in the letter. Look again, or ask for a new one.',
    {
      facts: { left: MOST_TRIES - waiting.tries },
    },
  );
}

/** Letters go to the address that waits from now on, if the code is the one that was sent there. */
export const confirmMailAddress: UnboundUseCase<House, 'confirmMailAddress'> = async (
  house,
  actor,
  input,
  call,
) => {
  const act = { act: 'confirm-mail-address', objectKind: 'person', objectId: actor.userId };
  const audited = { ...act, requestId: call.requestId };
  // Before the transaction: a wrong code is a try, although nothing else comes of it.
  const tried = await countTry(house.db, actor.userId);
  await auditRefusal(house, actor, audited, () =>
    once(house.db, writeRequest(house, actor, 'confirmMailAddress', input, call), async (trx) => {
      const { address, codeSha256 } = demandCode(house, tried, input.code);
      if (!(await endConfirmation(trx, actor.userId, codeSha256))) {
        throw new Refusal(
          'changed-meanwhile',
          'Another address has been chosen meanwhile: read the page again.',
        );
      }
      await setPersonMailAddress(trx, actor.userId, address);
      await appendAudit(trx, auditEntry(house, actor, audited));
      return null;
    }),
  );
  return noticesOf(house, actor);
};
