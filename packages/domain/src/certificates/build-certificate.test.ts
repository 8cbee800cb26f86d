import { describe, expect, it } from 'vitest';
import {
  certificateDue,
  creditsOf,
  type Participant,
  partsElsewhere,
  type Round,
  totalHours,
} from '../programmes/index.ts';
import { course } from '../programmes/testing/example-programme.ts';
import { complete, enrol, handIn, hold, invite, join, play, report } from '../programmes/testing/play.ts';
import type { Messages } from '../texts/index.ts';
import { buildCertificate, type CertificateInput } from './build-certificate.ts';
import { CERTIFICATE_WORDS } from './certificate-model.ts';
import { CODE_DRAWS, codeOfDraws } from './verification-code.ts';

const same = (text: string) => ({ nb: text, nn: text, en: text });
const messages: Messages = new Map([
  ...CERTIFICATE_WORDS.map((word) => [`certificate.paper.${word}`, same(word)] as const),
  ['certificate.paper.meetingsOfInstitution', same('conferences')],
  ['certificate.paper.replaces', same('instead of {day}, {hours}')],
  ['certificate.paper.replacesAll', same('instead of all, last {day}, {hours}')],
  ...['clinical-course', 'elective', 'participation'].map(
    (kind) => [`programme.countsAs.${kind}`, same(kind)] as const,
  ),
]);

const begun = (joined = '2016-11-15') =>
  play(course)
    .make('2016-11-01', invite)
    .make('2016-11-15', enrol)
    .make(joined, join('anne', joined))
    .make(joined, join('bo', joined))
    .make(joined, report('start', 'anne'))
    .make(joined, { type: 'phase-entered', phase: 'start' })
    .make('2019-06-01', complete('m1', 'anne', 'bo'))
    .make('2019-06-05', hold('g1', '2019-06-05', 'anne', 'bo'))
    .make('2019-06-12', handIn('g1', 'anne'));

const daysOf = (days: Readonly<Record<string, string>>) =>
  new Map(Object.entries(days)) as ReadonlyMap<string, string> as Participant['attended'];

const anneIn = (round: Round): Participant => {
  const anne = round.participants.get('anne');
  if (!anne) throw new Error('anne');
  return anne;
};

function inputOf(round: Round, others: Round[] = []): CertificateInput {
  const participant = anneIn(round);
  const elsewhere = others.map(anneIn);
  const credit = certificateDue(course, round, participant, elsewhere);
  if (!credit) throw new Error('Nothing is due');
  const [first, ...rest] = [round, ...others].map((each, index) => ({
    roundId: `round-${index}`,
    group: `Group ${index}`,
    participation: anneIn(each),
  }));
  if (!first) throw new Error('No round');
  return {
    id: 'c-1',
    code: codeOfDraws(Array(CODE_DRAWS).fill(1)),
    synthetic: false,
    issuedAt: '2020-01-15T23:30:00Z',
    verifyAddress: 'https://example.no/certificate',
    versions: { template: '1', font: '1', renderer: '1' },
    programme: course,
    institution: null,
    credit,
    credits: creditsOf(course, participant, elsewhere),
    participant,
    holder: { name: 'Anne Demo', hpr: '990000018' },
    rounds: [first, ...rest],
    replaced: [],
  };
}

describe('a certificate', () => {
  it('tells a part by the scheme in force at joining, from joining to the last worksheet', () => {
    const left = begun().make('2019-07-01', { type: 'left', participant: 'anne' });
    const certificate = buildCertificate(inputOf(left.round), messages);
    expect(certificate).toMatchObject({
      hours: { eLearning: 2, meetings: 3 },
      wholeHours: 15,
      isWhole: false,
      schemes: [{ id: 'old', countsAs: { kind: 'elective' } }],
      period: { from: '2016-11-15', to: '2019-06-12' },
      groups: ['Group 0'],
      replaces: null,
    });
    expect(certificate.parts.map(({ id, on }) => [id, on])).toEqual([
      ['m1', '2019-06-01'],
      ['g1', '2019-06-05'],
    ]);
  });

  it('of a nursing home calls the home and its meetings what they are', () => {
    const left = begun().make('2019-07-01', { type: 'left', participant: 'anne' });
    const { words } = buildCertificate(
      { ...inputOf(left.round), institution: same('Nursing home') },
      messages,
    );
    expect([words.group, words.meetings, words.eLearning].map(({ en }) => en)).toEqual([
      'Nursing home',
      'conferences',
      'eLearning',
    ]);
  });

  it('names every set of rules in force at joining under which the hours are as many', () => {
    const whole = ['m2', 'm3'].reduce(
      (played, id) => played.make('2019-08-01', complete(id, 'anne')),
      begun('2018-08-01'),
    );
    const done = anneIn(whole.round);
    const all = daysOf({ g1: '2019-06-05', g2: '2019-09-01', g3: '2020-01-01' });
    const round: Round = {
      ...whole.round,
      participants: new Map([['anne', { ...done, attended: all, worksheets: all }]]),
    };
    const { schemes, hours } = buildCertificate(inputOf(round), messages);
    expect(schemes.map(({ id, countsAs }) => [id, countsAs.kind])).toEqual([
      ['old', 'clinical-course'],
      ['new', 'clinical-course'],
    ]);
    expect(totalHours(hours)).toBe(15);
  });

  it('counts a part of two groups once, and says which it replaces on the Norwegian day', () => {
    const here = begun().make('2019-07-01', { type: 'left', participant: 'anne' });
    const there = begun().make('2019-07-02', complete('m2', 'anne'));
    const input = inputOf(here.round, [there.round]);
    const replaced = [{ issuedAt: '2019-12-31T23:30:00Z', hours: { eLearning: 2, meetings: 0.5 } }];
    const certificate = buildCertificate({ ...input, replaced }, messages);
    expect(certificate.hours).toEqual({ eLearning: 4, meetings: 3 });
    expect(certificate.parts.map(({ id, roundId }) => [id, roundId])).toEqual([
      ['m1', 'round-0'],
      ['m2', 'round-1'],
      ['g1', 'round-0'],
    ]);
    expect(certificate.groups).toEqual(['Group 0', 'Group 1']);
    expect(certificate.replaces?.nb).toBe('instead of 1. januar 2020, 2,5');
    expect(certificate.replaces?.en).toBe('instead of 1 January 2020, 2.5');
  });
});

describe('the move that records it', () => {
  it('carries what was done elsewhere, so that the record alone says why it could be made', () => {
    const here = begun();
    const rest = ['m2', 'm3'].reduce(
      (played, id) => played.make('2019-08-01', complete(id, 'anne')),
      begun(),
    );
    const days = daysOf({ g2: '2019-09-01', g3: '2020-01-01' });
    const elsewhere = { ...anneIn(rest.round), attended: days, worksheets: days };
    const issue = { type: 'certificate-issued', participant: 'anne', certificateId: 'c' } as const;
    expect(here.why('2020-02-01', issue)?.reason).toBe('certificate-not-due');
    const issued = here.make('2020-02-01', { ...issue, elsewhere: partsElsewhere(elsewhere) });
    expect(anneIn(issued.round).certificate).toEqual({ id: 'c', on: '2020-02-01', hours: 15 });
    expect(issued.why('2020-02-01', { ...issue, elsewhere: partsElsewhere(elsewhere) })?.reason).toBe(
      'certificate-not-due',
    );
  });
});
