import { accountsOfNumbers, namesOfAccounts } from '@smalspor/database/people';
import { listPractitioners } from '@smalspor/database/prescribers';
import { systemScope } from '@smalspor/domain/access';
import { norwegianDateOf } from '@smalspor/domain/time';
import type { House } from '../house/house.ts';
import { doctorIn, hprOf } from './participant-of.ts';

/**
 * Names by HPR number, as the register of practitioners has them today. Whom it does not have, such as a nurse of a nursing home,
 * is called as the account is; who has neither is left out.
 */
export async function namesOf(
  house: House,
  hprNumbers: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const scope = systemScope('list-group');
  const found = await listPractitioners(house.db, scope, norwegianDateOf(house.now()), hprNumbers);
  const names = new Map(found.map(({ hpr, name }) => [hpr, name]));
  const others = hprNumbers.filter((hpr) => !names.has(hpr));
  for (const [hpr, { name }] of await accountsOfNumbers(house.db, scope, others)) names.set(hpr, name);
  return names;
}

/** Names of people in rounds, by the id that rounds have for them; who has no HPR number is called as the account is. */
export async function namesOfPeople(
  house: House,
  participants: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const numbers = participants.flatMap((each) => hprOf(each) ?? []);
  const accounts = participants.filter((each) => hprOf(each) === null);
  const [doctors, others] = await Promise.all([
    namesOf(house, numbers),
    namesOfAccounts(
      house.db,
      systemScope('list-group'),
      accounts.map((each) => each.slice('person:'.length)),
    ),
  ]);
  return new Map([
    ...[...doctors].map(([hpr, name]) => [doctorIn(hpr), name] as const),
    ...[...others].map(([id, name]) => [`person:${id}`, name] as const),
  ]);
}
