import type { Db } from '@smalspor/database/schema';
import { findSurvey, type StoredSurvey } from '@smalspor/database/surveys';
import type { Actor } from '@smalspor/domain/access';
import type { InstitutionWard } from '@smalspor/domain/institutions';
import { Refusal } from '@smalspor/domain/refusal';
import type { SurveyDefinition } from '@smalspor/domain/surveys';
import type { House } from '../house/house.ts';
import { type FoundInstitution, requireInstitution } from '../institutions/index.ts';
import { askedWards } from './asked-homes.ts';

export interface FoundSurvey {
  readonly survey: StoredSurvey;
  /** In the version that the survey was planned with. */
  readonly definition: SurveyDefinition;
}

export interface FoundForm extends FoundSurvey {
  readonly institution: FoundInstitution;
  /** The wards that are asked about. */
  readonly wards: readonly InstitutionWard[];
}

type Lock = 'none' | 'share' | 'change';

/**
 * A survey by its id, for whoever has passed the door.
 * @throws Refusal `not-found`
 */
export async function requireSurvey(
  house: House,
  db: Db,
  surveyId: string,
  lock: Lock = 'none',
): Promise<FoundSurvey> {
  const survey = UUID.test(surveyId) ? await findSurvey(db, surveyId, lock) : null;
  if (survey === null) throw new Refusal('not-found', 'There is no such survey for you.');
  return { survey, definition: demandDefinition(house, survey) };
}

/**
 * A survey that asks an institution at which the actor may answer; for anyone else there is none.
 * @throws Refusal `not-found`
 */
export async function requireForm(
  house: House,
  db: Db,
  actor: Actor,
  { organisation, surveyId }: { readonly organisation: string; readonly surveyId: string },
  lock: Lock = 'none',
): Promise<FoundForm> {
  const institution = await requireInstitution(house, db, actor, organisation, 'answer-surveys');
  const found = await requireSurvey(house, db, surveyId, lock);
  const wards = askedWards(institution, found.definition, found.survey.units);
  if (wards.length === 0) throw new Refusal('not-found', 'The survey does not ask this institution.');
  return { ...found, institution, wards };
}

/** @throws Refusal `content-invalid` when the content no longer holds the definition */
export function demandDefinition(
  { content }: Pick<House, 'content'>,
  { definition, definitionVersion }: Pick<StoredSurvey, 'definition' | 'definitionVersion'>,
): SurveyDefinition {
  const found = content.surveys.find(({ id, version }) => id === definition && version === definitionVersion);
  if (found) return found;
  throw new Refusal(
    'content-invalid',
    `The survey ${definition}@${definitionVersion} is missing: put its file back in content/surveys.`,
  );
}

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
