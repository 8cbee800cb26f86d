import { listInstitutionWards } from '@smalspor/database/institutions';
import type { Db } from '@smalspor/database/schema';
import {
  type Actor,
  type InstitutionAct,
  type InstitutionTarget,
  mayAtInstitution,
  type Place,
} from '@smalspor/domain/access';
import { type Institution, institutionsIn } from '@smalspor/domain/institutions';
import { countyNow, type Geography } from '@smalspor/domain/organisation';
import { Refusal } from '@smalspor/domain/refusal';
import { type Month, monthOfDate, norwegianDateOf } from '@smalspor/domain/time';
import type { House } from '../house/house.ts';
import { municipalityIn } from '../programmes/municipality-in.ts';

type RegisterHouse = Pick<House, 'content' | 'now'>;

/** An institution of today, with who may be asked about it. */
export interface FoundInstitution extends Institution {
  readonly target: InstitutionTarget;
}

/** Every institution that has begun, as it stands today. */
export async function listInstitutionsToday(house: RegisterHouse, db: Db): Promise<readonly Institution[]> {
  return institutionsIn(await listInstitutionWards(db), thisMonth(house));
}

/** An institution as it stands today, closed ones too; `null` for one that the register does not have. */
export async function findInstitution(
  house: RegisterHouse,
  db: Db,
  organisation: number,
): Promise<FoundInstitution | null> {
  if (!Number.isSafeInteger(organisation)) return null;
  const [found] = institutionsIn(await listInstitutionWards(db, organisation), thisMonth(house));
  return found ? { ...found, target: targetOfInstitution(house, found) } : null;
}

/**
 * An institution at which the actor may do one of the acts; for anyone else there is none. The caller writes the line in the
 * audit log.
 * @param organisation nine digits, as in the address
 * @throws Refusal `not-found`
 */
export async function requireInstitution(
  house: RegisterHouse,
  db: Db,
  actor: Actor,
  organisation: string,
  ...acts: readonly InstitutionAct[]
): Promise<FoundInstitution> {
  const found = await findInstitution(house, db, Number(organisation));
  if (!found || !acts.some((act) => mayAtInstitution(actor, act, found.target))) throw unknownInstitution();
  return found;
}

/** The institution with its municipality, county and health region of today. */
export function targetOfInstitution(
  house: RegisterHouse,
  { organisation, municipality }: Pick<Institution, 'organisation' | 'municipality'>,
): InstitutionTarget {
  return { organisation, within: placesOf(house.content.geography, municipality, thisMonth(house)) };
}

/** The same for many institutions: what day it is, is asked once. */
export function targetsToday(house: RegisterHouse): (institution: Institution) => InstitutionTarget {
  const month = thisMonth(house);
  return ({ organisation, municipality }) => ({
    organisation,
    within: placesOf(house.content.geography, municipality, month),
  });
}

/** The places that a municipality of any year lies in today, the municipality of today first. */
export function placesOfMunicipality(house: RegisterHouse, municipality: string): readonly Place[] {
  return placesOf(house.content.geography, municipality, thisMonth(house));
}

function placesOf(geography: Geography, municipality: string, month: Month): readonly Place[] {
  const county = countyNow(geography, municipality);
  const region = county === null ? undefined : geography.countyByCode.get(county)?.healthRegion;
  return [
    { kind: 'municipality', id: municipalityIn(geography, municipality, month) },
    ...(county === null ? [] : [{ kind: 'county', id: county } as const]),
    ...(region === undefined ? [] : [{ kind: 'region', id: region } as const]),
  ];
}

function thisMonth({ now }: Pick<House, 'now'>): Month {
  return monthOfDate(norwegianDateOf(now()));
}

export function unknownInstitution(): Refusal {
  return new Refusal('not-found', 'There is no such institution for you.');
}
