import { randomUUID } from 'node:crypto';
import type { Role } from '@smalspor/domain/access';
import { sql } from 'kysely';
import type { Db } from '../schema/tables.ts';
import type { UnitKind } from './tables.ts';

/** What someone is, where and when. `unitId` is empty where the role is not bound to a unit. */
export interface RoleAssignment {
  readonly role: Role;
  readonly unitKind: UnitKind;
  readonly unitId: string;
  readonly validFrom: string;
  readonly validTo: string | null;
}

export interface RegisterRole extends RoleAssignment {
  readonly hpr: string;
}

/** Replaces what an earlier delivery said about who leads which group: the new batch is the whole truth. */
export async function replaceRegisterRoles(
  trx: Db,
  batchId: string,
  roles: readonly RegisterRole[],
  replaced: readonly string[] = [],
): Promise<void> {
  await trx
    .deleteFrom('role_assignments')
    .where('batch_id', 'in', [batchId, ...replaced])
    .execute();
  const column = <K extends keyof RegisterRole>(key: K) => roles.map((role) => role[key]);
  await sql`
    insert into role_assignments (id, hpr, role, unit_kind, unit_id, valid_from, valid_to, source, batch_id)
    select gen_random_uuid(), r.*, 'register', ${batchId} from unnest(
      ${column('hpr')}::text[], ${column('role')}::text[], ${column('unitKind')}::text[], ${column('unitId')}::text[],
      ${column('validFrom')}::date[], ${column('validTo')}::date[]) as r`.execute(trx);
}

/** Gives a person a role by hand; the caller audits it. @returns the assignment's id */
export async function grantRole(
  db: Db,
  personId: string,
  assignment: RoleAssignment,
  source: 'configuration' | 'granted' = 'granted',
): Promise<string> {
  const id = randomUUID();
  await db
    .insertInto('role_assignments')
    .values({
      id,
      person_id: personId,
      hpr: null,
      role: assignment.role,
      unit_kind: assignment.unitKind,
      unit_id: assignment.unitId,
      valid_from: assignment.validFrom,
      valid_to: assignment.validTo,
      source,
      batch_id: null,
      ended_at: null,
    })
    .execute();
  return id;
}

/** Ends a granted role after `lastDay`; its history stays. */
export async function endRole(db: Db, id: string, lastDay: string): Promise<void> {
  await db
    .updateTable('role_assignments')
    .set({ valid_to: sql`greatest(valid_from, ${lastDay}::date)` })
    .where('id', '=', id)
    .execute();
}

/** Every role that holds on a day, by grant or because a register names the person's HPR number. */
export async function listRoles(
  db: Db,
  person: { readonly id: string; readonly hpr: string | null },
  day: string,
): Promise<readonly RoleAssignment[]> {
  return rolesOn(db, day)
    .where((expression) =>
      expression.or([
        expression('person_id', '=', person.id),
        ...(person.hpr === null ? [] : [expression('hpr', '=', person.hpr)]),
      ]),
    )
    .orderBy('role')
    .orderBy('unit_id')
    .execute();
}

/** The HPR numbers that a register names for a role on a day, such as every leader of a CME group. */
export async function listRegisterHolders(
  db: Db,
  role: Role,
  day: string,
): Promise<readonly { readonly hpr: string; readonly unitId: string }[]> {
  const rows = await rolesOn(db, day)
    .select('hpr')
    .where('role', '=', role)
    .where('source', '=', 'register')
    .orderBy('hpr')
    .orderBy('unit_id')
    .execute();
  return rows.flatMap(({ hpr, unitId }) => (hpr === null ? [] : [{ hpr, unitId }]));
}

function rolesOn(db: Db, day: string) {
  return db
    .selectFrom('role_assignments')
    .select([
      'role',
      'unit_kind as unitKind',
      'unit_id as unitId',
      'valid_from as validFrom',
      'valid_to as validTo',
    ])
    .where('ended_at', 'is', null)
    .where('valid_from', '<=', day)
    .where((expression) =>
      expression.or([expression('valid_to', 'is', null), expression('valid_to', '>=', day)]),
    );
}
