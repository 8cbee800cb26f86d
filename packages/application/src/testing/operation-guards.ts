import type { OperationId } from '@smalspor/contract/operations';

/** Real people of the town, and one of every other role, whose unit is elsewhere. */
export const PEOPLE = [
  'leader',
  'member',
  'otherLeader',
  'otherMember',
  'admin',
  'manager',
  'operator',
  'municipalDoctor',
  'county',
  'region',
  'secretariat',
  'researcher',
  'institutionContact',
  'institutionStaff',
  'participant',
  'sender',
] as const;
export type Person = (typeof PEOPLE)[number];

/** The real things that are guessed at. */
export interface Things {
  readonly roundId: string;
  readonly group: string;
  /** How many moves the round has had. */
  readonly version: number;
  /** The leader's own. */
  readonly goalId: string;
  readonly noteId: string;
  readonly reportId: string;
  /** Made by the administrator; nobody is invited yet. */
  readonly eventId: string;
}

/** Who may with a thing of the first group or its leader; for everybody else it must not be there. */
export type Guard =
  | { readonly about: 'nobody' }
  | { readonly about: 'registers' }
  | { readonly provedIn: string }
  | { readonly reachedBy: readonly Person[]; readonly input: (things: Things) => object };

/** Takes no id of a person's or a unit's things: lists hold the asker's own, and the rest is public content. */
const NOBODY: Guard = { about: 'nobody' };
const FOLLOW_UP: Guard = { provedIn: 'institution-follow-up/institution-follow-up.test.ts' };
const FHIR: Guard = { provedIn: 'fhir-measures/signed-in.test.ts' };
const EXPLORE: Guard = { provedIn: 'explore/explore.test.ts' };
/** About registers and releases, which are nobody's own: the door decides whole. */
const REGISTERS: Guard = { about: 'registers' };
const round = (reachedBy: readonly Person[], more: (things: Things) => object = () => ({})): Guard => ({
  reachedBy,
  input: (things) => ({ roundId: things.roundId, ...more(things) }),
});
const goal = (more: object = {}): Guard => ({
  reachedBy: ['leader'],
  input: ({ goalId }) => ({ goalId, ...more }),
});
const report = (more: object = {}): Guard => ({
  reachedBy: ['leader'],
  input: ({ reportId }) => ({ reportId, ...more }),
});
const event = (more: object = {}): Guard => ({
  reachedBy: ['admin'],
  input: ({ eventId }) => ({ eventId, ...more }),
});
const TAKING_PART = ['leader', 'member'] as const;
const LEADING = ['leader', 'admin'] as const;
const STALE = 9_999;
const SHEET = { meeting: 'first' };
const PEOPLE_OF_INSTITUTIONS: Guard = { provedIn: 'institutions/institution-people.test.ts' };
const aim = { target: 50, by: '2021-12-01', measures: [] };
const same = (text: string) => ({ nb: text, nn: text, en: text });
export const KICK_OFF = {
  kind: 'kick-off',
  programme: 'rak',
  title: same('Oppstart'),
  description: same('Velkommen'),
  startsAt: '2021-02-10T16:00:00Z',
  endsAt: '2021-02-10T18:00:00Z',
  place: 'Legenes hus',
  link: null,
  capacity: null,
  hasWaitingList: false,
} as const;
const note = { plan: 'x', did: '', study: '', act: '', next: null };

/** The institution that the two institutions' people of the test work at. */
const atInstitution = (more: object = {}): Guard => ({
  reachedBy: ['institutionContact', 'institutionStaff'],
  input: () => ({ organisation: '310000019', ...more }),
});
const OCCASION = {
  day: '2020-11-20',
  minutes: 45,
  teacher: 'Anne',
  attendance: { doctors: 1, nurses: 4, 'care-workers': 0, others: 0, unstated: 0 },
  material: [],
  ownMaterial: 'Tavle',
  agreed: '',
};

