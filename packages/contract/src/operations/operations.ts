import type { Static } from 'typebox';
import { accountOperations } from './account.ts';
import { certificateOperations } from './certificates.ts';
import { courseOperations } from './courses.ts';
import { deliveryOperations } from './deliveries.ts';
import { demonstrationOperations } from './demonstration.ts';
import { evaluationOperations } from './evaluation.ts';
import { eventEvaluationOperations } from './event-evaluation.ts';
import { eventOperations } from './events.ts';
import { exploreOperations } from './explore.ts';
import { fhirMeasureOperations } from './fhir-measures.ts';
import { fhirSignedInOperations } from './fhir-signed-in.ts';
import { goalOperations } from './goals.ts';
import { groupReportOperations } from './group-report.ts';
import { importOperations } from './imports.ts';
import { institutionDataOperations } from './institution-data.ts';
import { institutionFollowUpOperations } from './institution-follow-up.ts';
import { institutionGoalOperations } from './institution-goals.ts';
import { institutionReportOperations } from './institution-report.ts';
import { institutionOperations } from './institutions.ts';
import { lmdiOperations } from './lmdi.ts';
import { nationalGoalOperations } from './national-goals.ts';
import { openResultOperations } from './open-results.ts';
import { printingOperations } from './printing.ts';
import { questionnaireOperations } from './questionnaires.ts';
import { releaseOperations } from './releases.ts';
import { reportOperations } from './reports.ts';
import { rollOutOperations } from './roll-out.ts';
import { roundOperations } from './rounds.ts';
import { serviceOperations } from './service.ts';
import { signalOperations } from './signals.ts';
import { surveyOperations } from './surveys.ts';
import { teachingOperations } from './teaching.ts';
import { toolOperations } from './tools.ts';
import { visitOperations } from './visits.ts';

/** Everything that a client can ask for, by id. Routes, the typed client and the API page are made from this. */
export const operations = {
  ...serviceOperations,
  ...accountOperations,
  ...reportOperations,
  ...courseOperations,
  ...goalOperations,
  ...roundOperations,
  ...groupReportOperations,
  ...institutionReportOperations,
  ...certificateOperations,
  ...printingOperations,
  ...rollOutOperations,
  ...questionnaireOperations,
  ...eventOperations,
  ...eventEvaluationOperations,
  ...institutionOperations,
  ...institutionDataOperations,
  ...demonstrationOperations,
  ...importOperations,
  ...releaseOperations,
  ...deliveryOperations,
  ...teachingOperations,
  ...institutionGoalOperations,
  ...toolOperations,
  ...lmdiOperations,
  ...visitOperations,
  ...institutionFollowUpOperations,
  ...nationalGoalOperations,
  ...surveyOperations,
  ...evaluationOperations,
  ...exploreOperations,
  ...signalOperations,
  ...openResultOperations,
  ...fhirMeasureOperations,
  ...fhirSignedInOperations,
} as const;

export type Operations = typeof operations;
export type OperationId = keyof Operations;

/** Parameters, query and body of an operation as one flat value: names never meet across the three. */
export type InputOf<Id extends OperationId> = Static<Operations[Id]['params']> &
  Static<Operations[Id]['query']> &
  Static<Operations[Id]['body']>;

export type OutputOf<Id extends OperationId> = Static<Operations[Id]['response']>;
