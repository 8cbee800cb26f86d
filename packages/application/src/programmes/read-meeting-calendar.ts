import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { findPerson } from '@smalspor/database/people';
import { listMeetingTimes } from '@smalspor/database/programmes';
import { Refusal } from '@smalspor/domain/refusal';
import ical, { ICalCalendarMethod } from 'ical-generator';
import type { House } from '../house/house.ts';
import { findMyRound } from './find-my-round.ts';
import { programmeText } from './programme-text.ts';

/** A meeting as a calendar file. A later one has a higher number, so that calendars move the entry instead of adding one. */
export const readMeetingCalendar: UnboundUseCase<House, 'readMeetingCalendar'> = async (
  house,
  actor,
  input,
) => {
  const { entry, programme } = await findMyRound(house, house.db, actor, input.roundId);
  const meeting = programme.meetings.find(({ id }) => id === input.meeting);
  const time = (await listMeetingTimes(house.db, entry.id)).find(({ meeting: id }) => id === input.meeting);
  if (!meeting || !time) throw new Refusal('not-found', 'This meeting has no time yet.');
  const language = (await findPerson(house.db, actor.userId))?.language ?? 'nb';
  const link = new URL(`/rounds/${entry.id}`, house.configuration.server.publicUrl).href;
  const calendar = ical({
    prodId: { company: 'Smalspor', product: 'Smalspor', language: language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
  });
  calendar.createEvent({
    id: `${entry.id}.${meeting.id}@${new URL(house.configuration.server.publicUrl).hostname}`,
    sequence: time.version - 1,
    start: new Date(time.startsAt),
    end: new Date(time.endsAt),
    stamp: new Date(house.now()),
    summary: `${programmeText(programme, 'short')[language]}: ${meeting.name[language]}`,
    description: meeting.agenda.map(({ minutes, text }) => `${minutes} min: ${text[language]}`).join('\n'),
    location: time.place,
    url: link,
  });
  return {
    bytes: new TextEncoder().encode(calendar.toString()),
    fileName: `${programme.id}-${meeting.id}.ics`,
    mediaType: 'text/calendar; charset=utf-8',
  };
};
