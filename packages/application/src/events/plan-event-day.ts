import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { appendAudit } from '@smalspor/database/audit';
import { saveEventDay } from '@smalspor/database/events';
import { once } from '@smalspor/database/idempotency';
import { type EventDayFault, eventDayFault, inOrder } from '@smalspor/domain/events';
import { currentProgramme } from '@smalspor/domain/programmes';
import { Refusal } from '@smalspor/domain/refusal';
import { auditEntry } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { writeRequest } from '../idempotency/write-request.ts';
import { describeEvent } from './describe-event.ts';
import { findEventToRun, findMyEvent } from './find-my-event.ts';

const FAULTS: Readonly<Record<EventDayFault, string>> = {
  'agenda-time': 'Write each time as hours and minutes, such as 09:30.',
  'agenda-title': 'Say what happens at each time.',
  'material-title': 'Say what each link leads to.',
  'material-address': 'Write each address in full, beginning with https://.',
};

/** What happens at an event, what can be read, and the meeting of the programme that it counts as. */
export const planEventDay: UnboundUseCase<House, 'planEventDay'> = async (house, actor, input, call) => {
  const { eventId, version, meeting } = input;
  const fault = eventDayFault(input);
  if (fault) throw new Refusal('invalid-request', FAULTS[fault]);
  await once(house.db, writeRequest(house, actor, 'planEventDay', input, call), async (trx) => {
    const { event } = await findEventToRun(house, trx, actor, eventId);
    if (event.state === 'cancelled') throw new Refusal('move-refused', 'The event has been called off.');
    const programme =
      event.programme === null ? null : currentProgramme(house.content.programmes, event.programme);
    if (meeting !== null && !programme?.meetings.some(({ id }) => id === meeting)) {
      throw new Refusal('invalid-request', 'The event’s programme has no such meeting: choose another.');
    }
    const agenda = inOrder(
      input.agenda.map(({ time, title, speaker }) => ({
        time,
        title: title.trim(),
        speaker: speaker.trim(),
      })),
    );
    const material = input.material.map(({ title, url }) => ({ title: title.trim(), url }));
    if (!(await saveEventDay(trx, eventId, version, { agenda, material, meeting }))) {
      throw new Refusal('changed-meanwhile', 'Somebody else has changed this event: read it again.');
    }
    const audited = { act: 'plan-event-day', objectKind: 'event', objectId: eventId };
    await appendAudit(trx, auditEntry(house, actor, { ...audited, requestId: call.requestId }));
    return null;
  });
  return describeEvent(house, await findMyEvent(house, house.db, actor, { eventId }), actor);
};
