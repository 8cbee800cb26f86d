import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { once } from '@smalspor/database/idempotency';
import type { Db } from '@smalspor/database/schema';
import { deleteSurveyDrafts, listLatestAnswers, storeSurveyResult } from '@smalspor/database/surveys';
import { DEFAULT_INSTITUTION_DISCLOSURE } from '@smalspor/domain/institution-disclosure';
import { countHome, type SurveyDisclosure, surveyResult, surveyState } from '@smalspor/domain/surveys';
import { norwegianDateOf } from '@smalspor/domain/time';
import type { House } from '../house/house.ts';
import { writeRequest } from '../idempotency/write-request.ts';
import { listAskedInstitutions } from './asked-homes.ts';
import { describeSurvey } from './describe-survey.ts';
import { type FoundSurvey, requireSurvey } from './find-survey.ts';
import { audit, demandOpen, refused } from './plan-surveys.ts';

/** From now on nobody answers, and what is told of areas stays as it is. */
export const closeSurvey: UnboundUseCase<House, 'closeSurvey'> = async (house, actor, input, call) => {
  const { surveyId } = input;
  await once(house.db, writeRequest(house, actor, 'closeSurvey', input, call), async (trx) => {
    const found = await requireSurvey(house, trx, surveyId, 'change');
    demandOpen(found.survey);
    if (surveyState(found.survey, norwegianDateOf(house.now())) === 'planned') {
      throw refused('not-begun', 'The survey has not begun: change its days instead.');
    }
    await settleSurvey(house, trx, found);
    await audit(house, trx, actor, 'close-survey', surveyId, call);
    return null;
  });
  return describeSurvey(house, house.db, await requireSurvey(house, house.db, surveyId));
};

/** Works out what is told, once, and forgets what nobody sent. */
export async function settleSurvey(
  house: House,
  trx: Db,
  { survey, definition }: FoundSurvey,
): Promise<void> {
  const answers = await listLatestAnswers(trx, survey.id);
  const asked = await listAskedInstitutions(house, trx, definition, survey.units);
  const homes = asked.map(({ organisation, ...place }) => {
    const answer = answers.get(organisation);
    return { ...place, counts: answer ? countHome(answer, definition) : null };
  });
  await storeSurveyResult(trx, survey.id, surveyResult(homes, definition, disclosureOf(house)), house.now());
  await deleteSurveyDrafts(trx, survey.id);
}

/** The house's own limits, and those for sums over institutions. */
export function disclosureOf({ configuration }: Pick<House, 'configuration'>): SurveyDisclosure {
  const { minimumInstitutions, minimumPatients } = configuration.disclosure;
  return { ...DEFAULT_INSTITUTION_DISCLOSURE, others: minimumInstitutions, k: minimumPatients };
}
