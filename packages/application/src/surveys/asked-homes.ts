import type { Db } from '@smalspor/database/schema';
import type { Institution, InstitutionWard } from '@smalspor/domain/institutions';
import { countyNow } from '@smalspor/domain/organisation';
import { askedWardTypes, type PlacedHome, type SurveyDefinition } from '@smalspor/domain/surveys';
import { monthOfDate, norwegianDateOf } from '@smalspor/domain/time';
import type { House } from '../house/house.ts';
import { listInstitutionsToday } from '../institutions/index.ts';
import { municipalityIn } from '../programmes/municipality-in.ts';

export interface AskedInstitution extends PlacedHome {
  readonly organisation: number;
}

/** The open wards of an institution that a survey asks about. */
export function askedWards(
  { isOpen, wards }: Pick<Institution, 'isOpen' | 'wards'>,
  definition: Pick<SurveyDefinition, 'units'>,
  units: readonly string[],
): readonly InstitutionWard[] {
  const types = askedWardTypes(definition, units);
  return isOpen ? wards.filter(({ wardType }) => types.includes(wardType)) : [];
}

/** The institutions that a survey asks, and where they lie today. */
export async function listAskedInstitutions(
  house: House,
  db: Db,
  definition: Pick<SurveyDefinition, 'units'>,
  units: readonly string[],
): Promise<readonly AskedInstitution[]> {
  const asked = (await listInstitutionsToday(house, db)).filter(
    (institution) => askedWards(institution, definition, units).length > 0,
  );
  return asked.flatMap(({ organisation, municipality }) => {
    const place = placeOf(house, municipality);
    return place ? [{ organisation, ...place }] : [];
  });
}

/** Municipality and county of today; `null` for a municipality that nobody knows. */
export function placeOf({ content, now }: House, municipality: string): PlacedHome | null {
  const { geography } = content;
  const county = countyNow(geography, municipality);
  const month = monthOfDate(norwegianDateOf(now()));
  return county === null ? null : { municipality: municipalityIn(geography, municipality, month), county };
}
