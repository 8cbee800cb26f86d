import { randomUUID } from 'node:crypto';
import type { NoticeKind } from '@smalspor/domain/mail';
import type { Language } from '@smalspor/domain/texts';
import type { Selectable } from 'kysely';
import type { Db } from '../schema/tables.ts';
import type { PeopleTable } from './tables.ts';

/** Someone who has signed in at least once. */
export interface Person {
  readonly id: string;
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
  readonly hpr: string | null;
  /** Codes of the professions that the person is authorised in; `null` where the log-in service told none. */
  readonly professions: readonly string[] | null;
  readonly pidPseudonym: string | null;
  /** The chosen language, or `null` until there is one. */
  readonly language: Language | null;
  /** Where the person is written to; `null` for nowhere. */
  readonly mailAddress: string | null;
  /** What the person does not want to be written to about. */
  readonly noticesOff: readonly NoticeKind[];
}

export interface SignIn {
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
  readonly hpr: string | null;
  readonly professions?: readonly string[] | null;
  readonly pidPseudonym: string | null;
  readonly at: string;
}

/** Finds or makes the person that the log-in service vouched for; name, HPR number and professions follow the service. */
export async function recordSignIn(db: Db, signIn: SignIn): Promise<Person> {
  const professions = signIn.professions ? [...signIn.professions] : null;
  const row = await db
    .insertInto('people')
    .values({
      id: randomUUID(),
      issuer: signIn.issuer,
      subject: signIn.subject,
      name: signIn.name,
      hpr: signIn.hpr,
      professions,
      pid_pseudonym: signIn.pidPseudonym,
      language: null,
      mail_address: null,
      created_at: signIn.at,
      last_sign_in_at: signIn.at,
    })
    .onConflict((conflict) =>
      conflict.columns(['issuer', 'subject']).doUpdateSet({
        name: signIn.name,
        hpr: signIn.hpr,
        professions,
        pid_pseudonym: signIn.pidPseudonym,
        last_sign_in_at: signIn.at,
      }),
    )
    .returningAll()
    .executeTakeFirstOrThrow();
  return toPerson(row);
}

export async function findPerson(db: Db, id: string): Promise<Person | null> {
  const row = await db.selectFrom('people').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? toPerson(row) : null;
}

/** Someone by the name that a log-in service has for them; two services never name the same person. */
export async function findPersonBySubject(
  db: Db,
  { issuer, subject }: { readonly issuer: string; readonly subject: string },
): Promise<Person | null> {
  const row = await db
    .selectFrom('people')
    .selectAll()
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst();
  return row ? toPerson(row) : null;
}

export async function setPersonLanguage(db: Db, id: string, language: Language): Promise<void> {
  await db.updateTable('people').set({ language }).where('id', '=', id).execute();
}

function toPerson(row: Selectable<PeopleTable>): Person {
  return {
    id: row.id,
    issuer: row.issuer,
    subject: row.subject,
    name: row.name,
    hpr: row.hpr,
    professions: row.professions,
    pidPseudonym: row.pid_pseudonym,
    language: row.language,
    mailAddress: row.mail_address,
    noticesOff: row.notices_off,
  };
}
