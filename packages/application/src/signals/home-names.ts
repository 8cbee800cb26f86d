import type { House } from '../house/house.ts';
import { findInstitution } from '../institutions/find-institution.ts';

/** What the register calls some institutions today, by number. */
export async function homeNames(
  house: Pick<House, 'content' | 'now' | 'db'>,
  organisations: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const names = new Map<number, string>();
  for (const organisation of organisations) {
    const found = await findInstitution(house, house.db, organisation);
    if (found) names.set(organisation, found.name);
  }
  return names;
}
