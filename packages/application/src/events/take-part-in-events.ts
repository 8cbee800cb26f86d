import type { CallContext, UnboundUseCase } from '@smalspor/contract/use-cases';
import { appendAudit } from '@smalspor/database/audit';
import { listRegistrations, type StoredEvent, saveRegistration } from '@smalspor/database/events';
import { once } from '@smalspor/database/idempotency';
import type { Db } from '@smalspor/database/schema';
import type { Actor } from '@smalspor/domain/access';
import { moveUp, takeSeat, takesRegistrations } from '@smalspor/domain/events';
import { Refusal } from '@smalspor/domain/refusal';
import { auditEntry } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { writeRequest } from '../idempotency/write-request.ts';
import { ownInstitutions } from '../teaching/own-institutions.ts';
import { describeEvent } from './describe-event.ts';
import { queueEventLetters } from './event-letters.ts';
import { findMyEvent } from './find-my-event.ts';

/** A place, or one in the queue. The event is locked, so that of two who ask for the last place one gets it. */
export const registerForEvent: UnboundUseCase<House, 'registerForEvent'> = async (
  house,
  actor,
  input,
  call,
) => {
  const { eventId, code } = input;
  await once(house.db, writeRequest(house, actor, 'registerForEvent', input, call), async (trx) => {
    const { event, registrations } = await findMyEvent(house, trx, actor, { eventId, code, forChange: true });
    demandOpen(house, event);
    const outcome = takeSeat(event, registrations, actor.userId);
    if (outcome.kind === 'full')
      throw new Refusal('move-refused', 'All places are taken, and there is no waiting list.');
    if (outcome.kind === 'unchanged') return null;
    const [organisation = null, other = null] = ownInstitutions(actor);
    const forWhom = other === null ? organisation : null;
    await saveRegistration(trx, event.id, outcome.registration, forWhom);
    const act = outcome.registration.state === 'waiting' ? 'wait-for-event' : 'register-for-event';
    const audited = { act, objectKind: 'event', objectId: event.id, requestId: call.requestId };
    await appendAudit(trx, auditEntry(house, actor, audited));
    return null;
  });
  return describeEvent(house, await findMyEvent(house, house.db, actor, { eventId }), actor);
};

export const withdrawFromEvent: UnboundUseCase<House, 'withdrawFromEvent'> = async (
  house,
  actor,
  input,
  call,
) => {
  const { eventId } = input;
  await once(house.db, writeRequest(house, actor, 'withdrawFromEvent', input, call), async (trx) => {
    const { event, self } = await findMyEvent(house, trx, actor, { eventId, forChange: true });
    if (self === null) throw new Refusal('not-found', 'You have no place at this event.');
    demandOpen(house, event);
    if (self.state === 'withdrawn') return null;
    await saveRegistration(trx, event.id, { ...self, state: 'withdrawn' });
    const audited = { act: 'withdraw-from-event', objectKind: 'event', objectId: event.id };
    await appendAudit(trx, auditEntry(house, actor, { ...audited, requestId: call.requestId }));
    await letPeopleMoveUp(house, trx, actor, event, call);
    return null;
  });
  return describeEvent(house, await findMyEvent(house, house.db, actor, { eventId }), actor);
};

/** Gives the places that are free to those who wait, and tells them. Hold the event locked. */
export async function letPeopleMoveUp(
  house: House,
  trx: Db,
  actor: Actor,
  event: StoredEvent,
  call: CallContext,
): Promise<void> {
  const registrations = await listRegistrations(trx, event.id);
  const risen = moveUp(event, registrations);
  for (const registration of risen) await saveRegistration(trx, event.id, registration);
  for (const { personId, number } of risen) {
    const who = registrations.filter((each) => each.personId === personId);
    await queueEventLetters(house, trx, event, 'event-moved-up', String(number), who);
    const moved = {
      act: 'move-up-at-event',
      objectKind: 'event',
      objectId: event.id,
      requestId: call.requestId,
    };
    await appendAudit(trx, auditEntry(house, actor, moved));
  }
}

function demandOpen(house: House, event: StoredEvent): void {
  if (takesRegistrations(event, house.now())) return;
  throw new Refusal('move-refused', 'The event is over or has been called off.');
}
