import { listInstitutionPeople } from '@smalspor/database/institutions';
import type { Db } from '@smalspor/database/schema';

/** Accounts of those who work at an institution now. */
export async function peopleOfInstitution(db: Db, organisation: number) {
  const people = await listInstitutionPeople(db, organisation);
  const current = people.filter(({ endedAt }) => endedAt === null);
  return [...new Map(current.map((person) => [person.personId, person])).values()];
}
