import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { listContactsOfInstitutions, listInvitedContacts } from '@smalspor/database/institutions';
import { listRounds } from '@smalspor/database/programmes';
import { type Actor, mayAtInstitution } from '@smalspor/domain/access';
import type { Institution } from '@smalspor/domain/institutions';
import { countyOfRound, isOpenIn } from '@smalspor/domain/programmes';
import { Refusal } from '@smalspor/domain/refusal';
import { formatMonth, monthOfDate, norwegianDateOf } from '@smalspor/domain/time';
import type { House } from '../house/house.ts';
import { kindOfInstitution } from '../programmes/kind-of-institution.ts';
import { currentPlan, demandCounty, demandRollOut, type PlannedProgramme } from '../programmes/roll-out.ts';
import { listInstitutionsToday, targetOfInstitution } from './find-institution.ts';

/** The open institutions that a programme is for, in a county of its plan. */
export async function institutionsOfCounty(
  house: House,
  { programme, rollOut }: PlannedProgramme,
  county: string,
): Promise<readonly Institution[]> {
  return (await listInstitutionsToday(house, house.db)).filter(
    (institution) =>
      institution.isOpen &&
      kindOfInstitution(programme, institution) !== null &&
      countyOfRound(house.content.geography, rollOut, institution.municipality) === county,
  );
}

/** Whether the actor may invite an institution. */
export function mayInvite(house: House, actor: Actor, institution: Institution): boolean {
  return mayAtInstitution(actor, 'invite-institutions', targetOfInstitution(house, institution));
}

export const listOfferedInstitutions: UnboundUseCase<House, 'listOfferedInstitutions'> = async (
  house,
  actor,
  input,
) => {
  const planned = demandRollOut(house, input.programme);
  demandCounty(planned, input.county);
  const all = await institutionsOfCounty(house, planned, input.county);
  const own = all.filter((institution) => mayInvite(house, actor, institution));
  if (own.length === 0 && all.length > 0) {
    throw new Refusal('not-found', 'There is no institution here that you may ask.');
  }
  const [rounds, contacts, invited, plan] = await Promise.all([
    listRounds(house.db, { programme: planned.programme.id, county: input.county }),
    listContactsOfInstitutions(house.db),
    listInvitedContacts(house.db, house.now()),
    currentPlan(house, planned),
  ]);
  const { geography } = house.content;
  return {
    county: geography.countyByCode.get(input.county)?.name ?? input.county,
    from: formatMonth(demandCounty({ rollOut: plan }, input.county).from),
    isOpen: isOpenIn(plan, input.county, monthOfDate(norwegianDateOf(house.now()))),
    institutions: own
      .map(({ organisation, name, municipality, wards }) => ({
        organisation: String(organisation),
        name,
        municipality: geography.municipalityByCode.get(municipality)?.name ?? municipality,
        wards: wards.map(({ wardType: type, beds }) => ({ type, beds })),
        contact: contacts.get(organisation) ?? null,
        invited: invited.get(organisation) ?? null,
        status: rounds.find(({ unit }) => unit.id === String(organisation))?.status ?? null,
      }))
      .sort(
        (a, b) => a.municipality.localeCompare(b.municipality, 'nb') || a.name.localeCompare(b.name, 'nb'),
      ),
  };
};
