import type { UseCases } from '@smalspor/contract/use-cases';
import { Refusal } from '@smalspor/domain/refusal';

type SurveyUseCases = Pick<
  UseCases,
  | 'listSurveys'
  | 'planSurvey'
  | 'changeSurvey'
  | 'closeSurvey'
  | 'readSurveyResult'
  | 'listInstitutionSurveys'
  | 'readInstitutionSurvey'
  | 'saveSurveyDraft'
  | 'sendSurvey'
  | 'readInstitutionSurveyResult'
  | 'readInstitutionSurveyResultPdf'
>;

/** A house in which no survey has been held. */
export function createFakeSurveys(): SurveyUseCases {
  const none = async (): Promise<never> => {
    throw new Refusal('not-found', 'There is no such survey for you.');
  };
  return {
    listSurveys: async () => ({ surveys: [], mayPlan: false, definitions: [] }),
    planSurvey: none,
    changeSurvey: none,
    closeSurvey: none,
    readSurveyResult: none,
    listInstitutionSurveys: async (_actor, { organisation }) => ({
      organisation,
      name: 'Solbakken sykehjem',
      surveys: [],
    }),
    readInstitutionSurvey: none,
    saveSurveyDraft: none,
    sendSurvey: none,
    readInstitutionSurveyResult: none,
    readInstitutionSurveyResultPdf: none,
  };
}
