import {
  type Credit,
  type CreditPart,
  hoursOf,
  joinParticipations,
  type Participant,
  type Participation,
  type ProgrammeDefinition,
  totalHours,
} from '../programmes/index.ts';
import { fillMessage, type Localised, type Messages } from '../texts/index.ts';
import type { PlainDate } from '../time/index.ts';
import {
  CERTIFICATE_FORMAT,
  CERTIFICATE_WORDS,
  type CertificateModel,
  type CertificatePart,
  type CertificateWord,
} from './certificate-model.ts';
import { formatDay, formatHours } from './format-hours.ts';

/** One round of the course, as far as the holder is concerned. */
export interface CourseRound {
  readonly roundId: string;
  /** The group's name; `null` for a round that is taken alone. */
  readonly group: string | null;
  readonly participation: Participation;
}

/** What a certificate is written from: the due credit, and who, where and when. */
export interface CertificateInput {
  readonly id: CertificateModel['id'];
  readonly code: CertificateModel['code'];
  readonly synthetic: boolean;
  readonly issuedAt: string;
  readonly verifyAddress: string;
  readonly versions: CertificateModel['versions'];
  readonly programme: ProgrammeDefinition;
  /** What kind of institution the round was in, as `Nursing home`; `null` for groups of doctors and students. */
  readonly institution: Localised | null;
  /** What is due, and what the hours come to under every set of rules in force on the day of joining. */
  readonly credit: Credit;
  readonly credits: readonly Credit[];
  readonly participant: Participant;
  readonly holder: { readonly name: string; readonly hpr: string | null };
  /** The round that issues first, then the others of the same course. */
  readonly rounds: readonly [CourseRound, ...(readonly CourseRound[])];
  /** The certificates in force that this one replaces. */
  readonly replaced: readonly Pick<CertificateModel, 'issuedAt' | 'hours'>[];
}

/** The certificate of a credit, whole and in every language. Pure: the same input gives the same certificate. */
export function buildCertificate(input: CertificateInput, messages: Messages): CertificateModel {
  const { programme, credit, participant, rounds } = input;
  const say = (key: string, values = {}) => fillMessage(messages, `certificate.paper.${key}`, values);
  const parts = credit.counted.map((part) => describePart(programme, part, rounds));
  const groups = rounds.filter(({ roundId }) => parts.some((part) => part.roundId === roundId));
  return {
    format: CERTIFICATE_FORMAT,
    id: input.id,
    code: input.code,
    synthetic: input.synthetic,
    issuedAt: input.issuedAt,
    title: programme.certificate.title,
    issuer: programme.certificate.issuer,
    holder: { ...input.holder, profession: participant.profession },
    programme: {
      id: programme.id,
      version: programme.version,
      name: {
        nb: programme.texts.nb.name,
        nn: programme.texts.nn.name,
        en: programme.texts.en.name,
      },
    },
    groups: [...new Set(groups.flatMap(({ group }) => group ?? []))],
    schemes: schemesOf(input, messages),
    isWhole: credit.isWhole,
    hours: credit.hours,
    wholeHours: totalHours(hoursOf(programme)),
    parts,
    period: { from: participant.joinedOn, to: lastDay(credit, parts, rounds) },
    replaces: replacesOf(input.replaced, say),
    verifyAddress: input.verifyAddress,
    words: wordsOf(input.institution, say),
    versions: input.versions,
  };
}

/** A nursing home is no group, and what it goes to are conferences and lunches. */
function wordsOf(institution: Localised | null, say: (key: string) => Localised): CertificateModel['words'] {
  const words = Object.fromEntries(CERTIFICATE_WORDS.map((word) => [word, say(word)])) as Record<
    CertificateWord,
    Localised
  >;
  return institution === null
    ? words
    : { ...words, group: institution, meetings: say('meetingsOfInstitution') };
}

/** Hours that are as many under two sets of rules are told once, with what they count as under each. */
function schemesOf({ credit, credits }: CertificateInput, messages: Messages): CertificateModel['schemes'] {
  const sameHours = ({ hours }: Credit) =>
    hours.eLearning === credit.hours.eLearning && hours.meetings === credit.hours.meetings;
  const alike = credits.filter((each) => each.scheme.id === credit.scheme.id || sameHours(each));
  return alike.flatMap(({ scheme, countsAs }) => {
    if (countsAs === null) return [];
    const text = fillMessage(messages, `programme.countsAs.${countsAs}`);
    const { id, name, approvalNumber } = scheme;
    return [{ id, name, countsAs: { kind: countsAs, text }, approvalNumber }];
  });
}

function describePart(
  programme: ProgrammeDefinition,
  { type, id, hours }: CreditPart,
  rounds: CertificateInput['rounds'],
): CertificatePart {
  const parts = type === 'eLearning' ? programme.modules : programme.meetings;
  const name = parts.find((part) => part.id === id)?.name ?? { nb: id, nn: id, en: id };
  for (const { roundId, participation } of rounds) {
    const on = type === 'eLearning' ? participation.modules.get(id)?.on : participation.attended.get(id);
    if (on) return { type, id, name, on, hours, roundId };
  }
  throw new Error(`The part ${id} counts, but nobody has done it`);
}

/** A meeting whose worksheet counts is done when the worksheet is in. */
function lastDay(
  { scheme }: Credit,
  parts: readonly CertificatePart[],
  [first, ...others]: CertificateInput['rounds'],
): PlainDate {
  const { worksheets } = joinParticipations(
    first.participation,
    ...others.map(({ participation }) => participation),
  );
  const days = parts.flatMap(({ type, id, on }) => {
    const handedIn = type === 'meetings' && scheme.meetingNeeds === 'attendance-and-worksheet';
    return handedIn ? [on, worksheets.get(id) ?? on] : [on];
  });
  const last = [...days].sort().at(-1);
  if (!last) throw new Error('A certificate tells of at least one part');
  return last;
}

function replacesOf(
  replaced: CertificateInput['replaced'],
  say: (key: string, values: Readonly<Record<string, Localised>>) => Localised,
): Localised | null {
  const latest = [...replaced].sort((a, b) => (a.issuedAt < b.issuedAt ? 1 : -1))[0];
  if (!latest) return null;
  return say(replaced.length === 1 ? 'replaces' : 'replacesAll', {
    day: formatDay(latest.issuedAt),
    hours: formatHours(totalHours(latest.hours)),
  });
}
