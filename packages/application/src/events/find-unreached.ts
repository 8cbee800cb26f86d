import type { OutputOf } from '@smalspor/contract/operations';
import type { EventInvitation, Registered, StoredEvent } from '@smalspor/database/events';
import { listGroups } from '@smalspor/database/groups';
import { listUndelivered } from '@smalspor/database/mail';
import { systemScope } from '@smalspor/domain/access';
import { norwegianDateOf } from '@smalspor/domain/time';
import type { House } from '../house/house.ts';
import { namesOf } from '../programmes/names-of.ts';
import { invitationOccasion } from './event-letters.ts';

type Unreached = NonNullable<OutputOf<'readEvent'>['running']>['unreached'][number];

/**
 * The invited groups whose leader no letter has reached, so that somebody calls: without a leader, without an address, or with
 * a letter that came back. A leader who has asked for a place knows of the event.
 */
export async function findUnreached(
  house: House,
  { id }: StoredEvent,
  invitations: readonly EventInvitation[],
  registrations: readonly Registered[],
): Promise<Unreached[]> {
  const knowing = new Set(registrations.map(({ hpr }) => hpr));
  const occasions = invitations.flatMap(({ leader }) =>
    leader === null ? [] : [invitationOccasion(id, leader)],
  );
  const undelivered = await listUndelivered(house.db, occasions);
  const whyOf = ({ leader, isWritten }: EventInvitation): Unreached['why'] | null => {
    if (isWritten === null || (leader !== null && knowing.has(leader))) return null;
    if (leader === null) return 'no-leader';
    if (!isWritten) return 'no-address';
    return undelivered.has(invitationOccasion(id, leader)) ? 'not-delivered' : null;
  };
  const found = invitations.flatMap((invitation) => {
    const why = whyOf(invitation);
    return why === null ? [] : [{ ...invitation, why }];
  });
  if (found.length === 0) return [];
  const [groups, names] = await Promise.all([
    listGroups(house.db, systemScope('list-group'), norwegianDateOf(house.now())),
    namesOf(
      house,
      found.flatMap(({ leader }) => leader ?? []),
    ),
  ]);
  const groupById = new Map(groups.map((group) => [group.id, group]));
  const { municipalityByCode } = house.content.geography;
  return found.map(({ groupId, leader, why }) => {
    const group = groupById.get(groupId);
    return {
      group: group?.name ?? groupId,
      municipality: municipalityByCode.get(group?.municipality ?? '')?.name ?? null,
      leader: leader === null ? null : (names.get(leader) ?? null),
      why,
    };
  });
}
