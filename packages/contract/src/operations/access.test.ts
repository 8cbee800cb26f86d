import { type Actor, DOOR_POLICIES, ROLES } from '@smalspor/domain/access';
import { expect, it } from 'vitest';
import { type OperationId, operations } from './index.ts';

/** Everyone who has signed in; a sender is a machine with a token. */
const SIGNED_IN = ROLES.filter((role) => role !== 'sender');
const DELIVERY_FOLLOWERS = ['data-manager', 'operator', 'programme-admin'];
const DOCTORS = ['gp', 'group-leader'];
/** An institution's own people. */
const AT_INSTITUTIONS = ['institution-contact', 'institution-staff'];
/** Whoever takes part in programmes: doctors, and people without an HPR number. */
const LEARNERS = ['gp', 'group-leader', ...AT_INSTITUTIONS, 'participant'];
const RUNNERS = ['gp', 'group-leader', 'programme-admin', ...AT_INSTITUTIONS, 'participant'];
/** Whoever comes to events or runs some. */
const EVENT_READERS = [
  'gp',
  'group-leader',
  'regional-centre',
  'programme-admin',
  ...AT_INSTITUTIONS,
  'participant',
];
/** Whoever is written to about anything. */
const LETTER_READERS = [
  'gp',
  'group-leader',
  'data-manager',
  'municipal-doctor',
  'regional-centre',
  'programme-admin',
  ...AT_INSTITUTIONS,
  'participant',
];
const INSTITUTION_INVITERS = ['regional-centre', 'programme-admin'];
const INSTITUTION_READERS = ['municipal-doctor', ...INSTITUTION_INVITERS, ...AT_INSTITUTIONS];
const INSTITUTION_FOLLOWERS = ['municipal-doctor', ...INSTITUTION_INVITERS];
/** Whoever reads what surveys tell of areas. */
const SURVEY_READERS = [
  'municipal-doctor',
  'county-staff',
  'regional-centre',
  'programme-admin',
  'secretariat',
  ...AT_INSTITUTIONS,
];
const KEEPERS = ['data-manager', 'operator'];
/** Those who answer for an area's participation, in the order of the roles. */
const FOLLOWERS = ['municipal-doctor', 'county-staff', 'regional-centre', 'programme-admin', 'secretariat'];

/**
 * Who passes the door of each operation, written from what the operation does and not from the role table. What lies behind
 * the door is decided again for the very thing that is asked for.
 */
