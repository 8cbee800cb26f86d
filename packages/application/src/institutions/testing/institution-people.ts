import type { Actor, Place, Role } from '@smalspor/domain/access';

/** Somebody with one role, held in the places named. */
export function actorAt(role: Role, ...places: readonly Place[]): Actor {
  return {
    userId: `${role}-1`,
    name: role,
    roles: [role],
    hpr: null,
    places: places.map((place) => ({ role, ...place })),
  };
}
