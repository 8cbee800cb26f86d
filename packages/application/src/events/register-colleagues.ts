import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { appendAudit } from '@smalspor/database/audit';
import { listRegistrations, saveRegistration } from '@smalspor/database/events';
import { once } from '@smalspor/database/idempotency';
import { takeSeat, takesRegistrations } from '@smalspor/domain/events';
import { Refusal } from '@smalspor/domain/refusal';
import { auditEntry, auditRefusal } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { writeRequest } from '../idempotency/write-request.ts';
import { requireOwnInstitution } from '../teaching/require-own-institution.ts';
import { describeEvent } from './describe-event.ts';
import { findMyEvent } from './find-my-event.ts';
import { peopleOfInstitution } from './people-of-institution.ts';

/**
 * An institution's contact asks for places for several of its people at once, in the order in which they are named. Those who
 * have a place keep it; where places run out, the others wait, or are refused together where there is no queue.
 */
export const registerColleagues: UnboundUseCase<House, 'registerColleagues'> = async (
  house,
  actor,
  input,
  call,
) => {
  const { eventId, people } = input;
  const act = {
    act: 'register-colleagues',
    objectKind: 'event',
    objectId: eventId,
    requestId: call.requestId,
  };
  return auditRefusal(house, actor, act, async () => {
    const organisation = requireOwnInstitution(actor, 'keep-institution-work', input.organisation);
    await once(house.db, writeRequest(house, actor, 'registerColleagues', input, call), async (trx) => {
      const { event } = await findMyEvent(house, trx, actor, { eventId, forChange: true });
      if (!takesRegistrations(event, house.now())) {
        throw new Refusal('move-refused', 'The event is over or has been called off.');
      }
      const own = new Set((await peopleOfInstitution(trx, organisation)).map(({ personId }) => personId));
      if (people.some((person) => !own.has(person))) {
        throw new Refusal('not-found', 'Not everyone here works at your institution. Reload the page.');
      }
      for (const person of people) {
        const outcome = takeSeat(event, await listRegistrations(trx, event.id), person);
        if (outcome.kind === 'full') {
          throw new Refusal('move-refused', 'There are not places for all, and there is no waiting list.');
        }
        if (outcome.kind === 'unchanged') continue;
        await saveRegistration(trx, event.id, outcome.registration, organisation);
      }
      await appendAudit(trx, auditEntry(house, actor, { ...act, reason: `${people.length} people` }));
      return null;
    });
    return describeEvent(house, await findMyEvent(house, house.db, actor, { eventId }), actor);
  });
};
