import { listGroupMembers } from '@smalspor/database/groups';
import { listInstitutionPeople } from '@smalspor/database/institutions';
import type { RoundEntry } from '@smalspor/database/programmes';
import type { Db } from '@smalspor/database/schema';
import { systemScope } from '@smalspor/domain/access';
import type { ProgrammeDefinition, UnitKind } from '@smalspor/domain/programmes';
import type { PlainDate } from '@smalspor/domain/time';
import type { House } from '../house/house.ts';
import { findInstitution } from '../institutions/find-institution.ts';
import { kindOfInstitution } from './kind-of-institution.ts';
import { doctorIn, participantOf } from './participant-of.ts';
import { kindOfUnit } from './unit-register.ts';

/** A unit as its register knows it on the day that a programme follows another. */
export interface FollowingUnit {
  readonly kind: UnitKind;
  readonly id: string;
  readonly name: string;
  readonly municipality: string | null;
  /** Whether somebody who took part still belongs to the unit. */
  readonly belongs: (participant: string) => boolean;
  /** Who leads when the former leader is gone; `null` where nobody is known. */
  readonly contact: string | null;
}

/** `null` for a unit that is gone, or that the following programme is not for. */
export async function followingUnit(
  house: House,
  trx: Db,
  { unit, municipality }: RoundEntry,
  following: ProgrammeDefinition,
  today: PlainDate,
): Promise<FollowingUnit | null> {
  const kind = kindOfUnit(following, unit);
  if (!kind) return null;
  const { id, name } = unit;
  if (kind.register === 'institutions') {
    const found = await findInstitution(house, trx, Number(id));
    if (!found?.isOpen || kindOfInstitution(following, found)?.id !== kind.id) return null;
    const people = (await listInstitutionPeople(trx, Number(id))).filter(
      ({ endedAt }) => endedAt === null || endedAt > house.now(),
    );
    const idOf = ({ hpr, personId }: (typeof people)[number]) => participantOf({ hpr, userId: personId });
    const now = new Set(people.map(idOf));
    const [contact] = people.filter(({ role }) => role === 'institution-contact').map(idOf);
    const belongs = (participant: string) => now.has(participant);
    return {
      ...{ kind, id, name: found.name, municipality: found.municipality },
      ...{ belongs, contact: contact ?? null },
    };
  }
  if (kind.register === 'groups') {
    const members = await listGroupMembers(trx, systemScope('list-group'), id, today);
    const [first] = members;
    if (!first) return null;
    const now = new Set(members.map(({ hpr }) => doctorIn(hpr)));
    const belongs = (participant: string) => now.has(participant);
    return {
      ...{ kind, id, name: first.groupName, municipality: first.municipality },
      ...{ belongs, contact: null },
    };
  }
  return { kind, id, name, municipality, belongs: () => true, contact: null };
}
