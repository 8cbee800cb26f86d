import { answerEventQuestions, readEventQuestions } from './answer-event-questions.ts';
import { inviteInstitutionsToEvent } from './invite-institutions-to-event.ts';
import { inviteToEvent } from './invite-to-event.ts';
import { planEventDay } from './plan-event-day.ts';
import { readEventOpinions } from './read-event-opinions.ts';
import { listEvents, readEvent, readEventCalendar, readInvitation } from './read-events.ts';
import { registerColleagues } from './register-colleagues.ts';
import { cancelEvent, changeEvent, makeEvent, noteAttendance } from './run-events.ts';
import { registerForEvent, withdrawFromEvent } from './take-part-in-events.ts';

/** What the contract’s operations about events do. */
export const operations = {
  listEvents,
  readEvent,
  readInvitation,
  readEventCalendar,
  registerForEvent,
  withdrawFromEvent,
  makeEvent,
  changeEvent,
  cancelEvent,
  inviteToEvent,
  planEventDay,
  inviteInstitutionsToEvent,
  registerColleagues,
  noteAttendance,
  readEventQuestions,
  answerEventQuestions,
  readEventOpinions,
};