/** The compiler asks for a line when an operation is added. */
export const GUARDS: Readonly<Record<OperationId, Guard>> = {
  readHealth: NOBODY,
  readSession: NOBODY,
  listSignals: NOBODY,
  stopDigest: { provedIn: 'signals/digests.test.ts' },
  readSignal: { provedIn: 'signals/signals.test.ts' },
  chooseLanguage: NOBODY,
  signOut: NOBODY,
  readNotices: NOBODY,
  chooseNotices: NOBODY,
  confirmMailAddress: NOBODY,
  listReportViews: NOBODY,
  listReports: NOBODY,
  readReport: report(),
  readReportPdf: report({ language: 'nb' }),
  listCourses: NOBODY,
  readCourse: NOBODY,
  readCourseProgress: NOBODY,
  listColleagues: NOBODY,
  visitLesson: NOBODY,
  chooseInCase: NOBODY,
  answerQuestion: NOBODY,
  finishPackage: { provedIn: 'courses/packages.test.ts' },
  finishSitting: { provedIn: 'courses/courses.test.ts' },
  listGoals: NOBODY,
  readGoalChoices: NOBODY,
  listMeasures: NOBODY,
  readGoal: goal(),
  setGoal: NOBODY,
  changeGoal: goal({ version: STALE, ...aim }),
  closeGoal: goal({ version: STALE, as: 'ended' }),
  startNote: goal(),
  saveNote: { reachedBy: ['leader'], input: ({ noteId }) => ({ noteId, version: STALE, ...note }) },
  listRounds: NOBODY,
  readRound: round([...TAKING_PART, 'admin']),
  beginRound: {
    reachedBy: ['leader'],
    input: ({ group }) => ({ programme: 'rak-permanent', unitKind: 'general-practice-group', unitId: group }),
  },
  enrolRound: round(LEADING, () => ({ members: ['hpr:1'] })),
  moveRound: round(LEADING, ({ version }) => ({
    version,
    move: { type: 'phase-entered', phase: 'keeping' },
  })),
  leaveRound: round(TAKING_PART),
  scheduleMeeting: round(LEADING, ({ version }) => ({
    ...SHEET,
    version,
    startsAt: '2021-02-04T16:00:00Z',
    endsAt: '2021-02-04T18:15:00Z',
    place: 'A',
  })),
  readMeetingCalendar: round([...TAKING_PART, 'admin'], () => SHEET),
  readWorksheet: round(TAKING_PART, () => SHEET),
  saveWorksheet: round(TAKING_PART, () => ({ ...SHEET, version: STALE, answers: {} })),
  handInWorksheet: round(TAKING_PART, () => ({ ...SHEET, version: STALE })),
  shareFigures: round(TAKING_PART, () => ({ shares: false })),
  declareListLength: NOBODY,
  readGroupReport: { provedIn: 'group-report/group-report.test.ts' },
  readGroupSet: { provedIn: 'group-report/group-report.test.ts' },
  readSharedFigures: { provedIn: 'group-report/group-report.test.ts' },
  listInstitutionReports: { provedIn: 'institution-report/institution-report.test.ts' },
  readInstitutionReport: { provedIn: 'institution-report/institution-report.test.ts' },
  readInstitutionReportPdf: { provedIn: 'institution-report/institution-report.test.ts' },
  issueCertificate: round(TAKING_PART),
  issueCertificateFor: round(['admin'], () => ({ participant: 'hpr:1' })),
  withdrawCertificate: { provedIn: 'certificates/withdraw-certificate.test.ts' },
  readCertificatePdf: { provedIn: 'certificates/certificates.test.ts' },
  listCertificates: NOBODY,
  exportCertificates: NOBODY,
  verifyCertificate: NOBODY,
  printReports: round(['admin'], () => ({
    report: 'start',
    participants: ['hpr:1'],
    reason: 'They asked for it on paper.',
  })),
  listProgrammes: NOBODY,
  readRollOut: NOBODY,
  planCounty: NOBODY,
  listOfferedGroups: NOBODY,
  inviteGroups: {
    reachedBy: ['admin'],
    input: ({ group }) => ({
      programme: 'rak',
      county: '01',
      groups: [{ id: group, mailAddress: 'leader@example.no' }],
    }),
  },
  listEvents: NOBODY,
  readEvent: event(),
  readInvitation: { provedIn: 'events/events.test.ts' },
  makeEvent: NOBODY,
  changeEvent: event({ version: STALE, ...KICK_OFF }),
  cancelEvent: event({ version: STALE }),
  inviteToEvent: event({ county: '01' }),
  planEventDay: event({ version: STALE, agenda: [], material: [], meeting: null }),
  inviteInstitutionsToEvent: event({ county: '01' }),
  registerColleagues: { provedIn: 'events/conferences.test.ts' },
  noteAttendance: event({ version: STALE, attended: [] }),
  registerForEvent: { provedIn: 'events/events.test.ts' },
  withdrawFromEvent: { provedIn: 'events/events.test.ts' },
  readEventCalendar: event(),
  readEventQuestions: { provedIn: 'events/event-evaluation.test.ts' },
  answerEventQuestions: { provedIn: 'events/event-evaluation.test.ts' },
  readEventOpinions: event(),
  listQuestionnaires: NOBODY,
  readQuestionnaire: { provedIn: 'questionnaires/questionnaires.test.ts' },
  answerQuestionnaire: { provedIn: 'questionnaires/questionnaires.test.ts' },
  skipQuestionnaire: { provedIn: 'questionnaires/questionnaires.test.ts' },
  readSatisfaction: NOBODY,
  listInstitutions: NOBODY,
  readInstitution: PEOPLE_OF_INSTITUTIONS,
  listOfferedInstitutions: PEOPLE_OF_INSTITUTIONS,
  inviteContact: PEOPLE_OF_INSTITUTIONS,
  inviteColleague: PEOPLE_OF_INSTITUTIONS,
  withdrawInvitation: PEOPLE_OF_INSTITUTIONS,
  endInstitutionAccess: PEOPLE_OF_INSTITUTIONS,
  readInstitutionInvitation: PEOPLE_OF_INSTITUTIONS,
  acceptInstitutionInvitation: PEOPLE_OF_INSTITUTIONS,
  readBedDays: { provedIn: 'institution-data/bed-days.test.ts' },
  saveBedDayDraft: { provedIn: 'institution-data/bed-days.test.ts' },
  tellBedDays: { provedIn: 'institution-data/bed-days.test.ts' },
  readOddities: { provedIn: 'institution-data/oddities.test.ts' },
  answerOddity: { provedIn: 'institution-data/oddities.test.ts' },
  readMandates: { provedIn: 'institution-data/mandates.test.ts' },
  giveMandate: { provedIn: 'institution-data/mandates.test.ts' },
  endMandate: { provedIn: 'institution-data/mandates.test.ts' },
  readDemoClock: NOBODY,
  setDemoClock: NOBODY,
  readDemoInbox: NOBODY,
  listFormats: REGISTERS,
  startImport: REGISTERS,
  listTasks: REGISTERS,
  readTask: REGISTERS,
  cancelTask: REGISTERS,
  listBatches: REGISTERS,
  readBatch: REGISTERS,
  listRejects: REGISTERS,
  openQuarantine: REGISTERS,
  listReleases: REGISTERS,
  readRelease: REGISTERS,
  startRelease: REGISTERS,
  startIssuing: REGISTERS,
  announceDelivery: NOBODY,
  sendDeliveryFile: { provedIn: 'deliveries/upload.test.ts' },
  receiveBundle: NOBODY,
  validateBundle: NOBODY,
  readCapabilities: NOBODY,
  followDelivery: { provedIn: 'deliveries/upload.test.ts' },
  listDeliveries: REGISTERS,
  listTools: NOBODY,
  readNationalGoals: NOBODY,
  listOpenReleases: NOBODY,
  readOpenRelease: NOBODY,
  listOpenIndicators: NOBODY,
  readOpenIndicator: NOBODY,
  listOpenAreas: NOBODY,
  listOpenValues: NOBODY,
  downloadOpenValues: NOBODY,
  readOpenDictionary: NOBODY,
  downloadOpenDictionary: NOBODY,
  listOpenProgrammes: NOBODY,
  readOpenProgramme: NOBODY,
  readOpenFhirMetadata: NOBODY,
  searchOpenMeasures: NOBODY,
  readOpenMeasure: NOBODY,
  searchOpenMeasureReports: NOBODY,
  readOpenMeasureReport: NOBODY,
  searchOpenLocations: NOBODY,
  readOpenLocation: NOBODY,
  searchOpenStructureDefinitions: NOBODY,
  readOpenStructureDefinition: NOBODY,
  searchOpenOrganizations: NOBODY,
  readOpenOrganization: NOBODY,
  readFhirMetadata: NOBODY,
  searchFhirMeasures: NOBODY,
  readFhirMeasure: NOBODY,
  searchFhirMeasureReports: FHIR,
  readFhirMeasureReport: FHIR,
  searchFhirLocations: FHIR,
  readFhirLocation: FHIR,
  searchFhirGroups: FHIR,
  readFhirGroup: FHIR,
  searchFhirPractitioners: FHIR,
  readFhirPractitioner: FHIR,
  readProgrammeEvaluation: NOBODY,
  readProgrammeEvaluationPdf: NOBODY,
  readExploreChoices: NOBODY,
  readExploreMap: NOBODY,
  readExploreView: EXPLORE,
  exportExploreView: EXPLORE,
  readInstitutionGoals: atInstitution(),
  setInstitutionGoal: { provedIn: 'institution-goals/institution-goals.test.ts' },
  changeInstitutionGoal: { provedIn: 'institution-goals/institution-goals.test.ts' },
  closeInstitutionGoal: { provedIn: 'institution-goals/institution-goals.test.ts' },
  startInstitutionNote: { provedIn: 'institution-goals/institution-goals.test.ts' },
  saveInstitutionNote: { provedIn: 'institution-goals/institution-goals.test.ts' },
  readTeaching: atInstitution(),
  noteTeaching: atInstitution(OCCASION),
  correctTeaching: { provedIn: 'teaching/teaching.test.ts' },
  withdrawTeaching: { provedIn: 'teaching/teaching.test.ts' },
  releaseDelivery: REGISTERS,
  listVisits: NOBODY,
  readVisitFigures: NOBODY,
  openVisitKey: NOBODY,
  forgetVisitKey: { provedIn: 'visits/visit-keys.test.ts' },
  readVisit: { provedIn: 'visits/visits.test.ts' },
  saveVisitAnswers: { provedIn: 'visits/visits.test.ts' },
  sendVisitReport: { provedIn: 'visits/visits.test.ts' },
  readVisitReportPdf: { provedIn: 'visits/visits.test.ts' },
  readVisitReport: { provedIn: 'visits/visits.test.ts' },
  readInstitutionCoverage: NOBODY,
  listFollowedInstitutions: NOBODY,
  exportFollowedInstitutions: NOBODY,
  readReminderLetter: FOLLOW_UP,
  remindInstitutions: FOLLOW_UP,
  readInstitutionChange: NOBODY,
  readInstitutionSpread: NOBODY,
  listInstitutionVisits: { provedIn: 'visits/visits.test.ts' },
  planVisit: { provedIn: 'visits/visits.test.ts' },
  listSurveys: NOBODY,
  planSurvey: { provedIn: 'surveys/surveys.test.ts' },
  changeSurvey: { provedIn: 'surveys/surveys.test.ts' },
  closeSurvey: { provedIn: 'surveys/surveys.test.ts' },
  readSurveyResult: { provedIn: 'surveys/surveys.test.ts' },
  listInstitutionSurveys: { provedIn: 'surveys/surveys.test.ts' },
  readInstitutionSurvey: { provedIn: 'surveys/surveys.test.ts' },
  saveSurveyDraft: { provedIn: 'surveys/surveys.test.ts' },
  sendSurvey: { provedIn: 'surveys/surveys.test.ts' },
  readInstitutionSurveyResult: { provedIn: 'surveys/surveys.test.ts' },
  readInstitutionSurveyResultPdf: { provedIn: 'surveys/surveys.test.ts' },
};
