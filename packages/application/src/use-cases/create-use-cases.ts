import type { UseCases } from '@smalspor/contract/use-cases';
import { chooseLanguage } from '../accounts/choose-language.ts';
import { issueCertificate, issueCertificateFor } from '../certificates/issue-certificate.ts';
import { exportCertificates, listCertificates } from '../certificates/list-certificates.ts';
import { readCertificatePdf } from '../certificates/read-certificate-pdf.ts';
import { verifyCertificate } from '../certificates/verify-certificate.ts';
import { withdrawCertificate } from '../certificates/withdraw-certificate.ts';
import { finishPackage } from '../courses/finish-package.ts';
import { finishSitting } from '../courses/finish-sitting.ts';
import { listColleagues, listCourses, readCourse, readCourseProgress } from '../courses/read-courses.ts';
import { answerQuestion, chooseInCase, visitLesson } from '../courses/save-progress.ts';
import { announceDelivery } from '../deliveries/announce-delivery.ts';
import { carryOnJob, type EnqueueDelivery } from '../deliveries/delivery-jobs.ts';
import { followDelivery } from '../deliveries/delivery-receipt.ts';
import { listDeliveries } from '../deliveries/read-deliveries.ts';
import { releaseDelivery } from '../deliveries/release-delivery.ts';
import { sendDeliveryFile } from '../deliveries/send-delivery-file.ts';
import { readDemoClock, setDemoClock } from '../demonstration/demo-clock.ts';
import { readDemoInbox } from '../demonstration/demo-inbox.ts';
import { inviteInstitutionsToEvent } from '../events/invite-institutions-to-event.ts';
import { inviteToEvent } from '../events/invite-to-event.ts';
import { planEventDay } from '../events/plan-event-day.ts';
import { listEvents, readEvent, readEventCalendar, readInvitation } from '../events/read-events.ts';
import { registerColleagues } from '../events/register-colleagues.ts';
import { cancelEvent, changeEvent, makeEvent, noteAttendance } from '../events/run-events.ts';
import { registerForEvent, withdrawFromEvent } from '../events/take-part-in-events.ts';
import { changeGoal, closeGoal } from '../goals/change-goal.ts';
import { listGoals } from '../goals/list-goals.ts';
import { listMeasures } from '../goals/list-measures.ts';
import { saveNote, startNote } from '../goals/pdsa-notes.ts';
import { readGoal } from '../goals/read-goal.ts';
import { readGoalChoices } from '../goals/read-goal-choices.ts';
import { setGoal } from '../goals/set-goal.ts';
import { readGroupReport } from '../group-report/read-group-report.ts';
import { readGroupSet } from '../group-report/read-group-set.ts';
import { readSharedFigures } from '../group-report/read-shared-figures.ts';
import type { House } from '../house/house.ts';
import { listFormats } from '../imports/list-formats.ts';
import { openQuarantine } from '../imports/open-batch-quarantine.ts';
import { listBatches, listRejects, readBatch } from '../imports/read-batches.ts';
import { startImport } from '../imports/start-import.ts';
import { endMandate, giveMandate, readMandates } from '../institution-data/mandates.ts';
import { answerOddity, readOddities } from '../institution-data/oddities.ts';
import { readBedDays, saveBedDayDraft, tellBedDays } from '../institution-data/tell-bed-days.ts';
import { changeInstitutionGoal, closeInstitutionGoal } from '../institution-goals/change-institution-goal.ts';
import { saveInstitutionNote, startInstitutionNote } from '../institution-goals/institution-notes.ts';
import { readInstitutionGoals } from '../institution-goals/read-institution-goals.ts';
import { setInstitutionGoal } from '../institution-goals/set-institution-goal.ts';
import {
  listInstitutionReports,
  readInstitutionReport,
  readInstitutionReportPdf,
} from '../institution-report/read-institution-reports.ts';
import { endInstitutionAccess } from '../institutions/end-access.ts';
import { inviteColleague, inviteContact, withdrawInvitation } from '../institutions/invite-people.ts';
import { listOfferedInstitutions } from '../institutions/list-offered-institutions.ts';
import { listInstitutions, readInstitution } from '../institutions/read-institutions.ts';
import {
  acceptInstitutionInvitation,
  readInstitutionInvitation,
} from '../institutions/take-up-invitation.ts';
import { readCapabilities } from '../lmdi/read-capabilities.ts';
import { receiveBundle, validateBundle } from '../lmdi/receive-bundle.ts';
import { confirmMailAddress } from '../mail/confirm-address.ts';
import { chooseNotices, readNotices } from '../mail/notices.ts';
import { printReports } from '../printing/print-reports.ts';
import { beginRound, enrolRound } from '../programmes/begin-round.ts';
import { inviteGroups, listOfferedGroups } from '../programmes/invite-groups.ts';
import { leaveRound, moveRound, scheduleMeeting } from '../programmes/lead-round.ts';
import { onModulePassed } from '../programmes/on-module-passed.ts';
import { declareListLength, shareFigures } from '../programmes/own-acts.ts';
import { readMeetingCalendar } from '../programmes/read-meeting-calendar.ts';
import { listRounds, readRound } from '../programmes/read-round.ts';
import { listProgrammes, planCounty, readRollOut } from '../programmes/roll-out.ts';
import { handInWorksheet, readWorksheet, saveWorksheet } from '../programmes/worksheets.ts';
import {
  answerQuestionnaire,
  listQuestionnaires,
  readQuestionnaire,
  skipQuestionnaire,
} from '../questionnaires/answer-questionnaires.ts';
import { readSatisfaction } from '../questionnaires/read-satisfaction.ts';
import { listReleases, readRelease } from '../releases/read-releases.ts';
import { releaseSoon } from '../releases/release-declarations.ts';
import { servedRelease } from '../releases/served-release.ts';
import { startIssuing, startRelease } from '../releases/start-release.ts';
import { listReportViews } from '../reports/list-report-views.ts';
import { readReportPdf } from '../reports/read-report-pdf.ts';
import { listReports, readReport } from '../reports/read-reports.ts';
import { cancelTask, listTasks, readTask } from '../tasks/follow-tasks.ts';
import { correctTeaching, noteTeaching, withdrawTeaching } from '../teaching/note-teaching.ts';
import { onCourseTaught } from '../teaching/on-course-taught.ts';
import { readTeaching } from '../teaching/read-teaching.ts';
import { listTools } from '../tools/list-tools.ts';
import { readVisit, saveVisitAnswers, sendVisitReport } from '../visits/fill-in-visits.ts';
import { planVisit } from '../visits/plan-visits.ts';
import { readVisitFigures } from '../visits/read-visit-figures.ts';
import { listInstitutionVisits, listVisits, readVisitReport } from '../visits/read-visits.ts';
import { forgetVisitKey, openVisitKey } from '../visits/visit-keys.ts';
import { recordUnfound } from './record-unfound.ts';
import { startWork } from './start-work.ts';

