import type { InstitutionRole } from '@smalspor/domain/institutions';
import type { Db } from '../schema/tables.ts';

/** Somebody who has, or had, a role in an institution. */
export interface InstitutionPerson {
  /** The role assignment's. */
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly hpr: string | null;
  readonly role: InstitutionRole;
  readonly since: string;
  /** The instant from which it holds no more. */
  readonly endedAt: string | null;
}

/** Everybody who has had a role in an institution, in the order in which they came; history is never deleted. */
export async function listInstitutionPeople(
  db: Db,
  organisation: number,
): Promise<readonly InstitutionPerson[]> {
  const rows = await db
    .selectFrom('role_assignments')
    .innerJoin('people', 'people.id', 'role_assignments.person_id')
    .select([
      'role_assignments.id',
      'people.id as personId',
      'people.name',
      'people.hpr',
      'role',
      'valid_from as since',
      'ended_at as endedAt',
    ])
    .where('unit_kind', '=', 'institution')
    .where('unit_id', '=', String(organisation))
    .orderBy('valid_from')
    .orderBy('people.name')
    .orderBy('role_assignments.id')
    .execute();
  return rows.map((row) => ({ ...row, role: row.role as InstitutionRole }));
}

/** The contacts of institutions today, by organisation number. */
export async function listContactsOfInstitutions(db: Db): Promise<ReadonlyMap<number, string>> {
  const rows = await db
    .selectFrom('role_assignments')
    .innerJoin('people', 'people.id', 'role_assignments.person_id')
    .select(['unit_id as organisation', 'people.name'])
    .where('unit_kind', '=', 'institution')
    .where('role', '=', 'institution-contact')
    .where('ended_at', 'is', null)
    .orderBy('valid_from')
    .execute();
  return new Map(rows.map(({ organisation, name }) => [Number(organisation), name]));
}
