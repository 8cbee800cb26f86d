import {
  listInstitutionSurveys,
  readInstitutionSurvey,
  saveSurveyDraft,
  sendSurvey,
} from './answer-surveys.ts';
import { closeSurvey } from './close-survey.ts';
import { changeSurvey, listSurveys, planSurvey } from './plan-surveys.ts';
import {
  readInstitutionSurveyResult,
  readInstitutionSurveyResultPdf,
  readSurveyResult,
} from './read-survey-results.ts';

/** What the contract’s operations about point-prevalence surveys do. */
export const operations = {
  listSurveys,
  planSurvey,
  changeSurvey,
  closeSurvey,
  readSurveyResult,
  listInstitutionSurveys,
  readInstitutionSurvey,
  saveSurveyDraft,
  sendSurvey,
  readInstitutionSurveyResult,
  readInstitutionSurveyResultPdf,
};
