import { randomUUID } from 'node:crypto';
import type { CallContext } from '@smalspor/contract/use-cases';
import { recordSignIn } from '@smalspor/database/people';
import type { Actor, Place, Role } from '@smalspor/domain/access';
import type { House } from '../../house/house.ts';

export const newCall = (idempotencyKey: string = randomUUID()): CallContext => ({
  requestId: 'r',
  idempotencyKey,
});

/** Somebody with an account and one role, held in the places named. */
export async function personAt(
  house: House,
  name: string,
  role: Role,
  ...places: readonly Place[]
): Promise<Actor> {
  const who = { issuer: 'i', subject: name, name, hpr: null, pidPseudonym: null, at: house.now() };
  const { id } = await recordSignIn(house.db, who);
  return {
    userId: id,
    name,
    roles: [role],
    hpr: null,
    places: places.map((place) => ({ role, ...place })),
  };
}