export interface RunningUseCases {
  readonly operations: UseCases;
  /** Takes no more work and stops what is under way; the next start begins it anew. */
  readonly stop: () => Promise<void>;
}

type Unbound<Args extends readonly unknown[], Result> = (house: House, ...args: Args) => Promise<Result>;

/** Every operation of the contract, bound to an opened home. The queue of long work starts with them. */
export async function createUseCases(house: House): Promise<RunningUseCases> {
  const { jobs, stop } = await startWork(house);
  const enqueueDelivery: EnqueueDelivery = (trx, payload) => jobs.enqueue(trx, carryOnJob, payload);
  const bind =
    <Args extends readonly unknown[], Result>(useCase: Unbound<Args, Result>) =>
    (...args: Args) =>
      useCase(house, ...args);
  return {
    operations: recordUnfound(house, {
      chooseLanguage: bind(chooseLanguage),
      readNotices: bind(readNotices),
      chooseNotices: bind(chooseNotices),
      confirmMailAddress: bind(confirmMailAddress),
      listReportViews: bind(listReportViews),
      listGoals: bind(listGoals),
      readGoalChoices: bind(readGoalChoices),
      listMeasures: bind(listMeasures),
      readGoal: bind(readGoal),
      setGoal: bind(setGoal),
      changeGoal: bind(changeGoal),
      closeGoal: bind(closeGoal),
      startNote: bind(startNote),
      saveNote: bind(saveNote),
      listRounds: bind(listRounds),
      readRound: bind(readRound),
      beginRound: beginRound(house, jobs),
      enrolRound: enrolRound(house, jobs),
      moveRound: moveRound(house, jobs),
      leaveRound: bind(leaveRound),
      scheduleMeeting: bind(scheduleMeeting),
      readMeetingCalendar: bind(readMeetingCalendar),
      readWorksheet: bind(readWorksheet),
      saveWorksheet: bind(saveWorksheet),
      handInWorksheet: bind(handInWorksheet),
      shareFigures: bind(shareFigures),
      declareListLength: declareListLength(house, jobs),
      readGroupReport: bind(readGroupReport),
      readGroupSet: bind(readGroupSet),
      listInstitutionReports: bind(listInstitutionReports),
      readInstitutionReport: bind(readInstitutionReport),
      readInstitutionReportPdf: bind(readInstitutionReportPdf),
      readSharedFigures: bind(readSharedFigures),
      issueCertificate: bind(issueCertificate),
      issueCertificateFor: bind(issueCertificateFor),
      withdrawCertificate: bind(withdrawCertificate),
      readCertificatePdf: bind(readCertificatePdf),
      listCertificates: bind(listCertificates),
      exportCertificates: bind(exportCertificates),
      verifyCertificate: bind(verifyCertificate),
      printReports: bind(printReports),
      listProgrammes: bind(listProgrammes),
      readRollOut: bind(readRollOut),
      planCounty: bind(planCounty),
      listOfferedGroups: bind(listOfferedGroups),
      inviteGroups: bind(inviteGroups),
      listQuestionnaires: bind(listQuestionnaires),
      readQuestionnaire: bind(readQuestionnaire),
      answerQuestionnaire: bind(answerQuestionnaire),
      skipQuestionnaire: bind(skipQuestionnaire),
      readSatisfaction: bind(readSatisfaction),
      listEvents: bind(listEvents),
      readEvent: bind(readEvent),
      readInvitation: bind(readInvitation),
      readEventCalendar: bind(readEventCalendar),
      registerForEvent: bind(registerForEvent),
      withdrawFromEvent: bind(withdrawFromEvent),
      makeEvent: bind(makeEvent),
      changeEvent: bind(changeEvent),
      cancelEvent: bind(cancelEvent),
      inviteToEvent: bind(inviteToEvent),
      planEventDay: bind(planEventDay),
      inviteInstitutionsToEvent: bind(inviteInstitutionsToEvent),
      registerColleagues: bind(registerColleagues),
      noteAttendance: bind(noteAttendance),
      listInstitutions: bind(listInstitutions),
      readInstitution: bind(readInstitution),
      listOfferedInstitutions: bind(listOfferedInstitutions),
      inviteContact: bind(inviteContact),
      inviteColleague: bind(inviteColleague),
      withdrawInvitation: bind(withdrawInvitation),
      endInstitutionAccess: bind(endInstitutionAccess),
      readInstitutionInvitation: bind(readInstitutionInvitation),
      acceptInstitutionInvitation: acceptInstitutionInvitation(house, jobs),
      readBedDays: bind(readBedDays),
      saveBedDayDraft: bind(saveBedDayDraft),
      tellBedDays: tellBedDays(house, (trx) => releaseSoon(house, jobs, trx)),
      readOddities: bind(readOddities),
      answerOddity: bind(answerOddity),
      readMandates: bind(readMandates),
      giveMandate: bind(giveMandate),
      endMandate: bind(endMandate),
      readDemoClock: bind(readDemoClock),
      setDemoClock: setDemoClock(house, jobs),
      readDemoInbox: bind(readDemoInbox),
      listFormats: bind(listFormats),
      startImport: startImport(house, jobs),
      listTasks: bind(listTasks),
      readTask: bind(readTask),
      cancelTask: bind(cancelTask),
      listBatches: bind(listBatches),
      readBatch: bind(readBatch),
      listRejects: bind(listRejects),
      openQuarantine: bind(openQuarantine),
      listReleases: bind(listReleases),
      readRelease: bind(readRelease),
      startRelease: startRelease(house, jobs),
      startIssuing: startIssuing(house, jobs),
      listReports: bind(listReports),
      readReport: bind(readReport),
      readReportPdf: bind(readReportPdf),
      listCourses: bind(listCourses),
      readCourse: bind(readCourse),
      readCourseProgress: bind(readCourseProgress),
      finishPackage: bind(finishPackage),
      listColleagues: bind(listColleagues),
      visitLesson: bind(visitLesson),
      chooseInCase: bind(chooseInCase),
      answerQuestion: bind(answerQuestion),
      finishSitting: finishSitting(house, [onModulePassed(house), onCourseTaught(house)]),
      announceDelivery: bind(announceDelivery),
      sendDeliveryFile: sendDeliveryFile(house, enqueueDelivery),
      receiveBundle: bind(receiveBundle),
      validateBundle: bind(validateBundle),
      readCapabilities: bind(readCapabilities),
      followDelivery: bind(followDelivery),
      listDeliveries: bind(listDeliveries),
      releaseDelivery: releaseDelivery(house, enqueueDelivery),
      listTools: bind(listTools),
      readInstitutionGoals: bind(readInstitutionGoals),
      setInstitutionGoal: bind(setInstitutionGoal),
      changeInstitutionGoal: bind(changeInstitutionGoal),
      closeInstitutionGoal: bind(closeInstitutionGoal),
      startInstitutionNote: bind(startInstitutionNote),
      saveInstitutionNote: bind(saveInstitutionNote),
      readTeaching: bind(readTeaching),
      noteTeaching: bind(noteTeaching),
      correctTeaching: bind(correctTeaching),
      withdrawTeaching: bind(withdrawTeaching),
      listVisits: bind(listVisits),
      readVisitFigures: bind(readVisitFigures),
      openVisitKey: bind(openVisitKey),
      forgetVisitKey: bind(forgetVisitKey),
      readVisit: bind(readVisit),
      saveVisitAnswers: bind(saveVisitAnswers),
      sendVisitReport: bind(sendVisitReport),
      readVisitReport: bind(readVisitReport),
      listInstitutionVisits: bind(listInstitutionVisits),
      planVisit: bind(planVisit),
      servedRelease: () => servedRelease(house),
    }),
    stop,
  };
}
