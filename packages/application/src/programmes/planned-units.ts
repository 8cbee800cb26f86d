import { listGroups } from '@smalspor/database/groups';
import { type Actor, mayAtInstitution, systemScope } from '@smalspor/domain/access';
import type { ProgrammeDefinition, UnitRegister } from '@smalspor/domain/programmes';
import { norwegianDateOf } from '@smalspor/domain/time';
import type { House } from '../house/house.ts';
import { listInstitutionsToday, targetOfInstitution } from '../institutions/find-institution.ts';
import { kindOfInstitution } from './kind-of-institution.ts';
import { recruitsIn } from './recruits-in.ts';
import { kindsIn } from './unit-register.ts';

/** A unit that a programme can be offered, where it lies, and whether the actor may ask it. */
export interface PlannedUnit {
  readonly municipality: string;
  readonly mayInvite: boolean;
}

/** The register that the units of a programme stand in, for one that goes county by county. */
export function registerOf(programme: Pick<ProgrammeDefinition, 'units'>): UnitRegister {
  return kindsIn(programme, 'institutions').length > 0 ? 'institutions' : 'groups';
}

/** Every unit of today that a programme is for. */
export async function listPlannedUnits(
  house: House,
  actor: Actor,
  programme: ProgrammeDefinition,
): Promise<readonly PlannedUnit[]> {
  if (registerOf(programme) === 'groups') {
    const groups = await listGroups(house.db, systemScope('list-group'), norwegianDateOf(house.now()));
    return groups.map(({ municipality }) => ({
      municipality,
      mayInvite: recruitsIn(house, actor, municipality),
    }));
  }
  return (await listInstitutionsToday(house, house.db))
    .filter((institution) => institution.isOpen && kindOfInstitution(programme, institution) !== null)
    .map((institution) => ({
      municipality: institution.municipality,
      mayInvite: mayAtInstitution(actor, 'invite-institutions', targetOfInstitution(house, institution)),
    }));
}
