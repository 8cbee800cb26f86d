import type { InputOf } from '@smalspor/contract/operations';
import type { SurveyDraft } from '@smalspor/domain/surveys';
import { useCallback } from 'react';
import { client } from '../api/client.ts';
import { type StoredDraft, useStoredDraft } from '../api/use-stored-draft.ts';
import { firstDraft, type SurveyForm } from './survey-draft.ts';

/** What is filled in of a survey, stored while it is filled in. */
export function useSurveyDraft(form: SurveyForm): StoredDraft<SurveyDraft> {
  const { organisation, draft } = form;
  const surveyId = form.survey.id;
  const store = useCallback(
    (content: SurveyDraft, version: number) => {
      const typed = structuredClone(content) as InputOf<'saveSurveyDraft'>['draft'];
      return client.saveSurveyDraft({ organisation, surveyId, version, draft: typed });
    },
    [organisation, surveyId],
  );
  return useStoredDraft(
    () => ({ content: firstDraft(form), version: draft?.version ?? 0, savedAt: draft?.savedAt ?? null }),
    store,
  );
}
