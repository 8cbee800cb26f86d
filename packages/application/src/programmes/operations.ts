import { inviteGroups, listOfferedGroups } from './invite-groups.ts';
import { leaveRound, scheduleMeeting } from './lead-round.ts';
import { shareFigures } from './own-acts.ts';
import { readMeetingCalendar } from './read-meeting-calendar.ts';
import { listRounds, readRound } from './read-round.ts';
import { listProgrammes, planCounty, readRollOut } from './roll-out.ts';
import { handInWorksheet, readWorksheet, saveWorksheet } from './worksheets.ts';

/** What the contract’s operations about programmes do. */
export const operations = {
  listRounds,
  readRound,
  leaveRound,
  scheduleMeeting,
  readMeetingCalendar,
  readWorksheet,
  saveWorksheet,
  handInWorksheet,
  shareFigures,
  listProgrammes,
  readRollOut,
  planCounty,
  listOfferedGroups,
  inviteGroups,
};
