import type { OutputOf } from '@smalspor/contract/operations';
import { listInvitedInstitutions, type Registered, type StoredEvent } from '@smalspor/database/events';
import type { Actor } from '@smalspor/domain/access';
import type { House } from '../house/house.ts';
import { listInstitutionsToday } from '../institutions/find-institution.ts';
import { ownInstitutions } from '../teaching/own-institutions.ts';
import { peopleOfInstitution } from './people-of-institution.ts';
import { followedOf, meetingsRecorded } from './record-meeting.ts';

type EventView = OutputOf<'readEvent'>;

/** The people of the reader's own institution, who can be given places; `null` for who works at none, or at several. */
export async function describeColleagues(
  house: House,
  actor: Actor,
  registrations: readonly Registered[],
): Promise<EventView['colleagues']> {
  const [organisation, other] = ownInstitutions(actor);
  if (organisation === undefined || other !== undefined) return null;
  const people = await peopleOfInstitution(house.db, organisation);
  return {
    organisation: String(organisation),
    people: people.map(({ personId, name }) => ({
      id: personId,
      name,
      state: registrations.find((each) => each.personId === personId)?.state ?? 'none',
    })),
  };
}

/** The institutions that are invited or come; of those that the reader follows, whether the meeting stands in their rounds. */
export async function describeHomes(
  house: House,
  actor: Actor,
  event: StoredEvent,
  registrations: readonly Registered[],
): Promise<NonNullable<EventView['running']>['homes']> {
  const invited = new Map(
    (await listInvitedInstitutions(house.db, event.id)).map((each) => [each.organisation, each.isWritten]),
  );
  const coming = registrations.filter(({ state }) => state === 'registered');
  const all = [...new Set([...invited.keys(), ...coming.flatMap(({ organisation }) => organisation ?? [])])];
  if (all.length === 0) return [];
  const homes = await listInstitutionsToday(house, house.db);
  const named = new Map(homes.map(({ organisation, name }) => [organisation, name]));
  const recorded = await meetingsRecorded(house, event, followedOf(house, actor, homes, all));
  return all
    .map((organisation) => ({
      organisation: String(organisation),
      name: named.get(organisation) ?? null,
      isWritten: invited.get(organisation) ?? null,
      people: coming.filter((each) => each.organisation === organisation).length,
      isRecorded: recorded.get(organisation) ?? null,
    }))
    .sort((a, b) => (a.name ?? a.organisation).localeCompare(b.name ?? b.organisation, 'nb'));
}
