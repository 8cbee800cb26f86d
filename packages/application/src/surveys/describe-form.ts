import type { OutputOf } from '@smalspor/contract/operations';
import type { Db } from '@smalspor/database/schema';
import { findSurveyDraft, listSurveyAnswers } from '@smalspor/database/surveys';
import { norwegianDateOf } from '@smalspor/domain/time';
import type { House } from '../house/house.ts';
import { describeDefinition, describeSurvey, describeWards } from './describe-survey.ts';
import type { FoundForm } from './find-survey.ts';

type Form = OutputOf<'readInstitutionSurvey'>;
type Answer = Form['versions'][number]['answer'];
type Draft = NonNullable<Form['draft']>['draft'];

/** An institution's form as it stands: what it asks, the draft and every version that was sent. */
export async function describeForm(house: House, db: Db, found: FoundForm): Promise<Form> {
  const { institution, survey, definition, wards } = found;
  const place = { surveyId: survey.id, organisation: institution.organisation };
  const [versions, draft] = [await listSurveyAnswers(db, place), await findSurveyDraft(db, place)];
  return {
    organisation: String(institution.organisation),
    name: institution.name,
    survey: await describeSurvey(house, db, found),
    today: norwegianDateOf(house.now()),
    definition: describeDefinition(house, definition),
    wards: describeWards(wards),
    versions: versions.map(({ answer, ...sent }) => ({ ...sent, answer: structuredClone(answer) as Answer })),
    draft: draft && { ...draft, draft: structuredClone(draft.draft) as Draft },
  };
}
