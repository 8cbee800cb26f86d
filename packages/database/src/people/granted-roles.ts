import { sql } from 'kysely';
import type { Db } from '../schema/tables.ts';
import type { RoleAssignment } from './role-queries.ts';

/** A role that somebody was given by hand, and to whom. */
export interface GrantedRole extends RoleAssignment {
  readonly id: string;
  readonly personId: string;
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
  /** Since when it holds no more, whatever its days say. */
  readonly endedAt: string | null;
}

/** Every role that was given by hand, also those that are over, by person. */
export async function listGrantedRoles(db: Db): Promise<readonly GrantedRole[]> {
  return db
    .selectFrom('role_assignments')
    .innerJoin('people', 'people.id', 'role_assignments.person_id')
    .select([
      'role_assignments.id',
      'people.id as personId',
      'issuer',
      'subject',
      'name',
      'role',
      'unit_kind as unitKind',
      'unit_id as unitId',
      'valid_from as validFrom',
      'valid_to as validTo',
      'ended_at as endedAt',
    ])
    .where('source', '=', 'granted')
    .orderBy('issuer')
    .orderBy('subject')
    .orderBy('valid_from')
    .orderBy('role_assignments.id')
    .execute();
}

/** Somebody who has logged in and to whom nobody has given a role: perhaps a newcomer who waits for one. */
export interface Newcomer {
  readonly personId: string;
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
  readonly lastSignInAt: string;
}

/** People without an HPR number and without a role that was ever given by hand, the latest log-in first. */
export async function listNewcomers(db: Db, limit: number): Promise<readonly Newcomer[]> {
  return db
    .selectFrom('people')
    .select(['id as personId', 'issuer', 'subject', 'name', 'last_sign_in_at as lastSignInAt'])
    .where('hpr', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('role_assignments')
            .select('role_assignments.id')
            .whereRef('person_id', '=', 'people.id'),
        ),
      ),
    )
    .orderBy('last_sign_in_at', 'desc')
    .limit(limit)
    .execute();
}

/** Takes a role away from this instant on; its history stays. @returns whether there was one to take */
export async function endRoleAt(db: Db, id: string, at: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('role_assignments')
    .set({ ended_at: at })
    .where('id', '=', id)
    .where('source', '=', 'granted')
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** One at a time for each person, so that a role is never given twice by two commands at once. */
export async function lockRolesOf(trx: Db, personId: string): Promise<void> {
  await sql`select id from people where id = ${personId} for update`.execute(trx);
}
