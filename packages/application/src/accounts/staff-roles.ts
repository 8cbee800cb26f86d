import { appendAudit } from '@smalspor/database/audit';
import {
  endRole,
  endRoleAt,
  findPersonBySubject,
  type GrantedRole,
  grantRole,
  listGrantedRoles,
  listNewcomers,
  lockRolesOf,
  type Newcomer,
} from '@smalspor/database/people';
import type { Db } from '@smalspor/database/schema';
import { type Actor, canGrantRoles } from '@smalspor/domain/access';
import { Refusal } from '@smalspor/domain/refusal';
import { norwegianDateOf } from '@smalspor/domain/time';
import { auditActor } from '../audit/audit-actor.ts';
import type { House } from '../house/house.ts';
import { readUnit, type StaffRole } from './staff-units.ts';

/** Whom, by the name that a log-in service has for them, and what. */
export interface StaffRoleKey {
  readonly issuer: string;
  readonly subject: string;
  readonly role: StaffRole;
  /** As `municipality:0301`; `null` for a role that is not bound to a unit. */
  readonly unit: string | null;
}

export interface StaffRoleGrant extends StaffRoleKey {
  /** First and last day, `2026-08-01`; without a last day until it is ended. */
  readonly from: string;
  readonly to: string | null;
}

const NEWCOMERS_SHOWN = 50;

function demandRight(actor: Actor): void {
  if (!canGrantRoles(actor)) throw new Refusal('not-allowed', 'Only the operator gives and takes roles.');
}

/** Every role that was given by hand, and who has logged in without one. */
export async function listStaffRoles(
  house: House,
  actor: Actor,
): Promise<{ readonly roles: readonly GrantedRole[]; readonly newcomers: readonly Newcomer[] }> {
  demandRight(actor);
  const roles = await listGrantedRoles(house.db);
  const newcomers = await listNewcomers(house.db, NEWCOMERS_SHOWN);
  await note(house, house.db, actor, 'list-roles', null);
  return { roles, newcomers };
}

/**
 * Gives somebody who has logged in once a role, from a day on.
 * @throws Refusal `not-found` when nobody of that name has logged in, `invalid-request` when unit or days do not fit,
 * `changed-meanwhile` when the person already holds it then
 */
export async function grantStaffRole(
  house: House,
  actor: Actor,
  grant: StaffRoleGrant,
): Promise<{ readonly id: string }> {
  demandRight(actor);
  const unit = readUnit(house.content.geography, grant.role, grant.unit);
  const { from, to } = grant;
  if (to !== null && to < from) throw new Refusal('invalid-request', 'The last day comes before the first.');
  return house.db.transaction().execute(async (trx) => {
    const { personId, held } = await findHeld(trx, grant);
    const overlaps = held.some(
      ({ validFrom, validTo }) => validFrom <= (to ?? '9999') && from <= (validTo ?? '9999'),
    );
    if (overlaps) {
      throw new Refusal(
        'changed-meanwhile',
        'This person already holds the role then. End it first to change its days.',
      );
    }
    const id = await grantRole(trx, personId, { role: grant.role, ...unit, validFrom: from, validTo: to });
    await note(house, trx, actor, `grant-${grant.role}`, personId);
    return { id };
  });
}

/**
 * Ends a role: at once, or after a last day that is still to come. At once means at the person's next request.
 * @throws Refusal `not-found` when the person does not hold it, `invalid-request` for a day that is over
 */
export async function endStaffRole(
  house: House,
  actor: Actor,
  key: StaffRoleKey,
  lastDay: string | null,
): Promise<{ readonly ended: number }> {
  demandRight(actor);
  readUnit(house.content.geography, key.role, key.unit);
  const today = norwegianDateOf(house.now());
  if (lastDay !== null && lastDay < today) {
    throw new Refusal('invalid-request', 'That day is over. Leave --on out to end the role at once.');
  }
  return house.db.transaction().execute(async (trx) => {
    const { personId, held } = await findHeld(trx, key);
    const open = held.filter(({ validTo }) => validTo === null || validTo >= (lastDay ?? today));
    if (open.length === 0) throw new Refusal('not-found', 'This person does not hold that role.');
    for (const { id } of open) {
      if (lastDay === null) await endRoleAt(trx, id, house.now());
      else await endRole(trx, id, lastDay);
    }
    await note(house, trx, actor, `end-${key.role}`, personId);
    return { ended: open.length };
  });
}

async function findHeld(
  trx: Db,
  { issuer, subject, role, unit }: StaffRoleKey,
): Promise<{ readonly personId: string; readonly held: readonly GrantedRole[] }> {
  const person = await findPersonBySubject(trx, { issuer, subject });
  if (person === null) {
    throw new Refusal(
      'not-found',
      'Nobody of this name has logged in by this issuer. Ask the person to log in once; «smalspor roles list» then shows the name.',
    );
  }
  await lockRolesOf(trx, person.id);
  const held = (await listGrantedRoles(trx)).filter(
    (each) =>
      each.personId === person.id &&
      each.role === role &&
      each.endedAt === null &&
      (unit === null ? each.unitId === '' : `${each.unitKind}:${each.unitId}` === unit),
  );
  return { personId: person.id, held };
}

function note(house: House, db: Db, actor: Actor, act: string, personId: string | null): Promise<void> {
  return appendAudit(db, {
    at: house.now(),
    actor: auditActor(actor),
    act,
    objectKind: 'person',
    objectId: personId,
    outcome: 'success',
  });
}
