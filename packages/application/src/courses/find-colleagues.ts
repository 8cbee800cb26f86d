import { listGroupMembers, listGroupsOf } from '@smalspor/database/groups';
import { findPractitioner } from '@smalspor/database/prescribers';
import { type Actor, systemScope } from '@smalspor/domain/access';
import { norwegianDateOf } from '@smalspor/domain/time';
import type { House } from '../house/house.ts';

export interface Colleague {
  readonly hpr: string;
  readonly name: string;
}

/** The other members of the actor's own groups today, by name. */
export async function findColleagues(
  house: Pick<House, 'db' | 'now'>,
  actor: Actor,
): Promise<readonly Colleague[]> {
  if (actor.hpr === null) return [];
  const today = norwegianDateOf(house.now());
  const scope = systemScope('list-group');
  const numbers = new Set<string>();
  for (const { groupId } of await listGroupsOf(house.db, actor.hpr, today)) {
    for (const { hpr } of await listGroupMembers(house.db, scope, groupId, today)) numbers.add(hpr);
  }
  numbers.delete(actor.hpr);
  const found = await Promise.all(
    [...numbers].map((hpr) => findPractitioner(house.db, { kind: 'own', hpr }, hpr, today)),
  );
  return found
    .flatMap((one) => (one === null ? [] : [{ hpr: one.hpr, name: one.name }]))
    .sort((a, b) => a.name.localeCompare(b.name, 'nb'));
}
