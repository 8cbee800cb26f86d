import type { House } from '../packages/application/src/house/house.ts';
import { namesOf } from '../packages/application/src/programmes/names-of.ts';
import { lastQuarterEnd } from '../packages/application/src/reports/report-period.ts';
import { listGroupMembers, listGroups } from '../packages/database/src/groups/index.ts';
import { listPractitioners } from '../packages/database/src/prescribers/index.ts';
import { systemScope } from '../packages/domain/src/access/index.ts';

/** A CME group for a walk, with people who are in it from the first day to the last and have a list all the time. */
export interface StableGroup {
  readonly name: string;
  readonly leader: string;
  readonly doctors: readonly string[];
  /** Somebody of another group who stays as well. */
  readonly another: string;
}

/** Finds a group whose leader and three more doctors stay: in an invented country too, doctors retire in the middle of a course. */
export async function findStableGroup(house: House, first: string, last: string): Promise<StableGroup> {
  const scope = systemScope('list-group');
  const reader = await house.shelf.current();
  if (reader === null) throw new Error('The home has no release');
  const end = lastQuarterEnd(reader.manifest);
  const listed = new Set(reader.homes.at(end).map(({ prescriber }) => prescriber));
  const known = await listPractitioners(house.db, scope, last);
  const withList = new Set(known.filter(({ prescriber }) => listed.has(prescriber)).map(({ hpr }) => hpr));
  for (const group of await listGroups(house.db, scope, first)) {
    const later = await listGroupMembers(house.db, scope, group.id, last);
    const stays = (hpr: string): boolean => withList.has(hpr) && later.some((member) => member.hpr === hpr);
    const leader = group.leaders.find(
      (hpr) => stays(hpr) && later.some((one) => one.hpr === hpr && one.leads),
    );
    const members = (await listGroupMembers(house.db, scope, group.id, first))
      .map(({ hpr }) => hpr)
      .filter((hpr) => stays(hpr) && hpr !== leader);
    if (leader === undefined || members.length < 3) continue;
    const inGroup = new Set(later.map(({ hpr }) => hpr));
    const another = [...withList].find((hpr) => !inGroup.has(hpr)) ?? '';
    const names = await namesOf(house, [leader, ...members, another]);
    const nameOf = (hpr: string): string => names.get(hpr) ?? '';
    return {
      name: group.name,
      leader: nameOf(leader),
      doctors: members.slice(0, 3).map(nameOf),
      another: nameOf(another),
    };
  }
  throw new Error('No group stays together long enough for a course');
}
