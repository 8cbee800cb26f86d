import type { PlainDate } from '../time/index.ts';
import { certificateDue } from './credit.ts';
import { earlierPassMonths, passesCountFrom } from './earlier-passes.ts';
import { type Handler, refuseStatus } from './move-handler.ts';
import { accept, refuse, type Step } from './move-refusal.ts';
import { participationElsewhere } from './parts-elsewhere.ts';
import { totalHours } from './programme.ts';
import { currentPhase, isRunning, type Participant, type Round } from './round.ts';

export const joined: Handler<'joined'> = (programme, round, { participant: id, profession, on }, day) => {
  if (!isRunning(round)) return refuseStatus('joined', round.status);
  if (on > day) return refuse('date-in-future', { on });
  if (round.enrolledOn !== null && on < round.enrolledOn) {
    return refuse('date-before-enrolment', { on, enrolled: round.enrolledOn });
  }
  const known = round.participants.get(id);
  if (known?.leftOn === null) return refuse('already-taking-part', { participant: id });
  if (known) return accept(withParticipant(round, { ...known, profession, leftOn: null }));
  const kind = programme.units.find((unit) => unit.id === round.unit?.kind);
  if (kind?.people === 'one' && round.participants.size > 0) return refuse('round-full', { people: 1 });
  return accept(withParticipant(round, newParticipant(id, profession, on, round)));
};

export const left: Handler<'left'> = (_, round, { participant: id }, day) => {
  if (!isRunning(round)) return refuseStatus('left', round.status);
  const person = present(round, id);
  return person.ok ? accept(withParticipant(round, { ...person.state, leftOn: day })) : person;
};

export const moduleCompleted: Handler<'module-completed'> = (programme, round, move, day) => {
  if (!isRunning(round)) return refuseStatus('module-completed', round.status);
  const { module: id, participants, score } = move;
  const module = programme.modules.find((each) => each.id === id);
  if (!module) return refuse('module-unknown', { module: id });
  const ids = [...new Set(participants)];
  if (ids.length === 0) return refuse('nobody-named');
  if (ids.length > 1 && !module.together) return refuse('not-together', { module: id });
  // Written this way round, a score that is no number does not pass.
  if (!(score >= module.passMark))
    return refuse('below-pass-mark', { module: id, passMark: module.passMark });
  let after = round;
  for (const each of ids) {
    const person = present(after, each);
    if (!person.ok) return person;
    // Whoever has completed it before keeps that day.
    if (person.state.modules.has(id)) continue;
    const done = { on: day, together: ids.length > 1, score };
    const modules = new Map([...person.state.modules, [id, done] as const]);
    after = withParticipant(after, { ...person.state, modules });
  }
  return after === round ? refuse('already-done', { module: id }) : accept(after);
};

/** What somebody passed outside the round counts with the day of the pass, as far back as the programme allows. */
export const earlierPassCounted: Handler<'earlier-pass-counted'> = (programme, round, move, day) => {
  if (!isRunning(round)) return refuseStatus('earlier-pass-counted', round.status);
  const { module: id, participant, on, score, together } = move;
  const module = programme.modules.find((each) => each.id === id);
  if (!module) return refuse('module-unknown', { module: id });
  if (!(score >= module.passMark))
    return refuse('below-pass-mark', { module: id, passMark: module.passMark });
  if (on > day) return refuse('date-in-future', { on });
  const person = present(round, participant);
  if (!person.ok) return person;
  const { modules, joinedOn } = person.state;
  const done = modules.get(id);
  if (done) return refuse('already-done', { module: id, on: done.on });
  if (on < passesCountFrom(programme, joinedOn)) {
    return refuse('pass-too-old', { on, months: earlierPassMonths(programme) });
  }
  const counted = new Map([...modules, [id, { on, together, score }] as const]);
  return accept(withParticipant(round, { ...person.state, modules: counted }));
};

export const certificateIssued: Handler<'certificate-issued'> = (programme, round, move, day) => {
  const { participant, certificateId, elsewhere } = move;
  const person = round.participants.get(participant);
  if (!person) return refuse('not-taking-part', { participant });
  const others = elsewhere ? [participationElsewhere(person.profession, elsewhere)] : [];
  const credit = certificateDue(programme, round, person, others);
  if (!credit) return refuse('certificate-not-due', { participant });
  const certificate = { id: certificateId, on: day, hours: totalHours(credit.hours) };
  return accept(withParticipant(round, { ...person, certificate }));
};

/** What was told counts no more: the hours can be corrected, and told anew. */
export const certificateWithdrawn: Handler<'certificate-withdrawn'> = (_, round, move) => {
  const { participant, certificateId } = move;
  const person = round.participants.get(participant);
  if (!person) return refuse('not-taking-part', { participant });
  if (person.certificate?.id !== certificateId) return refuse('certificate-not-in-force', { participant });
  return accept(withParticipant(round, { ...person, certificate: null }));
};

export function withParticipant(round: Round, participant: Participant): Round {
  return {
    ...round,
    participants: new Map([...round.participants, [participant.id, participant] as const]),
  };
}

/** Someone who takes part now. */
export function present(round: Round, id: string): Step<Participant> {
  const person = round.participants.get(id);
  return person?.leftOn === null ? accept(person) : refuse('not-taking-part', { participant: id });
}

function newParticipant(
  id: string,
  profession: Participant['profession'],
  on: PlainDate,
  round: Round,
): Participant {
  return {
    id,
    profession,
    joinedOn: on,
    joinedIn: currentPhase({ ...round, phases: round.phases.filter((phase) => phase.on < on) }),
    leftOn: null,
    modules: new Map(),
    attended: new Map(),
    worksheets: new Map(),
    reports: new Map(),
    certificate: null,
  };
}
