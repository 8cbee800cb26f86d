import type { UseCases } from '@smalspor/contract/use-cases';
import { operations as accounts } from '../accounts/operations.ts';
import { operations as certificates } from '../certificates/operations.ts';
import { finishSitting } from '../courses/finish-sitting.ts';
import { operations as courses } from '../courses/operations.ts';
import { carryOnJob, type EnqueueDelivery } from '../deliveries/delivery-jobs.ts';
import { operations as deliveries } from '../deliveries/operations.ts';
import { releaseDelivery } from '../deliveries/release-delivery.ts';
import { sendDeliveryFile } from '../deliveries/send-delivery-file.ts';
import { setDemoClock } from '../demonstration/demo-clock.ts';
import { operations as demonstration } from '../demonstration/operations.ts';
import { operations as evaluation } from '../evaluation/operations.ts';
import { operations as events } from '../events/operations.ts';
import { operations as explore } from '../explore/operations.ts';
import { operations as fhirMeasures } from '../fhir-measures/operations.ts';
import { operations as goals } from '../goals/operations.ts';
import { operations as groupReport } from '../group-report/operations.ts';
import type { House } from '../house/house.ts';
import { operations as imports } from '../imports/operations.ts';
import { startImport } from '../imports/start-import.ts';
import { operations as institutionData } from '../institution-data/operations.ts';
import { tellBedDays } from '../institution-data/tell-bed-days.ts';
import { operations as institutionFollowUp } from '../institution-follow-up/operations.ts';
import { operations as institutionGoals } from '../institution-goals/operations.ts';
import { operations as institutionReport } from '../institution-report/operations.ts';
import { operations as institutions } from '../institutions/operations.ts';
import { acceptInstitutionInvitation } from '../institutions/take-up-invitation.ts';
import { operations as lmdi } from '../lmdi/operations.ts';
import { operations as mail } from '../mail/operations.ts';
import { operations as nationalGoals } from '../national-goals/operations.ts';
import { operations as openResults } from '../open-results/operations.ts';
import { operations as printing } from '../printing/operations.ts';
import { beginRound, enrolRound } from '../programmes/begin-round.ts';
import { moveRound } from '../programmes/lead-round.ts';
import { onModulePassed } from '../programmes/on-module-passed.ts';
import { operations as programmes } from '../programmes/operations.ts';
import { declareListLength } from '../programmes/own-acts.ts';
import { operations as questionnaires } from '../questionnaires/operations.ts';
import { operations as releases } from '../releases/operations.ts';
import { releaseSoon } from '../releases/release-declarations.ts';
import { servedRelease } from '../releases/served-release.ts';
import { startIssuing, startRelease } from '../releases/start-release.ts';
import { operations as reports } from '../reports/operations.ts';
import { operations as signals } from '../signals/operations.ts';
import { operations as surveys } from '../surveys/operations.ts';
import { operations as tasks } from '../tasks/operations.ts';
import { onCourseTaught } from '../teaching/on-course-taught.ts';
import { operations as teaching } from '../teaching/operations.ts';
import { operations as tools } from '../tools/operations.ts';
import { operations as visits } from '../visits/operations.ts';
import { bindAll } from './bind-all.ts';
import { recordUnfound } from './record-unfound.ts';
import { startWork } from './start-work.ts';

export interface RunningUseCases {
  readonly operations: UseCases;
  /** Takes no more work and stops what is under way; the next start begins it anew. */
  readonly stop: () => Promise<void>;
}

/** Every operation of the contract, bound to an opened home. The queue of long work starts with them. */
export async function createUseCases(house: House): Promise<RunningUseCases> {
  const { jobs, stop } = await startWork(house);
  const enqueueDelivery: EnqueueDelivery = (trx, payload) => jobs.enqueue(trx, carryOnJob, payload);
  return {
    operations: recordUnfound(house, {
      ...bindAll(house, {
        ...accounts,
        ...mail,
        ...reports,
        ...goals,
        ...programmes,
        ...groupReport,
        ...institutionReport,
        ...certificates,
        ...printing,
        ...questionnaires,
        ...events,
        ...institutions,
        ...institutionData,
        ...institutionFollowUp,
        ...demonstration,
        ...imports,
        ...tasks,
        ...releases,
        ...courses,
        ...deliveries,
        ...lmdi,
        ...tools,
        ...institutionGoals,
        ...teaching,
        ...surveys,
        ...visits,
        ...nationalGoals,
        ...evaluation,
        ...explore,
        ...signals,
        ...openResults,
        ...fhirMeasures,
      }),
      beginRound: beginRound(house, jobs),
      enrolRound: enrolRound(house, jobs),
      moveRound: moveRound(house, jobs),
      declareListLength: declareListLength(house, jobs),
      acceptInstitutionInvitation: acceptInstitutionInvitation(house, jobs),
      tellBedDays: tellBedDays(house, (trx) => releaseSoon(house, jobs, trx)),
      setDemoClock: setDemoClock(house, jobs),
      startImport: startImport(house, jobs),
      startRelease: startRelease(house, jobs),
      startIssuing: startIssuing(house, jobs),
      finishSitting: finishSitting(house, [onModulePassed(house), onCourseTaught(house)]),
      sendDeliveryFile: sendDeliveryFile(house, enqueueDelivery),
      releaseDelivery: releaseDelivery(house, enqueueDelivery),
      servedRelease: () => servedRelease(house),
    }),
    stop,
  };
}
