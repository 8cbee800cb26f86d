import type { OutputOf } from '@smalspor/contract/operations';
import type { UseCases } from '@smalspor/contract/use-cases';
import type { Actor } from '@smalspor/domain/access';
import { Refusal } from '@smalspor/domain/refusal';
import type { Localised } from '@smalspor/domain/texts';

type RoundView = OutputOf<'readRound'>;
type RoundUseCases = Pick<
  UseCases,
  | 'listRounds'
  | 'readRound'
  | 'beginRound'
  | 'enrolRound'
  | 'moveRound'
  | 'leaveRound'
  | 'scheduleMeeting'
  | 'readMeetingCalendar'
  | 'readWorksheet'
  | 'saveWorksheet'
  | 'handInWorksheet'
  | 'shareFigures'
  | 'declareListLength'
  | 'listProgrammes'
  | 'readRollOut'
  | 'planCounty'
  | 'listOfferedGroups'
  | 'inviteGroups'
  | 'readDemoClock'
  | 'setDemoClock'
  | 'readDemoInbox'
>;

const same = (text: string): Localised => ({ nb: text, nn: text, en: text });

/** One round in the middle of its course, for the page's walks; the real ones are walked on a real home. */
const ROUND: RoundView = {
  id: 'example-round',
  version: 12,
  programme: {
    id: 'rak',
    name: same('Riktigere antibiotikabruk i kommunene'),
    short: same('RAK'),
    summary: same('Et kurs for etterutdanningsgrupper.'),
    effort: same('15 skoletimer over åtte til ni måneder.'),
    asksListLength: true,
  },
  unitName: 'Sagene 2',
  institution: null,
  status: 'active',
  statusText: { nb: 'i gang', nn: 'i gang', en: 'active' },
  enrolledOn: '2020-01-15',
  today: '2020-02-05',
  leads: false,
  takesPart: true,
  phases: [
    { id: 'overview', name: { nb: 'Overblikk', nn: 'Oversyn', en: 'Overview' }, begunOn: '2020-01-20' },
    { id: 'trying', name: { nb: 'Prøve ut', nn: 'Prøve ut', en: 'Trying out' }, begunOn: null },
  ],
  next: {
    phase: 'trying',
    name: { nb: 'Prøve ut', nn: 'Prøve ut', en: 'Trying out' },
    waitsFor: [same('Første møte er ikke holdt ennå.')],
  },
  modules: [
    {
      id: 'respiratory',
      name: { nb: 'Luftveisinfeksjoner', nn: 'Luftvegsinfeksjonar', en: 'Respiratory infections' },
      course: 'rak-1-respiratory',
      minutes: 90,
      hours: 2,
      doneOn: '2020-02-01',
      part: null,
      beforeJoining: false,
      idlePass: null,
    },
  ],
  meetings: [
    {
      id: 'first',
      name: { nb: 'Første møte', nn: 'Første møte', en: 'First meeting' },
      hours: 3,
      agenda: [{ minutes: 15, text: { nb: 'Velkommen', nn: 'Velkomen', en: 'Welcome' } }],
      questions: [
        {
          id: 'surprise',
          kind: 'text',
          required: true,
          text: { nb: 'Hva overrasket deg?', nn: 'Kva overraska deg?', en: 'What surprised you?' },
        },
      ],
      isOpen: true,
      time: {
        startsAt: '2020-02-10T16:00:00Z',
        endsAt: '2020-02-10T18:15:00Z',
        place: 'Sagene legesenter',
        version: 1,
      },
      heldOn: null,
      attended: false,
      handedInOn: null,
    },
  ],
  reports: [
    {
      id: 'start',
      name: { nb: 'Startrapport', nn: 'Startrapport', en: 'Start report' },
      isOfGroup: false,
      period: { nb: 'januar–desember 2019', nn: 'januar–desember 2019', en: 'January–December 2019' },
      reportId: 'example-latest',
    },
    {
      id: 'group-start',
      name: {
        nb: 'Gruppens rapport ved start',
        nn: 'Rapporten til gruppa ved start',
        en: 'The group’s report at the start',
      },
      isOfGroup: true,
      period: { nb: 'januar–desember 2019', nn: 'januar–desember 2019', en: 'January–December 2019' },
      reportId: 'example-release.group-start',
    },
  ],
  credits: [
    {
      scheme: { nb: 'Klinisk emnekurs', nn: 'Klinisk emnekurs', en: 'Clinical topic course' },
      hours: 2,
      wholeHours: 15,
      countsAs: { nb: 'valgfrie timer', nn: 'valfrie timar', en: 'elective hours' },
      lacking: [{ nb: 'Første møte', nn: 'Første møte', en: 'First meeting' }],
    },
  ],
  certificate: null,
  certificateWithdrawn: null,
  certificateDue: false,
  sharesFigures: false,
  listLength: null,
  roster: null,
  printable: [],
  candidates: [],
};

/** A round that is over, in which the reader has done everything. */
export const FINISHED_ROUND: RoundView = {
  ...ROUND,
  id: 'example-finished',
  status: 'finished',
  statusText: { nb: 'fullført', nn: 'fullført', en: 'finished' },
  takesPart: false,
  next: null,
  certificateDue: true,
};

/** The same, after the certificate was withdrawn: what was wrong has not been mended yet. */
const WITHDRAWN_ROUND: RoundView = {
  ...FINISHED_ROUND,
  id: 'example-withdrawn',
  certificateDue: false,
  certificateWithdrawn: { issuedOn: '2020-11-20', on: '2020-11-25', reason: 'wrong-hours' },
};

