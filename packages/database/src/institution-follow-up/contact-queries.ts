import type { NoticeKind } from '@smalspor/domain/mail';
import type { Language } from '@smalspor/domain/texts';
import type { Db } from '../schema/tables.ts';

/** Somebody at an institution today, and where to write to. */
export interface PersonToWriteTo {
  readonly organisation: number;
  readonly personId: string;
  readonly name: string;
  /** `null` for who has none, or wants no letters of the kind. */
  readonly mailAddress: string | null;
  readonly language: Language | null;
}

/** The contact of each institution today, by number. */
export async function listContactsToWriteTo(
  db: Db,
  notice: NoticeKind,
): Promise<ReadonlyMap<number, PersonToWriteTo>> {
  const rows = await people(db).where('role', '=', 'institution-contact').execute();
  return new Map(rows.map((row) => read(row, notice)).map((person) => [person.organisation, person]));
}

/** Everybody who has a role in one institution today, each once. */
export async function listPeopleToWriteTo(
  db: Db,
  notice: NoticeKind,
  organisation: number,
): Promise<readonly PersonToWriteTo[]> {
  const rows = await people(db).where('unit_id', '=', String(organisation)).execute();
  const own = new Map(rows.map((row) => read(row, notice)).map((person) => [person.personId, person]));
  return [...own.values()];
}

function people(db: Db) {
  return db
    .selectFrom('role_assignments')
    .innerJoin('people', 'people.id', 'role_assignments.person_id')
    .select(['unit_id', 'people.id as personId', 'people.name', 'mail_address', 'language', 'notices_off'])
    .where('unit_kind', '=', 'institution')
    .where('ended_at', 'is', null)
    .orderBy('valid_from')
    .orderBy('people.name')
    .orderBy('role_assignments.id');
}

interface Row {
  readonly unit_id: string;
  readonly personId: string;
  readonly name: string;
  readonly mail_address: string | null;
  readonly language: Language | null;
  readonly notices_off: readonly NoticeKind[];
}

function read(
  { unit_id, personId, name, mail_address: address, language, notices_off: off }: Row,
  notice: NoticeKind,
): PersonToWriteTo {
  const mailAddress = off.includes(notice) ? null : address;
  return { organisation: Number(unit_id), personId, name, mailAddress, language };
}
