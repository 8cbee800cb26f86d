import type { Role, Scope } from '@smalspor/domain/access';
import type { NoticeKind } from '@smalspor/domain/mail';
import type { Language } from '@smalspor/domain/texts';
import { sql } from 'kysely';
import type { Db } from '../schema/tables.ts';

/** Where somebody is written to from now on; `null` for nowhere. */
export async function setPersonMailAddress(db: Db, id: string, address: string | null): Promise<void> {
  await db.updateTable('people').set({ mail_address: address }).where('id', '=', id).execute();
}

/** What somebody is not written to about from now on. */
export async function setNoticesOff(db: Db, id: string, off: readonly NoticeKind[]): Promise<void> {
  await db
    .updateTable('people')
    .set({ notices_off: [...off] })
    .where('id', '=', id)
    .execute();
}

/** Someone who wants to be written to. */
export interface MailReader {
  readonly personId: string;
  readonly address: string;
  readonly language: Language | null;
}

/** Whether somebody wants letters of a kind. */
function wants(notice: NoticeKind) {
  return sql<boolean>`${notice} <> all(people.notices_off)`;
}

/** Doctors who want letters of a kind, by HPR number. */
export async function findMailReaders(
  db: Db,
  scope: Extract<Scope, { kind: 'system' }>,
  notice: NoticeKind,
  hprNumbers: readonly string[],
): Promise<ReadonlyMap<string, MailReader>> {
  if (scope.kind !== 'system' || hprNumbers.length === 0) return new Map();
  const rows = await db
    .selectFrom('people')
    .select(['id', 'hpr', 'mail_address', 'language'])
    .where('hpr', 'in', [...hprNumbers])
    .where('mail_address', 'is not', null)
    .where(wants(notice))
    .execute();
  return new Map(
    rows.flatMap(({ id, hpr, mail_address: address, language }) =>
      hpr === null || address === null ? [] : [[hpr, { personId: id, address, language }] as const],
    ),
  );
}

/** People who want letters of a kind, by account; who has no address is left out. */
export async function findMailOfAccounts(
  db: Db,
  scope: Extract<Scope, { kind: 'system' }>,
  notice: NoticeKind,
  ids: readonly string[],
): Promise<ReadonlyMap<string, MailReader>> {
  if (scope.kind !== 'system' || ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('people')
    .select(['id', 'mail_address', 'language'])
    .where('id', 'in', [...ids])
    .where('mail_address', 'is not', null)
    .where(wants(notice))
    .orderBy('id')
    .execute();
  return new Map(
    rows.flatMap(({ id, mail_address: address, language }) =>
      address === null ? [] : [[id, { personId: id, address, language }] as const],
    ),
  );
}

/** Those doctors who have said that they want no letters of a kind. */
export async function listUnwilling(
  db: Db,
  scope: Extract<Scope, { kind: 'system' }>,
  notice: NoticeKind,
  hprNumbers: readonly string[],
): Promise<ReadonlySet<string>> {
  if (scope.kind !== 'system' || hprNumbers.length === 0) return new Set();
  const rows = await db
    .selectFrom('people')
    .select('hpr')
    .where('hpr', 'in', [...hprNumbers])
    .where(({ not }) => not(wants(notice)))
    .execute();
  return new Set(rows.flatMap(({ hpr }) => hpr ?? []));
}

/** Someone on the staff who wants to be written to, with what tells which roles the configuration gives. */
export interface StaffReader extends MailReader {
  readonly issuer: string;
  readonly subject: string;
  /** Roles that were granted by hand and hold on the day; the configuration may name others. */
  readonly roles: readonly Role[];
}

/**
 * Everyone who wants letters of a kind, with the roles that they hold on a day.
 * @param day in Norway, `YYYY-MM-DD`
 */
export async function listStaffReaders(
  db: Db,
  scope: Extract<Scope, { kind: 'system' }>,
  notice: NoticeKind,
  day: string,
): Promise<readonly StaffReader[]> {
  if (scope.kind !== 'system') return [];
  const rows = await db
    .selectFrom('people')
    .leftJoin('role_assignments', (join) =>
      join
        .onRef('role_assignments.person_id', '=', 'people.id')
        .on('ended_at', 'is', null)
        .on('valid_from', '<=', day)
        .on(({ eb, or }) => or([eb('valid_to', 'is', null), eb('valid_to', '>=', day)])),
    )
    .select(['people.id', 'issuer', 'subject', 'mail_address', 'language'])
    .select(sql<Role[]>`array_remove(array_agg(role_assignments.role), null)`.as('roles'))
    .where('mail_address', 'is not', null)
    .where(wants(notice))
    .groupBy('people.id')
    .orderBy('people.id')
    .execute();
  return rows.flatMap(({ id, mail_address: address, ...row }) =>
    address === null ? [] : [{ ...row, personId: id, address }],
  );
}
