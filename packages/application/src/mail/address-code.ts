import { createHash, randomInt } from 'node:crypto';
import { countMailTo, queueMail } from '@smalspor/database/mail';
import { awaitConfirmation, findPerson, type MailConfirmation } from '@smalspor/database/people';
import type { Db } from '@smalspor/database/schema';
import type { Actor } from '@smalspor/domain/access';
import { CODE_DIGITS, isCodeFresh, MOST_CODES_A_DAY, MOST_TRIES, writeCode } from '@smalspor/domain/mail';
import { Refusal } from '@smalspor/domain/refusal';
import type { House } from '../house/house.ts';

/** The letter with a code, by its name among the texts. */
export const CONFIRMATION = 'address-confirmation';

const DAY_MS = 86_400_000;

/** What is kept of a code. */
export function hashOfCode(code: string): string {
  return createHash('sha256').update(code).digest('hex');
}

/** Whether the code of an address that waits can still be tried. */
export function isUsable({ askedAt, tries }: MailConfirmation, now: string): boolean {
  return tries < MOST_TRIES && isCodeFresh(askedAt, now);
}

/**
 * Writes a letter with a code to an address, in the transaction that asks for it. A code that was sent before counts no more.
 * @throws Refusal `code-limit`
 */
export async function askForConfirmation(
  house: House,
  trx: Db,
  { userId }: Actor,
  address: string,
): Promise<void> {
  const now = house.now();
  const dayAgo = new Date(Date.parse(now) - DAY_MS).toISOString();
  if ((await countMailTo(trx, userId, CONFIRMATION, dayAgo)) >= MOST_CODES_A_DAY) {
    throw new Refusal(
      'code-limit',
      'Several codes have been sent today. Look for them, or try again tomorrow.',
    );
  }
  const code = String(randomInt(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, '0');
  await awaitConfirmation(trx, userId, { address, codeSha256: hashOfCode(code), askedAt: now });
  const language = (await findPerson(trx, userId))?.language ?? 'nb';
  const link = new URL('/notices', house.configuration.server.publicUrl).href;
  await queueMail(
    trx,
    [
      {
        occasion: `${CONFIRMATION} ${house.newId()}`,
        personId: userId,
        letter: CONFIRMATION,
        address,
        language,
        gaps: { code: writeCode(code), link },
      },
    ],
    now,
  );
}
