import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { appendAudit } from '@smalspor/database/audit';
import { inviteInstitutions } from '@smalspor/database/events';
import { once } from '@smalspor/database/idempotency';
import { listInstitutionPeople } from '@smalspor/database/institutions';
import { queueMail } from '@smalspor/database/mail';
import { findMailOfAccounts } from '@smalspor/database/people';
import { listRounds } from '@smalspor/database/programmes';
import type { Db } from '@smalspor/database/schema';
import { systemScope } from '@smalspor/domain/access';
import { takesRegistrations } from '@smalspor/domain/events';
import { isOrganisationNumber } from '@smalspor/domain/institutions';
import { Refusal } from '@smalspor/domain/refusal';
import { auditEntry } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { writeRequest } from '../idempotency/write-request.ts';
import { gapsOf, invitationLink } from './event-letters.ts';
import { invitesCounty } from './event-organisers.ts';
import { findEventToRun } from './find-my-event.ts';

/** The institutions of a county that are in the programme, by organisation number. */
async function enrolledIn(trx: Db, programme: string, county: string): Promise<readonly number[]> {
  const rounds = await listRounds(trx, { programme, county, statuses: ['enrolled', 'active'] });
  const numbers = rounds.map(({ unit }) => Number(unit.id)).filter(isOrganisationNumber);
  return [...new Set(numbers)].sort((a, b) => a - b);
}

/**
 * Makes the institutions of a county that are in the event's programme welcome, and writes to their contacts. The letter says
 * what and when, and nothing about the institution. A contact is written to once for each event.
 */
export const inviteInstitutionsToEvent: UnboundUseCase<House, 'inviteInstitutionsToEvent'> = async (
  house,
  actor,
  input,
  call,
) => {
  const { eventId, county } = input;
  const request = writeRequest(house, actor, 'inviteInstitutionsToEvent', input, call);
  const { value } = await once(house.db, request, async (trx) => {
    const { event } = await findEventToRun(house, trx, actor, eventId);
    if (!takesRegistrations(event, house.now())) {
      throw new Refusal('move-refused', 'The event is over or has been called off.');
    }
    if (event.programme === null) {
      throw new Refusal(
        'invalid-request',
        'Say which programme the event belongs to: its homes are invited.',
      );
    }
    if (!invitesCounty(house, event, county)) {
      throw new Refusal('not-found', 'There is no such county in the region that the event is for.');
    }
    const contacts = new Map<number, readonly string[]>();
    for (const organisation of await enrolledIn(trx, event.programme, county)) {
      const people = await listInstitutionPeople(trx, organisation);
      const current = people.filter(
        ({ role, endedAt }) => role === 'institution-contact' && endedAt === null,
      );
      contacts.set(
        organisation,
        current.map(({ personId }) => personId),
      );
    }
    const readers = await findMailOfAccounts(
      trx,
      systemScope('issue-reports'),
      'invitation',
      [...contacts.values()].flat(),
    );
    const letters = await queueMail(
      trx,
      [...readers.values()].map(({ personId, address, language }) => ({
        occasion: `event-invitation ${eventId} ${personId}`,
        personId,
        letter: 'event-invitation',
        address,
        language: language ?? 'nb',
        gaps: { ...gapsOf(event, language ?? 'nb'), link: invitationLink(house, event) },
      })),
      house.now(),
    );
    const invited = [...contacts].map(([organisation, people]) => ({
      organisation,
      isWritten: people.some((person) => readers.has(person)),
    }));
    await inviteInstitutions(trx, eventId, invited);
    const audited = { act: 'invite-institutions-to-event', objectKind: 'event', objectId: eventId };
    await appendAudit(trx, auditEntry(house, actor, { ...audited, requestId: call.requestId }));
    return {
      invited: invited.length,
      letters,
      withoutAddress: invited.filter(({ isWritten }) => !isWritten).length,
    };
  });
  return value;
};
