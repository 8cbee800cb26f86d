import type { Actor, Place, Role, RolePlace } from './actor.ts';
import { type Act, ROLE_TABLE } from './role-table.ts';

/** What an act is about: somebody's own things, or a unit's. */
export interface Target {
  /** The person whose things they are; `null` where they are a unit's. */
  readonly owner: { readonly userId: string | null; readonly hpr: string | null } | null;
  /** The unit that they belong to, and the places that it lies in, as a municipality and its county. */
  readonly place: Place | null;
  readonly within: readonly Place[];
}

/** Things of one person, which no unit has a say in. */
export function targetOfPerson(owner: NonNullable<Target['owner']>): Target {
  return { owner, place: null, within: [] };
}

/** Things of a unit. */
export function targetOfPlace(place: Place, within: readonly Place[] = []): Target {
  return { owner: null, place, within };
}

/** Roles that answer for an area and all that lies in it; for the others only the very unit counts. */
const AREA_ROLES: readonly Role[] = ['municipal-doctor', 'county-staff', 'regional-centre'];

/** Whether any role of the actor lets the act reach this very target. */
export function mayReach(actor: Actor | null, act: Act, target: Target): boolean {
  if (!actor) return false;
  return actor.roles.some((role) => {
    const reach = ROLE_TABLE[act][role];
    if (reach === 'all') return true;
    if (reach === 'unit') return holdsPlace(actor, role, target);
    return reach === 'own' && isOwner(actor, target);
  });
}

function isOwner(actor: Actor, { owner }: Target): boolean {
  if (!owner) return false;
  // Two people without a number are never the same person.
  return (
    (owner.userId !== null && owner.userId === actor.userId) ||
    (owner.hpr !== null && owner.hpr !== '' && owner.hpr === actor.hpr)
  );
}

function holdsPlace({ places }: Actor, role: Role, { place, within }: Target): boolean {
  if (!place) return false;
  const reachable = AREA_ROLES.includes(role) ? [place, ...within] : [place];
  return (places ?? []).some(
    (held) => held.role === role && reachable.some((each) => isSamePlace(held, each)),
  );
}

function isSamePlace(held: RolePlace, place: Place): boolean {
  return held.kind === place.kind && held.id === place.id;
}