const EXPECTED: Readonly<Record<OperationId, readonly string[] | 'anyone'>> = {
  readHealth: 'anyone',
  readSession: 'anyone',
  chooseLanguage: SIGNED_IN,
  signOut: SIGNED_IN,
  readNotices: LETTER_READERS,
  chooseNotices: LETTER_READERS,
  confirmMailAddress: LETTER_READERS,
  listReportViews: DOCTORS,
  listReports: DOCTORS,
  readReport: DOCTORS,
  readReportPdf: DOCTORS,
  listCourses: LEARNERS,
  readCourse: LEARNERS,
  readCourseProgress: LEARNERS,
  listColleagues: LEARNERS,
  visitLesson: LEARNERS,
  chooseInCase: LEARNERS,
  answerQuestion: LEARNERS,
  finishSitting: LEARNERS,
  finishPackage: LEARNERS,
  listGoals: DOCTORS,
  readGoalChoices: DOCTORS,
  listMeasures: DOCTORS,
  readGoal: DOCTORS,
  setGoal: DOCTORS,
  changeGoal: DOCTORS,
  closeGoal: DOCTORS,
  startNote: DOCTORS,
  saveNote: DOCTORS,
  listRounds: LEARNERS,
  readRound: RUNNERS,
  beginRound: LEARNERS,
  enrolRound: RUNNERS,
  moveRound: RUNNERS,
  leaveRound: LEARNERS,
  scheduleMeeting: RUNNERS,
  readMeetingCalendar: RUNNERS,
  readWorksheet: LEARNERS,
  saveWorksheet: LEARNERS,
  handInWorksheet: LEARNERS,
  shareFigures: LEARNERS,
  declareListLength: LEARNERS,
  readGroupReport: DOCTORS,
  readGroupSet: DOCTORS,
  readSharedFigures: DOCTORS,
  listInstitutionReports: AT_INSTITUTIONS,
  readInstitutionReport: AT_INSTITUTIONS,
  readInstitutionReportPdf: AT_INSTITUTIONS,
  issueCertificate: LEARNERS,
  issueCertificateFor: ['programme-admin'],
  withdrawCertificate: ['programme-admin'],
  readCertificatePdf: LEARNERS,
  listCertificates: ['programme-admin'],
  exportCertificates: ['programme-admin'],
  verifyCertificate: 'anyone',
  printReports: ['operator', 'programme-admin'],
  listProgrammes: FOLLOWERS,
  readRollOut: FOLLOWERS,
  planCounty: ['programme-admin'],
  listOfferedGroups: ['municipal-doctor', 'programme-admin'],
  inviteGroups: ['municipal-doctor', 'programme-admin'],
  listQuestionnaires: LEARNERS,
  readQuestionnaire: LEARNERS,
  answerQuestionnaire: LEARNERS,
  skipQuestionnaire: LEARNERS,
  readSatisfaction: ['programme-admin', 'secretariat'],
  listEvents: EVENT_READERS,
  readEvent: EVENT_READERS,
  readInvitation: EVENT_READERS,
  readEventCalendar: EVENT_READERS,
  registerForEvent: LEARNERS,
  withdrawFromEvent: LEARNERS,
  makeEvent: INSTITUTION_INVITERS,
  changeEvent: INSTITUTION_INVITERS,
  cancelEvent: INSTITUTION_INVITERS,
  inviteToEvent: ['programme-admin'],
  planEventDay: INSTITUTION_INVITERS,
  inviteInstitutionsToEvent: INSTITUTION_INVITERS,
  registerColleagues: AT_INSTITUTIONS,
  noteAttendance: INSTITUTION_INVITERS,
  listInstitutions: INSTITUTION_READERS,
  readInstitution: INSTITUTION_READERS,
  listOfferedInstitutions: INSTITUTION_INVITERS,
  inviteContact: INSTITUTION_INVITERS,
  inviteColleague: ['programme-admin', 'institution-contact'],
  withdrawInvitation: [...INSTITUTION_INVITERS, 'institution-contact'],
  endInstitutionAccess: [...INSTITUTION_INVITERS, 'institution-contact'],
  readInstitutionInvitation: SIGNED_IN,
  acceptInstitutionInvitation: SIGNED_IN,
  readBedDays: AT_INSTITUTIONS,
  saveBedDayDraft: AT_INSTITUTIONS,
  tellBedDays: AT_INSTITUTIONS,
  readOddities: AT_INSTITUTIONS,
  answerOddity: AT_INSTITUTIONS,
  readMandates: ['programme-admin', 'institution-contact'],
  giveMandate: ['programme-admin', 'institution-contact'],
  endMandate: ['programme-admin', 'institution-contact'],
  readDemoClock: SIGNED_IN,
  setDemoClock: SIGNED_IN,
  readDemoInbox: SIGNED_IN,
  listFormats: KEEPERS,
  startImport: KEEPERS,
  listTasks: KEEPERS,
  readTask: KEEPERS,
  cancelTask: KEEPERS,
  listBatches: KEEPERS,
  readBatch: KEEPERS,
  listRejects: KEEPERS,
  openQuarantine: ['data-manager'],
  listReleases: KEEPERS,
  readRelease: KEEPERS,
  startRelease: KEEPERS,
  startIssuing: KEEPERS,
  announceDelivery: ['sender'],
  sendDeliveryFile: ['sender'],
  listSurveys: SURVEY_READERS,
  planSurvey: ['programme-admin'],
  changeSurvey: ['programme-admin'],
  closeSurvey: ['programme-admin'],
  readSurveyResult: SURVEY_READERS,
  listInstitutionSurveys: AT_INSTITUTIONS,
  readInstitutionSurvey: AT_INSTITUTIONS,
  saveSurveyDraft: AT_INSTITUTIONS,
  sendSurvey: AT_INSTITUTIONS,
  readInstitutionSurveyResult: AT_INSTITUTIONS,
  receiveBundle: ['sender'],
  validateBundle: ['sender'],
  readCapabilities: 'anyone',
  followDelivery: ['sender'],
  listTools: SIGNED_IN,
  readNationalGoals: 'anyone',
  readInstitutionGoals: AT_INSTITUTIONS,
  setInstitutionGoal: AT_INSTITUTIONS,
  changeInstitutionGoal: AT_INSTITUTIONS,
  closeInstitutionGoal: AT_INSTITUTIONS,
  startInstitutionNote: AT_INSTITUTIONS,
  saveInstitutionNote: AT_INSTITUTIONS,
  readTeaching: AT_INSTITUTIONS,
  noteTeaching: AT_INSTITUTIONS,
  correctTeaching: AT_INSTITUTIONS,
  withdrawTeaching: AT_INSTITUTIONS,
  listDeliveries: DELIVERY_FOLLOWERS,
  releaseDelivery: KEEPERS,
  listVisits: ['regional-centre', 'programme-admin'],
  readVisitFigures: ['regional-centre', 'programme-admin'],
  openVisitKey: ['regional-centre', 'programme-admin'],
  forgetVisitKey: ['regional-centre', 'programme-admin'],
  readVisit: ['regional-centre', 'programme-admin'],
  saveVisitAnswers: ['regional-centre', 'programme-admin'],
  sendVisitReport: ['regional-centre', 'programme-admin'],
  readVisitReport: ['regional-centre', 'programme-admin', ...AT_INSTITUTIONS],
  listInstitutionVisits: ['regional-centre', 'programme-admin', ...AT_INSTITUTIONS],
  planVisit: ['regional-centre', 'programme-admin'],
  readInstitutionCoverage: INSTITUTION_FOLLOWERS,
  listFollowedInstitutions: INSTITUTION_FOLLOWERS,
  exportFollowedInstitutions: INSTITUTION_FOLLOWERS,
  readReminderLetter: INSTITUTION_FOLLOWERS,
  remindInstitutions: INSTITUTION_FOLLOWERS,
  readInstitutionChange: INSTITUTION_FOLLOWERS,
  readInstitutionSpread: INSTITUTION_FOLLOWERS,
};

const actorWith = (role: (typeof ROLES)[number]): Actor => ({
  userId: 'me',
  name: 'Me',
  roles: [role],
  hpr: '990000001',
});

it.each(Object.keys(operations) as OperationId[])('%s lets in whom it should, and nobody else', (id) => {
  const allows = DOOR_POLICIES[operations[id].policy];
  const expected = EXPECTED[id];
  expect(ROLES.filter((role) => allows(actorWith(role)))).toEqual(expected === 'anyone' ? ROLES : expected);
  expect(allows(null)).toBe(expected === 'anyone');
});
