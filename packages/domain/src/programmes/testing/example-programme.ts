import type { Localised } from '../../texts/index.ts';
import type { PlainDate } from '../../time/index.ts';
import type { CreditScheme } from '../credit-scheme.ts';
import type { ProgrammeDefinition, ProgrammeMeeting, ProgrammeModule } from '../programme.ts';
import type { UnitKind } from '../unit-kind.ts';

const same = (text: string): Localised => ({ nb: text, nn: text, en: text });
const day = (text: string) => text as PlainDate;

const groupKind: UnitKind = {
  id: 'group',
  name: same('Group'),
  people: 'many',
  hasLeader: true,
  withoutHpr: null,
  register: 'groups',
  wardTypes: [],
  figures: 'members',
  level: 'group',
};
const singleKind: UnitKind = {
  ...groupKind,
  id: 'single',
  people: 'one',
  hasLeader: false,
  level: null,
  register: null,
};

/** Rules by the numbers of the quality courses with 15 points: a part counts as elective hours. */
export const oldScheme: CreditScheme = {
  id: 'old',
  name: same('Old'),
  validFrom: day('2016-01-01'),
  validTo: day('2018-12-31'),
  approvalNumber: '12345',
  professions: ['doctor'],
  meetingNeeds: 'attendance-and-worksheet',
  whole: 'clinical-course',
  part: 'elective',
  source: 'test',
};
export const newScheme: CreditScheme = {
  ...oldScheme,
  id: 'new',
  validFrom: day('2018-07-01'),
  validTo: null,
  approvalNumber: null,
  meetingNeeds: 'attendance',
  part: null,
};

const module = (id: string): ProgrammeModule => ({
  id,
  name: same(id),
  course: id,
  lessons: [],
  minutes: 90,
  hours: 2,
  passMark: 80,
  together: id !== 'm3',
});
const meeting = (id: string): ProgrammeMeeting => ({
  id,
  name: same(id),
  hours: 3,
  agenda: [{ minutes: 135, text: same('Talk') }],
  worksheet: [{ id: 'plan', kind: 'text', text: same('Plan'), required: true }],
});

/** Three modules of two school hours and three meetings of three: 15 in all. */
export const course: ProgrammeDefinition = {
  id: 'course',
  version: 1,
  status: 'published',
  units: [groupKind],
  enrolment: 'by-invitation',
  asksListLength: true,
  phases: [
    {
      id: 'start',
      name: same('Start'),
      enter: [{ participants: 2 }, { reportIssued: 'start', to: 'half' }],
      meetings: ['g1'],
    },
    {
      id: 'test',
      name: same('Test'),
      enter: [
        { meetingHeld: 'g1' },
        { worksheetHandedIn: 'g1', by: 'one' },
        { moduleCompleted: 'm1', by: 'half' },
      ],
      meetings: ['g2'],
    },
    {
      id: 'keep',
      name: same('Keep'),
      enter: [{ meetingHeld: 'g2' }, { monthsSince: 'start', months: 6 }],
      meetings: ['g3'],
    },
  ],
  finish: [{ meetingHeld: 'g3' }],
  reports: [
    {
      id: 'start',
      name: same('Start'),
      recipient: 'participant',
      kind: 'individual',
      period: 'rolling12',
      endsAfterStart: -1,
      indicators: ['prescriptions-per-1000'],
    },
    {
      id: 'follow-up',
      name: same('After'),
      recipient: 'participant',
      kind: 'follow-up',
      period: 'half',
      endsAfterStart: 6,
      indicators: ['prescriptions-per-1000'],
    },
  ],
  modules: ['m1', 'm2', 'm3'].map(module),
  meetings: ['g1', 'g2', 'g3'].map(meeting),
  lapse: { unansweredMonths: 6, idleMonths: 12 },
  schemes: [oldScheme, newScheme],
  certificate: { title: same('Certificate'), issuer: 'Test' },
  rollOut: null,
  followedBy: null,
  texts: {
    nb: { name: 'Kurs', short: 'Kurs', summary: 'Kurs', effort: 'Tid' },
    nn: { name: 'Kurs', short: 'Kurs', summary: 'Kurs', effort: 'Tid' },
    en: { name: 'Course', short: 'Course', summary: 'Course', effort: 'Time' },
  },
  sources: ['test'],
  open: [],
  changeLog: [{ version: 1, date: day('2016-01-01'), change: 'First.' }],
};

/** The same course, with a report of the group for its meeting. */
export const withGroupReport: ProgrammeDefinition = {
  ...course,
  phases: [
    {
      id: 'start',
      name: same('Start'),
      enter: [{ reportIssued: 'ours', to: 'all' }],
      meetings: ['g1', 'g2', 'g3'],
    },
  ],
  reports: course.reports
    .map((report) => ({ ...report, id: 'ours', recipient: 'unit' as const }))
    .slice(0, 1),
};

/** One person, whenever it suits, without meetings and without phases to wait for. */
export const alone: ProgrammeDefinition = {
  ...course,
  id: 'alone',
  units: [singleKind],
  enrolment: 'on-demand',
  phases: [{ id: 'work', name: same('Work'), enter: [{ participants: 1 }], meetings: [] }],
  finish: [{ moduleCompleted: 'm1', by: 'all' }],
  meetings: [],
  followedBy: { programme: 'alone', everyMonths: 12 },
};
