import type { PlainDate } from '../time/index.ts';
import { type Handler, refuseStatus } from './move-handler.ts';
import { accept, refuse, type Step } from './move-refusal.ts';
import { present, withParticipant } from './participant-moves.ts';
import type { ProgrammeDefinition, ProgrammeMeeting } from './programme.ts';
import { isRunning, type Participant, type Round, type RoundMeeting } from './round.ts';

export const meetingScheduled: Handler<'meeting-scheduled'> = (programme, round, { meeting: id, on }) => {
  if (!isRunning(round)) return refuseStatus('meeting-scheduled', round.status);
  if (!meetingOf(programme, id)) return refuse('meeting-unknown', { meeting: id });
  const before = round.meetings.get(id);
  if (before?.heldOn) return refuse('already-done', { meeting: id, on: before.heldOn });
  if (before?.scheduledOn === on) return refuse('already-done', { meeting: id, on });
  return accept(withMeeting(round, id, { scheduledOn: on, heldOn: null }));
};

export const meetingHeld: Handler<'meeting-held'> = (programme, round, move, day) => {
  const { meeting: id, on, attended } = move;
  if (!isRunning(round)) return refuseStatus('meeting-held', round.status);
  const open = openMeeting(programme, round, id);
  if (!open.ok) return open;
  const before = round.meetings.get(id) ?? { scheduledOn: null, heldOn: null };
  if (before.heldOn !== null) return refuse('already-done', { meeting: id, on: before.heldOn });
  if (on > day) return refuse('date-in-future', { on });
  if (round.enrolledOn !== null && on < round.enrolledOn)
    return refuse('date-before-enrolment', { on, enrolled: round.enrolledOn });
  if (attended.length === 0) return refuse('nobody-named');
  let after = withMeeting(round, id, { ...before, heldOn: on });
  for (const each of new Set(attended)) {
    const person = personAt(round, each, on);
    if (!person.ok) return person;
    after = withAttendance(after, person.state, id, on);
  }
  return accept(after);
};

export const attendanceCorrected: Handler<'attendance-corrected'> = (programme, round, move) => {
  const { meeting: id, participant, attended } = move;
  if (!meetingOf(programme, id)) return refuse('meeting-unknown', { meeting: id });
  const heldOn = round.meetings.get(id)?.heldOn ?? null;
  if (heldOn === null) return refuse('meeting-not-held', { meeting: id });
  const person = personAt(round, participant, heldOn);
  if (!person.ok) return person;
  if (person.state.attended.has(id) === attended) return refuse('already-done', { meeting: id, on: heldOn });
  if (!attended && person.state.certificate) return refuse('certificate-issued', { participant });
  return accept(withAttendance(round, person.state, id, attended ? heldOn : null));
};

export const worksheetHandedIn: Handler<'worksheet-handed-in'> = (programme, round, move, day) => {
  const { meeting: id, participant } = move;
  if (!isRunning(round)) return refuseStatus('worksheet-handed-in', round.status);
  const open = openMeeting(programme, round, id);
  if (!open.ok) return open;
  if (open.state.worksheet.length === 0) return refuse('worksheet-unknown', { meeting: id });
  const person = present(round, participant);
  if (!person.ok) return person;
  const before = person.state.worksheets.get(id);
  if (before) return refuse('already-done', { meeting: id, on: before });
  const worksheets = new Map([...person.state.worksheets, [id, day] as const]);
  return accept(withParticipant(round, { ...person.state, worksheets }));
};

function meetingOf({ meetings }: ProgrammeDefinition, id: string): ProgrammeMeeting | undefined {
  return meetings.find((meeting) => meeting.id === id);
}

/** A meeting can be held, and its worksheet handed in, from the phase that names it. */
function openMeeting(programme: ProgrammeDefinition, round: Round, id: string): Step<ProgrammeMeeting> {
  const meeting = meetingOf(programme, id);
  if (!meeting) return refuse('meeting-unknown', { meeting: id });
  const begun = new Set(round.phases.map((phase) => phase.id));
  const opening = programme.phases.find(({ meetings }) => meetings.includes(id));
  if (opening && begun.has(opening.id)) return accept(meeting);
  return refuse('meeting-not-open', { meeting: id, phase: opening?.id ?? '' });
}

/** Someone who took part on the day of the meeting, also when the person has left since. */
function personAt(round: Round, id: string, on: PlainDate): Step<Participant> {
  const person = round.participants.get(id);
  if (!person) return refuse('not-taking-part', { participant: id });
  if (person.joinedOn > on) return refuse('joined-later', { participant: id, on: person.joinedOn });
  if (person.leftOn !== null && person.leftOn < on) {
    return refuse('left-earlier', { participant: id, on: person.leftOn });
  }
  return accept(person);
}

function withMeeting(round: Round, id: string, meeting: RoundMeeting): Round {
  return { ...round, meetings: new Map([...round.meetings, [id, meeting] as const]) };
}

function withAttendance(round: Round, person: Participant, meeting: string, on: PlainDate | null): Round {
  const attended = new Map(person.attended);
  if (on === null) attended.delete(meeting);
  else attended.set(meeting, on);
  return withParticipant(round, { ...person, attended });
}
