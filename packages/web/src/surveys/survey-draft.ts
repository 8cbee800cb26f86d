import type { OutputOf } from '@smalspor/contract/operations';
import {
  type DraftTreatment,
  type SurveyAnswer,
  type SurveyDraft,
  type SurveyFault,
  type SurveyTreatment,
  surveyFault,
} from '@smalspor/domain/surveys';
import type { PlainDate } from '@smalspor/domain/time';

export type SurveyForm = OutputOf<'readInstitutionSurvey'>;

export const NEW_TREATMENT: DraftTreatment = { substance: '', indication: '', purpose: '', route: 'oral' };

/** What the form begins with: what was typed, or sent last, or the wards with nothing told. */
export function firstDraft({ draft, versions, wards, survey, today }: SurveyForm): SurveyDraft {
  const known = draft?.draft ?? versions[0]?.answer ?? null;
  const isToday = today >= survey.from && today <= survey.to;
  const day = survey.from === survey.to ? survey.from : isToday ? today : '';
  return {
    day: known?.day ?? day,
    wards: wards.map(({ wardType }) => ({
      wardType,
      present: known?.wards.find((each) => each.wardType === wardType)?.present ?? null,
    })),
    residents: known?.residents ?? [],
    nobody: known?.nobody ?? false,
  };
}

/** Methenamine only prevents, so that is what is chosen with it; it can be changed. */
export function withSubstance(
  treatment: DraftTreatment,
  substance: string,
  methenamine: string,
): DraftTreatment {
  const isNew = treatment.purpose === '' && substance === methenamine;
  return { ...treatment, substance, ...(isNew ? { purpose: 'prevention' as const } : {}) };
}

export function isMethenamineTreatment(
  { substance, purpose }: DraftTreatment,
  { methenamine }: SurveyForm['definition'],
): boolean {
  return substance === methenamine && purpose === 'treatment';
}

/** The answer as it would be sent, or what is wrong with it. */
export function readDraft(
  draft: SurveyDraft,
  { definition, wards, survey, today }: SurveyForm,
): { readonly answer: SurveyAnswer; readonly fault: null } | { readonly fault: SurveyFault } {
  if (draft.day === '') return { fault: 'day-outside' };
  const told = draft.wards.flatMap(({ wardType, present }) =>
    present === null ? [] : [{ wardType, present }],
  );
  const residents = draft.residents.map(({ wardType, treatments }) => ({
    wardType,
    treatments: treatments.flatMap((each): SurveyTreatment[] =>
      each.purpose === '' ? [] : [{ ...each, purpose: each.purpose }],
    ),
  }));
  const isHalf = draft.residents.some(({ treatments }) => treatments.some(({ purpose }) => purpose === ''));
  const answer = { day: draft.day as PlainDate, wards: told, residents, nobody: draft.nobody };
  const fault = surveyFault(answer, {
    definition: {
      ...definition,
      indications: [...definition.indications].map((each) => ({ ...each, group: '' })),
      substances: definition.substances.map(({ atc }) => atc),
    },
    wardTypes: wards.map(({ wardType }) => wardType),
    from: survey.from,
    to: survey.to,
    today,
  });
  if (isHalf && (fault === null || fault === 'no-treatment')) return { fault: 'unknown-choice' };
  return fault === null ? { answer, fault } : { fault };
}
