import { listGroupMembers, listGroupsOf } from '@smalspor/database/groups';
import { listInstitutionPeople } from '@smalspor/database/institutions';
import { findPractitioner } from '@smalspor/database/prescribers';
import type { Db } from '@smalspor/database/schema';
import { type Actor, systemScope } from '@smalspor/domain/access';
import { norwegianDateOf } from '@smalspor/domain/time';
import type { House } from '../house/house.ts';

export interface Colleague {
  readonly hpr: string;
  readonly name: string;
}

/** The other members of the actor's own groups today, and those with an HPR number in the own institutions, by name. */
export async function findColleagues(
  house: Pick<House, 'db' | 'now'>,
  actor: Actor,
): Promise<readonly Colleague[]> {
  const [ofGroups, ofInstitutions] = await Promise.all([
    inGroups(house, actor),
    inInstitutions(house.db, actor),
  ]);
  const all = new Map([...ofInstitutions, ...ofGroups].map((one) => [one.hpr, one]));
  return [...all.values()].sort((a, b) => a.name.localeCompare(b.name, 'nb'));
}

async function inInstitutions(db: Db, { places, userId }: Actor): Promise<readonly Colleague[]> {
  const own = (places ?? []).filter(({ kind }) => kind === 'institution');
  const people = await Promise.all(own.map(({ id }) => listInstitutionPeople(db, Number(id))));
  return people
    .flat()
    .filter(({ endedAt, personId }) => endedAt === null && personId !== userId)
    .flatMap(({ hpr, name }) => (hpr === null ? [] : [{ hpr, name }]));
}

async function inGroups(house: Pick<House, 'db' | 'now'>, actor: Actor): Promise<readonly Colleague[]> {
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
  return found.flatMap((one) => (one === null ? [] : [{ hpr: one.hpr, name: one.name }]));
}
