import { randomUUID } from 'node:crypto';
import type { Scope } from '@smalspor/domain/access';
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
  readonly pidPseudonym: string | null;
  /** The chosen language, or `null` until there is one. */
  readonly language: Language | null;
  /** Where the person wants to be written to; `null` for nowhere. */
  readonly mailAddress: string | null;
}

export interface SignIn {
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
  readonly hpr: string | null;
  readonly pidPseudonym: string | null;
  readonly at: string;
}

/** Finds or makes the person that the log-in service vouched for; name and HPR number follow the service. */
export async function recordSignIn(db: Db, signIn: SignIn): Promise<Person> {
  const row = await db
    .insertInto('people')
    .values({
      id: randomUUID(),
      issuer: signIn.issuer,
      subject: signIn.subject,
      name: signIn.name,
      hpr: signIn.hpr,
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

export async function setPersonMailAddress(db: Db, id: string, address: string | null): Promise<void> {
  await db.updateTable('people').set({ mail_address: address }).where('id', '=', id).execute();
}

/** Someone who wants to be written to. */
export interface MailReader {
  readonly personId: string;
  readonly address: string;
  readonly language: Language | null;
}

/** Doctors who want to be written to, by HPR number. */
export async function findMailReaders(
  db: Db,
  scope: Extract<Scope, { kind: 'system' }>,
  hprNumbers: readonly string[],
): Promise<ReadonlyMap<string, MailReader>> {
  if (scope.kind !== 'system' || hprNumbers.length === 0) return new Map();
  const rows = await db
    .selectFrom('people')
    .select(['id', 'hpr', 'mail_address', 'language'])
    .where('hpr', 'in', [...hprNumbers])
    .where('mail_address', 'is not', null)
    .execute();
  return new Map(
    rows.flatMap(({ id, hpr, mail_address: address, language }) =>
      hpr === null || address === null ? [] : [[hpr, { personId: id, address, language }] as const],
    ),
  );
}

function toPerson(row: Selectable<PeopleTable>): Person {
  return {
    id: row.id,
    issuer: row.issuer,
    subject: row.subject,
    name: row.name,
    hpr: row.hpr,
    pidPseudonym: row.pid_pseudonym,
    language: row.language,
    mailAddress: row.mail_address,
  };
}
