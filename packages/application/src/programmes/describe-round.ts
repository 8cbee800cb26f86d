import type { OutputOf } from '@smalspor/contract/operations';
import { listGroupMembers } from '@smalspor/database/groups';
import { listDeclaredLengths, listMeetingTimes, listSharing } from '@smalspor/database/programmes';
import {
  type Actor,
  canIssueCertificates,
  canPrintReports,
  canReadRoster,
  systemScope,
} from '@smalspor/domain/access';
import { isClosed, isRunning, type Participant, takingPart, totalHours } from '@smalspor/domain/programmes';
import { fillMessage } from '@smalspor/domain/texts';
import { formatMonth, monthOfDate, norwegianDateOf } from '@smalspor/domain/time';
import { type CertificateStanding, certificateStanding } from '../certificates/certificate-standing.ts';
import { canBeIssued } from '../certificates/draft-certificate.ts';
import type { House } from '../house/house.ts';
import { describeCredits } from './describe-credits.ts';
import { describeMeetings } from './describe-meetings.ts';
import { describeModules } from './describe-modules.ts';
import { describeNext } from './describe-next.ts';
import { describeReports } from './describe-reports.ts';
import type { MyRound } from './find-my-round.ts';
import { namesOfPeople } from './names-of.ts';
import { doctorIn, hprOf } from './participant-of.ts';
import { programmeText } from './programme-text.ts';
import { placeOfUnit, registerOfUnit } from './unit-register.ts';

type RoundView = OutputOf<'readRound'>;

/** A round as it concerns one reader: own deeds for who takes part, the roster for who leads. Nobody's figures. */
export async function describeRound(house: House, actor: Actor, mine: MyRound): Promise<RoundView> {
  const { entry, programme, round, self, participant, leads } = mine;
  const { messages } = house.content;
  const today = norwegianDateOf(house.now());
  const hpr = hprOf(participant);
  const seesRoster = leads || canReadRoster(actor, placeOfUnit(programme, entry.unit));
  const [times, sharing, lengths, people, standing, modules] = await Promise.all([
    listMeetingTimes(house.db, entry.id),
    listSharing(house.db, entry.id),
    hpr === null ? [] : listDeclaredLengths(house.db, hpr),
    seesRoster ? describePeople(house, actor, mine, today) : { roster: null, candidates: [] },
    self === null ? null : certificateStanding(house, house.db, mine, self),
    describeModules(house, mine),
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
    institution: registerOfUnit(programme, entry.unit) === 'institutions' ? entry.unit.id : null,
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
    modules,
    meetings: describeMeetings(programme, round, self, times),
    reports: describeReports(programme, round, self),
    credits: self === null ? [] : describeCredits(programme, self, messages),
    certificate: describeCertificate(standing),
    certificateWithdrawn: describeWithdrawn(standing),
    certificateDue:
      self !== null &&
      standing !== null &&
      (await canBeIssued(house, house.db, programme, self, standing, 'holder')),
    sharesFigures: hpr !== null && sharing.includes(hpr),
    listLength: length
      ? { from: formatMonth(length.from), patients: length.patients, basis: length.basis }
      : null,
    printable: canPrintReports(actor) ? printableOf(programme) : [],
    ...people,
  };
}

/** The programme's reports that have one reader each. */
function printableOf({ reports }: MyRound['programme']): RoundView['printable'] {
  return reports.filter(({ recipient }) => recipient !== 'unit').map(({ id, name }) => ({ id, name }));
}

/** The certificate in force, whichever group of the course issued it. */
function describeCertificate(standing: CertificateStanding | null): RoundView['certificate'] {
  const newest = standing?.inForce[0];
  if (!newest) return null;
  return { id: newest.id, on: norwegianDateOf(newest.issuedAt), hours: totalHours(newest.model.hours) };
}

/** What its holder is told about a certificate that holds no more. */
function describeWithdrawn(standing: CertificateStanding | null): RoundView['certificateWithdrawn'] {
  const { withdrawn, issuedAt } = standing?.withdrawn ?? {};
  if (!withdrawn || issuedAt === undefined) return null;
  return { issuedOn: norwegianDateOf(issuedAt), on: norwegianDateOf(withdrawn.at), reason: withdrawn.reason };
}

/** Who takes part and who of the group does not: deeds only, for the one who leads. */
async function describePeople(
  house: House,
  actor: Actor,
  mine: MyRound,
  today: string,
): Promise<Pick<RoundView, 'roster' | 'candidates'>> {
  const { entry, round } = mine;
  const people = [...round.participants.values()];
  const isGroup = registerOfUnit(mine.programme, entry.unit) === 'groups';
  const members = isGroup
    ? await listGroupMembers(house.db, systemScope('list-group'), entry.unit.id, today)
    : [];
  const present = new Set(takingPart(round).map(({ id }) => id));
  const outside = [...new Set(members.map(({ hpr }) => hpr))].filter((hpr) => !present.has(doctorIn(hpr)));
  const names = await namesOfPeople(house, [...outside.map(doctorIn), ...people.map(({ id }) => id)]);
  const due = canIssueCertificates(actor) ? await dueIn(house, mine, people) : new Set<string>();
  const mayPrint = canPrintReports(actor);
  const canCome = isRunning(round) || round.status === 'invited';
  return {
    roster: people
      .map((person) => ({
        ...describeParticipant(person, names, due.has(person.id)),
        printable: mayPrint ? [...person.reports.keys()] : [],
      }))
      .sort(byName),
    candidates: canCome
      ? outside.map((hpr) => ({ hpr, name: names.get(doctorIn(hpr)) ?? hpr })).sort(byName)
      : [],
  };
}

/** Those whose certificate can be issued now. */
async function dueIn(
  house: House,
  mine: MyRound,
  people: readonly Participant[],
): Promise<ReadonlySet<string>> {
  const due = await Promise.all(
    people.map(async (person) => {
      const standing = await certificateStanding(house, house.db, mine, person);
      return canBeIssued(house, house.db, mine.programme, person, standing, 'administrator');
    }),
  );
  return new Set(people.filter((_, index) => due[index]).map(({ id }) => id));
}

function describeParticipant(
  person: Participant,
  names: ReadonlyMap<string, string>,
  isDue: boolean,
): Omit<NonNullable<RoundView['roster']>[number], 'printable'> {
  return {
    participant: person.id,
    name: names.get(person.id) ?? hprOf(person.id) ?? '–',
    profession: person.profession,
    joinedOn: person.joinedOn,
    leftOn: person.leftOn,
    modules: [...person.modules.keys()],
    attended: [...person.attended.keys()],
    handedIn: [...person.worksheets.keys()],
    certificateDue: isDue,
  };
}

const NAMES = new Intl.Collator('nb');

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return NAMES.compare(a.name, b.name);
}
