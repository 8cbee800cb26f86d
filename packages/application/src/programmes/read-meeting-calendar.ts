import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { findPerson } from '@smalspor/database/people';
import { listMeetingTimes } from '@smalspor/database/programmes';
import { Refusal } from '@smalspor/domain/refusal';
import { writeCalendar } from '../calendar/write-calendar.ts';
import type { House } from '../house/house.ts';
import { findMyRound } from './find-my-round.ts';
import { programmeText } from './programme-text.ts';

/** A meeting as a calendar file. */
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
  return writeCalendar(house, language, {
    id: `${entry.id}.${meeting.id}`,
    version: time.version,
    startsAt: time.startsAt,
    endsAt: time.endsAt,
    title: `${programmeText(programme, 'short')[language]}: ${meeting.name[language]}`,
    description: meeting.agenda.map(({ minutes, text }) => `${minutes} min: ${text[language]}`).join('\n'),
    place: time.place,
    path: `/rounds/${entry.id}`,
    isCancelled: false,
    fileName: `${programme.id}-${meeting.id}`,
  });
};
