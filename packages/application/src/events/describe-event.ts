import type { OutputOf } from '@smalspor/contract/operations';
import { listInvitations, type Registered, type StoredEvent } from '@smalspor/database/events';
import { type Actor, canPlanRollOut } from '@smalspor/domain/access';
import { freeSeats, placeInQueue, takesRegistrations } from '@smalspor/domain/events';
import { currentProgramme } from '@smalspor/domain/programmes';
import type { House } from '../house/house.ts';
import { ownEvaluation } from './answer-event-questions.ts';
import { describeColleagues, describeHomes } from './describe-homes.ts';
import { invitationLink } from './event-letters.ts';
import { invitesCounty, organiserOf } from './event-organisers.ts';
import type { MyEvent } from './find-my-event.ts';
import { findUnreached } from './find-unreached.ts';

type EventView = OutputOf<'readEvent'>;

/** An event as it concerns one reader; the names of others for who runs it alone. */
export async function describeEvent(
  house: House,
  { event, registrations, self, runs }: MyEvent,
  actor: Actor,
): Promise<EventView> {
  const { code, region, agenda, material, ...told } = event;
  const free = freeSeats(event, registrations);
  return {
    ...told,
    agenda: [...agenda],
    material: [...material],
    organiser: organiserOf(house, region),
    own: self?.state ?? 'none',
    placeInQueue: self === null ? null : placeInQueue(registrations, self.personId),
    attended: self?.state === 'registered' ? self.attended : null,
    evaluation: await ownEvaluation(house, house.db, event, self),
    freeSeats: Number.isFinite(free) ? Math.max(0, free) : null,
    isOpen: takesRegistrations(event, house.now()),
    isOver: isOver(event, house.now()),
    colleagues: await describeColleagues(house, actor, registrations),
    running: runs ? await describeRunning(house, actor, event, registrations) : null,
  };
}

export function isOver({ endsAt }: Pick<StoredEvent, 'endsAt'>, now: string): boolean {
  return Date.parse(endsAt) <= Date.parse(now);
}

async function describeRunning(
  house: House,
  actor: Actor,
  event: StoredEvent,
  registrations: readonly Registered[],
): Promise<EventView['running']> {
  const { content, db } = house;
  const programme = event.programme === null ? null : currentProgramme(content.programmes, event.programme);
  const invitesGroups = canPlanRollOut(actor);
  const invitations = invitesGroups ? await listInvitations(db, event.id) : [];
  return {
    invitationLink: invitationLink(house, event),
    isForInstitutions: programme?.units.some(({ register }) => register === 'institutions') ?? false,
    homes: await describeHomes(house, actor, event, registrations),
    meetings: (programme?.meetings ?? []).map(({ id, name }) => ({ id, name: { ...name } })),
    groups: invitations.length,
    invitesGroups,
    unreached: await findUnreached(house, event, invitations, registrations),
    people: registrations.map(({ personId, name, state, attended, address }) => ({
      id: personId,
      name,
      state,
      attended,
      getsLetters: address !== null,
    })),
    counties: (programme?.rollOut?.counties ?? [])
      .filter(({ county }) => invitesCounty(house, event, county))
      .map(({ county }) => ({ county, name: content.geography.countyByCode.get(county)?.name ?? county }))
      .sort((a, b) => (a.county < b.county ? -1 : 1)),
  };
}
