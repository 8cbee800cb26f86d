import { sql } from 'kysely';
import type { Db } from '../schema/tables.ts';

/** An address that waits for its owner to show that letters arrive there. */
export interface MailConfirmation {
  readonly address: string;
  /** SHA-256 of the code in the letter, in hexadecimal. */
  readonly codeSha256: string;
  /** When the letter was asked for, ISO 8601 in UTC. */
  readonly askedAt: string;
  /** Codes that were tried, right or wrong. */
  readonly tries: number;
}

/** Lets an address wait for its owner. It takes the place of one that waited before, with that one's code. */
export async function awaitConfirmation(
  trx: Db,
  personId: string,
  { address, codeSha256, askedAt }: Omit<MailConfirmation, 'tries'>,
): Promise<void> {
  const waiting = { address, code_sha256: codeSha256, asked_at: askedAt, tries: 0 };
  await trx
    .insertInto('mail_confirmations')
    .values({ person_id: personId, ...waiting })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(waiting))
    .execute();
}

export async function findConfirmation(db: Db, personId: string): Promise<MailConfirmation | null> {
  const row = await db
    .selectFrom('mail_confirmations')
    .select(['address', 'code_sha256 as codeSha256', 'asked_at as askedAt', 'tries'])
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row ?? null;
}

/** Counts a try before its code is looked at, so that two at once are two. @returns what waits, the try included */
export async function countTry(db: Db, personId: string): Promise<MailConfirmation | null> {
  const row = await db
    .updateTable('mail_confirmations')
    .set({ tries: sql<number>`tries + 1` })
    .where('person_id', '=', personId)
    .returning(['address', 'code_sha256 as codeSha256', 'asked_at as askedAt', 'tries'])
    .executeTakeFirst();
  return row ?? null;
}

/** Ends the waiting of the address with this code. @returns whether it still waited */
export async function endConfirmation(trx: Db, personId: string, codeSha256?: string): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('mail_confirmations')
    .where('person_id', '=', personId)
    .$if(codeSha256 !== undefined, (query) => query.where('code_sha256', '=', codeSha256 ?? ''))
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