const ROSTER: NonNullable<RoundView['roster']> = [
  {
    participant: 'hpr:990000018',
    name: 'Anne Demo',
    profession: 'doctor',
    joinedOn: '2020-01-15',
    leftOn: null,
    modules: ['respiratory'],
    attended: [],
    handedIn: [],
    printable: ['start'],
    certificateDue: false,
  },
];

const leads = (actor: Actor): boolean =>
  actor.roles.some((role) => role === 'group-leader' || role === 'programme-admin');

function roundFor(actor: Actor): RoundView {
  return leads(actor) ? { ...ROUND, leads: true, roster: ROSTER } : ROUND;
}

/** For an administrator, with somebody whose certificate can be issued. */
function finishedFor(actor: Actor): RoundView {
  if (!actor.roles.includes('programme-admin')) return FINISHED_ROUND;
  const roster = ROSTER.map((person) => ({ ...person, certificateDue: true }));
  const more = ROSTER.map((person) => ({
    ...person,
    participant: 'hpr:990000026',
    name: 'Bo Demo',
    printable: ['start', 'follow-up'],
  }));
  return {
    ...FINISHED_ROUND,
    leads: true,
    certificateDue: false,
    credits: [],
    roster: [...roster, ...more],
    printable: [
      { id: 'start', name: { nb: 'Startrapport', nn: 'Startrapport', en: 'Report at the start' } },
      {
        id: 'follow-up',
        name: { nb: 'Oppfølgingsrapport', nn: 'Oppfølgingsrapport', en: 'Follow-up report' },
      },
    ],
  };
}

async function nothingHere(): Promise<never> {
  throw new Refusal('not-found', 'There is nothing of the kind among the examples.');
}

export function createFakeRounds(): RoundUseCases {
  return {
    listRounds: async (actor) => ({
      rounds: [
        {
          id: ROUND.id,
          programme: ROUND.programme.short,
          unitName: ROUND.unitName,
          status: ROUND.status,
          statusText: ROUND.statusText,
          leads: leads(actor),
          takesPart: true,
          openedAt: '2020-01-10T09:00:00Z',
        },
      ],
      offers: [
        {
          programme: 'rak-permanent',
          name: same('Fast RAK'),
          summary: same('Når det passer, alene eller som gruppe.'),
          effort: same('15 skoletimer i eget tempo.'),
          unitKind: 'general-practitioner',
          unitId: 'hpr.990000018',
          unitName: actor.name,
          isAside: false,
        },
        {
          programme: 'rak-legevakt',
          name: same('RAK Legevakt'),
          summary: same('Korte leksjoner og én kveld.'),
          effort: same('6 skoletimer.'),
          unitKind: 'out-of-hours-clinic',
          unitId: 'out-of-hours-clinic.hpr.990000018',
          unitName: actor.name,
          isAside: true,
        },
      ],
    }),
    readRound: async (actor, { roundId }) => {
      if (roundId === FINISHED_ROUND.id) return finishedFor(actor);
      if (roundId === WITHDRAWN_ROUND.id) return WITHDRAWN_ROUND;
      return roundId === ROUND.id ? roundFor(actor) : nothingHere();
    },
    readWorksheet: async (_actor, { roundId }) => {
      const [meeting] = ROUND.meetings;
      if (roundId !== ROUND.id || !meeting) return nothingHere();
      return {
        meeting: meeting.name,
        questions: meeting.questions,
        answers: {},
        version: 0,
        savedAt: null,
        handedInAt: null,
        canWrite: true,
        goals: [],
        measures: [],
      };
    },
    saveWorksheet: async (_actor, { version }) => ({ version: version + 1, savedAt: '2020-02-05T09:00:00Z' }),
    beginRound: nothingHere,
    enrolRound: nothingHere,
    moveRound: nothingHere,
    leaveRound: nothingHere,
    scheduleMeeting: nothingHere,
    readMeetingCalendar: nothingHere,
    handInWorksheet: nothingHere,
    shareFigures: nothingHere,
    declareListLength: async (_actor, declared) => declared,
    listProgrammes: async () => ({
      programmes: [
        { id: 'rak', name: ROUND.programme.name, short: ROUND.programme.short, register: 'groups' },
      ],
    }),
    readRollOut: async () => ({
      programme: ROUND.programme.name,
      register: 'groups',
      counties: [
        {
          county: '03',
          name: 'Oslo',
          from: '2019-04',
          isInvented: true,
          mayInvite: true,
          rounds: { invited: 2, enrolled: 1, active: 3, finished: 4, withdrawn: 0, lapsed: 1 },
          groups: 60,
          participants: 60,
          gps: 500,
          shareOfGps: 12,
        },
      ],
      municipalities: [],
      total: { participants: 60, gps: 500, shareOfGps: 12 },
    }),
    planCounty: nothingHere,
    listOfferedGroups: async () => ({
      county: 'Oslo',
      from: '2019-04',
      isOpen: true,
      groups: [
        {
          id: '17',
          name: 'Sagene 2',
          municipality: 'Oslo',
          leader: 'Leif Leder',
          members: 8,
          status: null,
          roundId: null,
          hasAddress: false,
        },
      ],
    }),
    inviteGroups: nothingHere,
    readDemoClock: async () => ({ now: '2020-02-05T09:00:00Z' }),
    setDemoClock: async (_actor, { now }) => ({ now }),
    readDemoInbox: async () => ({ letters: [] }),
  };
}
