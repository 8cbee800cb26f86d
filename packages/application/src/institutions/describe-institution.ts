import type { OutputOf } from '@smalspor/contract/operations';
import { listInstitutionPeople, listOpenInvitations } from '@smalspor/database/institutions';
import { type Actor, canReadRoster, mayAtInstitution } from '@smalspor/domain/access';
import { isInvitationOpen } from '@smalspor/domain/institutions';
import { fillMessage } from '@smalspor/domain/texts';
import { norwegianDateOf } from '@smalspor/domain/time';
import type { House } from '../house/house.ts';
import { describeNext } from '../programmes/describe-next.ts';
import { participantOf } from '../programmes/participant-of.ts';
import { programmeText } from '../programmes/programme-text.ts';
import { describeHistory } from './describe-history.ts';
import type { FoundInstitution } from './find-institution.ts';
import { type InstitutionRound, roundsOfInstitution } from './institution-rounds.ts';
import { mayEndAccess } from './may-end-access.ts';

type View = OutputOf<'readInstitution'>;

/** An institution as it concerns one reader: its people for who runs it or names its contact, and nobody's figures. */
export async function describeInstitution(
  house: House,
  actor: Actor,
  institution: FoundInstitution,
): Promise<View> {
  const { organisation, name, wards, isOpen, target } = institution;
  const { geography } = house.content;
  const may = (act: Parameters<typeof mayAtInstitution>[1]) => mayAtInstitution(actor, act, target);
  const [history, rounds, people, invitations] = await Promise.all([
    describeHistory(house, organisation),
    roundsOfInstitution(house, house.db, organisation),
    listInstitutionPeople(house.db, organisation),
    listOpenInvitations(house.db, organisation),
  ]);
  const [takesIn, namesContact] = [may('run-institution'), may('invite-institutions')];
  const managed = takesIn || namesContact;
  const placeOf = (kind: string) => target.within.find((place) => place.kind === kind)?.id ?? '';
  return {
    organisation: String(organisation),
    name,
    municipality: geography.municipalityByCode.get(placeOf('municipality'))?.name ?? institution.municipality,
    county: geography.countyByCode.get(placeOf('county'))?.name ?? null,
    isOpen,
    wards: wards.map(({ wardType: type, beds }) => ({ type, beds })),
    history: [...history],
    contact:
      people.findLast((one) => one.role === 'institution-contact' && one.endedAt === null)?.name ?? null,
    isOwn: may('read-institution-figures'),
    takesIn,
    namesContact,
    rounds: rounds.map((round) => describeRoundOf(house, actor, institution, round)),
    people: managed
      ? people.map((person) => ({
          personId: person.personId,
          name: person.name,
          role: person.role,
          hasHpr: person.hpr !== null,
          since: person.since,
          endedOn: person.endedAt === null ? null : norwegianDateOf(person.endedAt),
          isSelf: person.personId === actor.userId,
          mayEnd: mayEndAccess(actor, institution, person),
        }))
      : null,
    invitations: managed
      ? invitations
          .filter(({ role }) => namesContact || role === 'institution-staff')
          .map((one) => ({
            invitationId: one.id,
            name: one.name,
            role: one.role,
            expiresOn: norwegianDateOf(one.expiresAt),
            isOver: !isInvitationOpen(one, house.now()),
          }))
      : null,
  };
}

function describeRoundOf(
  house: House,
  actor: Actor,
  { organisation }: FoundInstitution,
  { entry, programme, round }: InstitutionRound,
): View['rounds'][number] {
  const { messages } = house.content;
  const next = describeNext(programme, round, norwegianDateOf(house.now()), messages);
  return {
    id: entry.id,
    programme: programmeText(programme, 'short'),
    status: round.status,
    statusText: fillMessage(messages, `programme.status.${round.status}`),
    isMine:
      round.participants.has(participantOf(actor)) ||
      canReadRoster(actor, { kind: 'institution', id: String(organisation) }),
    phases: programme.phases.map(({ id, name }) => ({
      id,
      name,
      begunOn: round.phases.find((phase) => phase.id === id)?.on ?? null,
    })),
    next: next && { name: next.name, waitsFor: next.waitsFor },
  };
}
