import type { PlainDate } from '../time/index.ts';
import type { CreditKind, CreditScheme } from './credit-scheme.ts';
import { type Hours, type ProgrammeDefinition, type ProgrammeMeeting, totalHours } from './programme.ts';
import { isClosed, type Participant, type Round } from './round.ts';

/** What someone has done, in one round or in several together. */
export type Participation = Pick<Participant, 'profession' | 'modules' | 'attended' | 'worksheets'>;

/** A module or a meeting with the school hours that it gives. */
export interface CreditPart {
  readonly type: keyof Hours;
  readonly id: string;
  readonly hours: number;
}

/** School hours under one scheme, opened: which parts gave them and which still lack. */
export interface Credit {
  readonly scheme: CreditScheme;
  readonly counted: readonly CreditPart[];
  readonly lacking: readonly CreditPart[];
  /** Hours that count; zero where the scheme gives nothing for a part. */
  readonly hours: Hours;
  readonly isWhole: boolean;
  /** What the hours count as; `null` where none count. */
  readonly countsAs: CreditKind | null;
}

/** The schemes in force on a day, in the order of the programme. */
export function schemesOn(programme: ProgrammeDefinition, day: PlainDate): readonly CreditScheme[] {
  return programme.schemes.filter(
    ({ validFrom, validTo }) => validFrom <= day && (validTo === null || day <= validTo),
  );
}

/** The hours that someone has under a scheme. Each part counts once, however often and wherever it was done. */
export function creditOf(
  programme: ProgrammeDefinition,
  participation: Participation,
  scheme: CreditScheme,
): Credit {
  const parts = partsOf(programme).map((part) => ({ part, done: isDone(part, participation, scheme) }));
  const counted = parts.filter(({ done }) => done).map(({ part }) => creditPart(part));
  const lacking = parts
    .filter(({ part, done }) => !done && !isOptional(part))
    .map(({ part }) => creditPart(part));
  const isWhole = counted.length > 0 && lacking.length === 0;
  const countsAs = kindOf(scheme, participation, isWhole, counted.length);
  const hours = countsAs === null ? NO_HOURS : hoursIn(counted);
  return { scheme, counted, lacking, hours, isWhole, countsAs };
}

/**
 * The hours under every scheme in force on the day that the participant joined: those are the rules that were promised.
 * @param elsewhere what the same person has done of the course in other groups
 */
export function creditsOf(
  programme: ProgrammeDefinition,
  participant: Participant,
  elsewhere: readonly Participation[] = [],
): readonly Credit[] {
  const done = joinParticipations(participant, ...elsewhere);
  return schemesOn(programme, participant.joinedOn).map((scheme) => creditOf(programme, done, scheme));
}

/**
 * What someone who takes the programme in two groups has done altogether. A module counts in both groups; a meeting is
 * attended and its worksheet handed in where they were.
 */
export function joinParticipations(first: Participation, ...others: readonly Participation[]): Participation {
  return others.reduce<Participation>(
    (all, other) => ({
      profession: all.profession,
      modules: new Map([...other.modules, ...all.modules]),
      attended: new Map([...other.attended, ...all.attended]),
      worksheets: new Map([...other.worksheets, ...all.worksheets]),
    }),
    first,
  );
}

/**
 * The best credit that a certificate can be written for now: the whole course at once, a part of it when the person has
 * left or the round is closed. `null` when there is nothing to write, or when a certificate already tells it.
 * @param elsewhere what the same person has done of the course in other groups: each part counts once
 */
export function certificateDue(
  programme: ProgrammeDefinition,
  round: Round,
  participant: Participant,
  elsewhere: readonly Participation[] = [],
): Credit | null {
  const hasEnded = isClosed(round) || participant.leftOn !== null;
  const told = participant.certificate?.hours ?? 0;
  const ready = creditsOf(programme, participant, elsewhere).filter(
    (credit) => credit.countsAs !== null && (credit.isWhole || hasEnded) && totalHours(credit.hours) > told,
  );
  return ready.find(({ isWhole }) => isWhole) ?? ready[0] ?? null;
}

const NO_HOURS: Hours = { eLearning: 0, meetings: 0 };

type Part =
  | { readonly type: 'eLearning'; readonly id: string; readonly hours: number }
  | { readonly type: 'meetings'; readonly meeting: ProgrammeMeeting };

function partsOf({ modules, meetings }: ProgrammeDefinition): readonly Part[] {
  return [
    ...modules.map(({ id, hours }): Part => ({ type: 'eLearning', id, hours })),
    ...meetings.map((meeting): Part => ({ type: 'meetings', meeting })),
  ];
}

function isOptional(part: Part): boolean {
  return part.type === 'meetings' && part.meeting.optional === true;
}

function isDone(part: Part, { modules, attended, worksheets }: Participation, scheme: CreditScheme): boolean {
  if (part.type === 'eLearning') return modules.has(part.id);
  const { id, worksheet } = part.meeting;
  const needsWorksheet = scheme.meetingNeeds === 'attendance-and-worksheet' && worksheet.length > 0;
  return attended.has(id) && (!needsWorksheet || worksheets.has(id));
}

function creditPart(part: Part): CreditPart {
  if (part.type === 'eLearning') return part;
  return { type: 'meetings', id: part.meeting.id, hours: part.meeting.hours };
}

function hoursIn(parts: readonly CreditPart[]): Hours {
  const sum = (type: CreditPart['type']) =>
    parts.reduce((total, part) => (part.type === type ? total + part.hours : total), 0);
  return { eLearning: sum('eLearning'), meetings: sum('meetings') };
}

function kindOf(
  { professions, whole, part }: CreditScheme,
  { profession }: Participation,
  isWhole: boolean,
  done: number,
): CreditKind | null {
  if (done === 0) return null;
  if (!professions.includes(profession)) return 'participation';
  return isWhole ? whole : part;
}
