import type { OutputOf } from '@smalspor/contract/operations';
import { listGroupMembers } from '@smalspor/database/groups';
import { listDeclaredLengths, listMeetingTimes, listSharing } from '@smalspor/database/programmes';
import { type Actor, canReadRoster, systemScope } from '@smalspor/domain/access';
import {
  certificateDue,
  isClosed,
  isRunning,
  type Participant,
  takingPart,
} from '@smalspor/domain/programmes';
import { fillMessage } from '@smalspor/domain/texts';
import { formatMonth, monthOfDate } from '@smalspor/domain/time';
import type { House } from '../house/house.ts';
import { osloDay } from '../house/oslo-day.ts';
import { describeCredits } from './describe-credits.ts';
import { describeMeetings } from './describe-meetings.ts';
import { describeNext } from './describe-next.ts';
import { describeReports } from './describe-reports.ts';
import type { MyRound } from './find-my-round.ts';
import { namesOf } from './names-of.ts';
import { doctorIn, hprOf } from './participant-of.ts';
import { programmeText } from './programme-text.ts';

type RoundView = OutputOf<'readRound'>;

/** A round as it concerns one reader: own deeds for who takes part, the roster for who leads. Nobody's figures. */
export async function describeRound(house: House, actor: Actor, mine: MyRound): Promise<RoundView> {
  const { entry, programme, round, self, participant, leads } = mine;
  const { messages } = house.content;
  const today = osloDay(house.now());
  const hpr = hprOf(participant);
  const seesRoster = leads || canReadRoster(actor, entry.unit.id);
  const [times, sharing, lengths, people] = await Promise.all([
    listMeetingTimes(house.db, entry.id),
    listSharing(house.db, entry.id),
    hpr === null ? [] : listDeclaredLengths(house.db, hpr),
    seesRoster ? describePeople(house, mine, today) : { roster: null, candidates: [] },
  ]);
  const length = lengths.findLast(({ from }) => from <= monthOfDate(today));
  return {
    id: entry.id,
    version: entry.version,
    programme: {
      id: programme.id,
      name: programmeText(programme, 'name'),
      short: programmeText(programme, 'short'),
      summary: programmeText(programme, 'summary'),
      effort: programmeText(programme, 'effort'),
      asksListLength: programme.asksListLength,
    },
    unitName: entry.unit.name,
    status: round.status,
    statusText: fillMessage(messages, `programme.status.${round.status}`),
    enrolledOn: round.enrolledOn,
    today,
    leads,
    takesPart: self !== null && self.leftOn === null && !isClosed(round),
    phases: programme.phases.map(({ id, name }) => ({
      id,
      name,
      begunOn: round.phases.find((phase) => phase.id === id)?.on ?? null,
    })),
    next: describeNext(programme, round, today, messages),
    modules: programme.modules.map(({ id, name, course, minutes, hours }) => ({
      id,
      name,
      course,
      minutes,
      hours,
      doneOn: self?.modules.get(id)?.on ?? null,
    })),
    meetings: describeMeetings(programme, round, self, times),
    reports: describeReports(programme, round, self),
    credits: self === null ? [] : describeCredits(programme, self, messages),
    certificate: self?.certificate ?? null,
    certificateDue: self !== null && certificateDue(programme, round, self) !== null,
    sharesFigures: hpr !== null && sharing.includes(hpr),
    listLength: length
      ? { from: formatMonth(length.from), patients: length.patients, basis: length.basis }
      : null,
    ...people,
  };
}

/** Who takes part and who of the group does not: deeds only, for the one who leads. */
async function describePeople(
  house: House,
  { entry, round }: MyRound,
  today: string,
): Promise<Pick<RoundView, 'roster' | 'candidates'>> {
  const people = [...round.participants.values()];
  const members = await listGroupMembers(house.db, systemScope('list-group'), entry.unit.id, today);
  const present = new Set(takingPart(round).map(({ id }) => id));
  const outside = [...new Set(members.map(({ hpr }) => hpr))].filter((hpr) => !present.has(doctorIn(hpr)));
  const names = await namesOf(house, [...outside, ...people.flatMap(({ id }) => hprOf(id) ?? [])]);
  const canCome = isRunning(round) || round.status === 'invited';
  return {
    roster: people.map((person) => describeParticipant(person, names)).sort(byName),
    candidates: canCome ? outside.map((hpr) => ({ hpr, name: names.get(hpr) ?? hpr })).sort(byName) : [],
  };
}

function describeParticipant(person: Participant, names: ReadonlyMap<string, string>) {
  const hpr = hprOf(person.id);
  return {
    participant: person.id,
    name: (hpr !== null && names.get(hpr)) || (hpr ?? '–'),
    profession: person.profession,
    joinedOn: person.joinedOn,
    leftOn: person.leftOn,
    modules: [...person.modules.keys()],
    attended: [...person.attended.keys()],
    handedIn: [...person.worksheets.keys()],
  };
}

const NAMES = new Intl.Collator('nb');

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return NAMES.compare(a.name, b.name);
}
