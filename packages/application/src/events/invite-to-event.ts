import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { appendAudit } from '@smalspor/database/audit';
import { inviteGroupsToEvent, listInvitations, noteInvitations } from '@smalspor/database/events';
import { once } from '@smalspor/database/idempotency';
import { queueMail } from '@smalspor/database/mail';
import { takesRegistrations } from '@smalspor/domain/events';
import { Refusal } from '@smalspor/domain/refusal';
import { auditEntry } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { writeRequest } from '../idempotency/write-request.ts';
import { addressesOf } from '../programmes/addresses-of.ts';
import { demandCounty, demandRollOut, groupsOfCounty } from '../programmes/roll-out.ts';
import { gapsOf, invitationLink, invitationOccasion } from './event-letters.ts';
import { findEventToRun } from './find-my-event.ts';

/**
 * Makes the groups of a county welcome and writes to their leaders. A group that was written to before is left out; a leader of
 * several gets one letter. Who cannot be written to is noted, so that somebody calls.
 */
export const inviteToEvent: UnboundUseCase<House, 'inviteToEvent'> = async (house, actor, input, call) => {
  const { eventId, county } = input;
  const request = writeRequest(house, actor, 'inviteToEvent', input, call);
  const { value } = await once(house.db, request, async (trx) => {
    const { event } = await findEventToRun(house, trx, actor, eventId);
    if (!takesRegistrations(event, house.now())) {
      throw new Refusal('move-refused', 'The event is over or has been called off.');
    }
    if (event.programme === null) {
      throw new Refusal(
        'invalid-request',
        'Say which programme the event belongs to: its plan has the counties.',
      );
    }
    const planned = demandRollOut(house, event.programme);
    demandCounty(planned, county);
    const groups = await groupsOfCounty(house, planned, county);
    const added = new Set(
      await inviteGroupsToEvent(
        trx,
        eventId,
        groups.map(({ id }) => id),
      ),
    );
    const unwritten = new Set(
      (await listInvitations(trx, eventId))
        .filter(({ isWritten }) => isWritten === false)
        .map(({ groupId }) => groupId),
    );
    const invited = groups.filter(({ id }) => added.has(id) || unwritten.has(id));
    const leaders = [...new Set(invited.flatMap(({ leaders: [leader] }) => leader ?? []))];
    const addresses = await addressesOf(trx, leaders);
    const letters = await queueMail(
      trx,
      [...addresses].map(([hpr, { personId, address, language }]) => ({
        occasion: invitationOccasion(eventId, hpr),
        personId,
        hpr,
        letter: 'event-invitation',
        address,
        language,
        gaps: { ...gapsOf(event, language), link: invitationLink(house, event) },
      })),
      house.now(),
    );
    await noteInvitations(
      trx,
      eventId,
      invited.map(({ id, leaders: [leader = null] }) => ({
        groupId: id,
        leader,
        isWritten: leader !== null && addresses.has(leader),
      })),
    );
    const audited = { act: 'invite-to-event', objectKind: 'event', objectId: eventId };
    await appendAudit(trx, auditEntry(house, actor, { ...audited, requestId: call.requestId }));
    return { invited: added.size, letters, withoutAddress: leaders.length - addresses.size };
  });
  return value;
};
