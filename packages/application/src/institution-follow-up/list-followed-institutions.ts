import type { OutputOf } from '@smalspor/contract/operations';
import type { CallContext, UnboundUseCase } from '@smalspor/contract/use-cases';
import { appendAudit } from '@smalspor/database/audit';
import { listCurrentPhases } from '@smalspor/database/institution-follow-up';
import type { Actor } from '@smalspor/domain/access';
import { bedDayState } from '@smalspor/domain/institution-follow-up';
import { currentProgrammes, programmeAt } from '@smalspor/domain/programmes';
import { formatMonth, type Month, norwegianDateOf } from '@smalspor/domain/time';
import { auditEntry } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { programmeText } from '../programmes/programme-text.ts';
import { type FollowedInstitution, followedInstitutions, institutionKinds } from './followed-institutions.ts';
import { readInstitutionData } from './institution-data.ts';

type View = OutputOf<'listFollowedInstitutions'>;

/** Who has delivered and who has not, by name and without a figure. Contacts are named, so each list is on record. */
export const listFollowedInstitutions: UnboundUseCase<House, 'listFollowedInstitutions'> = async (
  house,
  actor,
  _input,
  call,
) => describeFollowed(house, actor, call, 'follow-institutions');

export async function describeFollowed(
  house: House,
  actor: Actor,
  { requestId }: CallContext,
  act: string,
): Promise<View> {
  const { programmes, institutionFollowUp } = house.content;
  const all = await followedInstitutions(house, actor);
  const kinds = institutionKinds(currentProgrammes(programmes));
  const [phases, data] = await Promise.all([
    listCurrentPhases(house.db, [...new Set(all.flatMap(({ round }) => round?.programme.id ?? []))]),
    readInstitutionData(house, new Set()),
  ]);
  const audited = { act, objectKind: 'institutions', objectId: String(all.length), requestId };
  await appendAudit(house.db, auditEntry(house, actor, audited));
  return {
    until: monthOrNull(data?.until ?? null),
    reminderDays: institutionFollowUp.reminderDays,
    remindsByItself: institutionFollowUp.remindsByItself,
    kinds: kinds.map(({ id, name }) => ({ id, name })),
    institutions: all
      .map((institution) => describe(house, institution, phases))
      .sort(
        (a, b) =>
          a.county.localeCompare(b.county, 'nb') ||
          a.municipality.localeCompare(b.municipality, 'nb') ||
          a.name.localeCompare(b.name, 'nb'),
      ),
  };
}

function describe(
  { content }: House,
  institution: FollowedInstitution,
  phases: ReadonlyMap<string, string>,
): View['institutions'][number] {
  const { organisation, name, kind, municipalityToday, county, standing, round, contact, data } = institution;
  const { geography, programmes } = content;
  const programme = round && programmeAt(programmes, round.programme);
  const phase = round && programme?.phases.find(({ id }) => id === phases.get(round.id));
  return {
    organisation: String(organisation),
    name,
    kind: kind.id,
    municipality: geography.municipalityByCode.get(municipalityToday)?.name ?? municipalityToday,
    county: (county && geography.countyByCode.get(county)?.name) ?? '',
    standing,
    programme: programme ? programmeText(programme, 'short') : null,
    phase: standing === 'active' ? (phase?.name ?? null) : null,
    contact: contact?.name ?? null,
    data: data && {
      lastSales: monthOrNull(data.lastSales),
      bedDays: bedDayState(data),
      lastBedDays: monthOrNull(data.lastBedDays),
      openOddities: data.openOddities,
      mandate: data.mandate,
    },
    lacks: [...institution.lacks],
    reminder: institution.reminder,
    remindedOn: institution.remindedAt === null ? null : norwegianDateOf(institution.remindedAt),
  };
}

function monthOrNull(month: Month | null): string | null {
  return month === null ? null : formatMonth(month);
}
