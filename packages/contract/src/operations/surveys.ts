import { Type } from 'typebox';
import { operation } from './operation.ts';
import type { PdfFile } from './reports.ts';
import { Id, Instant, LanguageSchema, LocalisedSchema, Nothing, PartId, PlainDay } from './schemas.ts';
import {
  Area,
  DraftSchema,
  HomeSurveyReport,
  Named,
  Organisation,
  Seen,
  SurveyAnswerSchema,
  SurveyEntry,
  SurveyForm,
  SurveyReport,
  Units,
  Version,
} from './survey-view.ts';

const SurveyParams = Type.Object({ surveyId: Id });
const HomeParams = Type.Object({ organisation: Organisation });
const FormParams = Type.Object({ organisation: Organisation, surveyId: Id });
const read = { method: 'GET', kind: 'json', status: 200, query: Nothing, body: Nothing } as const;
const plan = {
  method: 'POST',
  kind: 'json',
  status: 200,
  policy: 'canPlanSurveys',
  query: Nothing,
  response: SurveyEntry,
} as const;
const answer = {
  method: 'POST',
  kind: 'json',
  status: 200,
  policy: 'canAnswerSomeSurveys',
  query: Nothing,
  params: FormParams,
} as const;

export const surveyOperations = {
  listSurveys: operation({
    ...read,
    path: '/api/surveys',
    summary: 'The point-prevalence surveys, and what another can be planned with',
    policy: 'canReadSurveyResults',
    params: Nothing,
    response: Type.Object({
      surveys: Type.Array(SurveyEntry),
      mayPlan: Type.Boolean(),
      definitions: Type.Array(Type.Object({ id: PartId, title: LocalisedSchema, units: Type.Array(Named) })),
    }),
  }),
  planSurvey: operation({
    ...plan,
    path: '/api/surveys',
    summary: 'Plan a point-prevalence survey in institutions of some kinds',
    params: Nothing,
    body: Type.Object({ definition: PartId, units: Units, from: PlainDay, to: PlainDay }),
  }),
  changeSurvey: operation({
    ...plan,
    path: '/api/surveys/:surveyId/change',
    summary: 'Change the days and the institutions of a survey that is not closed',
    params: SurveyParams,
    body: Type.Object({ version: Version, units: Units, from: PlainDay, to: PlainDay }),
  }),
  closeSurvey: operation({
    ...plan,
    path: '/api/surveys/:surveyId/close',
    summary: 'Close a survey and work out what is told of it, once and for all',
    params: SurveyParams,
    body: Nothing,
  }),
  readSurveyResult: operation({
    ...read,
    path: '/api/surveys/:surveyId/result',
    summary: 'What a closed survey tells of an area, after disclosure control',
    policy: 'canReadSurveyResults',
    params: SurveyParams,
    query: Type.Object({ area: Type.Optional(Area) }),
    response: SurveyReport,
  }),
  listInstitutionSurveys: operation({
    ...read,
    path: '/api/institutions/:organisation/surveys',
    summary: 'The surveys that the own institution is asked in',
    policy: 'canAnswerSomeSurveys',
    params: HomeParams,
    response: Type.Object({
      organisation: Organisation,
      name: Type.String(),
      surveys: Type.Array(Type.Object({ ...SurveyEntry.properties, isAnswered: Type.Boolean() })),
    }),
  }),
  readInstitutionSurvey: operation({
    ...read,
    path: '/api/institutions/:organisation/surveys/:surveyId',
    summary: 'The own institution’s form: what it asks, the draft and what was sent',
    policy: 'canAnswerSomeSurveys',
    params: FormParams,
    response: SurveyForm,
  }),
  saveSurveyDraft: operation({
    ...answer,
    path: '/api/institutions/:organisation/surveys/:surveyId/draft',
    summary: 'Store what is being filled in; never over what a colleague has stored meanwhile',
    body: Type.Object({ version: Seen, draft: DraftSchema }),
    response: Type.Object({ version: Version, savedAt: Instant }),
  }),
  sendSurvey: operation({
    ...answer,
    path: '/api/institutions/:organisation/surveys/:surveyId/answer',
    summary: 'Send the own institution’s day, or a corrected version of it',
    body: Type.Object({
      /** The version that was there when the form was opened; 0 for none. */
      version: Seen,
      answer: SurveyAnswerSchema,
    }),
    response: SurveyForm,
  }),
  readInstitutionSurveyResult: operation({
    ...read,
    path: '/api/institutions/:organisation/surveys/:surveyId/result',
    summary: 'The own institution’s figures, beside those of the areas around it',
    policy: 'canAnswerSomeSurveys',
    params: FormParams,
    response: HomeSurveyReport,
  }),
  readInstitutionSurveyResultPdf: operation({
    ...read,
    kind: 'pdf',
    path: '/api/institutions/:organisation/surveys/:surveyId/result/pdf',
    summary: 'The own institution’s figures as PDF/UA',
    policy: 'canAnswerSomeSurveys',
    params: FormParams,
    query: Type.Object({ language: LanguageSchema }),
    response: Type.Unsafe<PdfFile>({ type: 'string', format: 'binary' }),
  }),
} as const;
