import type { CallContext, UnboundUseCase } from '@smalspor/contract/use-cases';
import { appendAudit } from '@smalspor/database/audit';
import { once } from '@smalspor/database/idempotency';
import type { Db } from '@smalspor/database/schema';
import {
  deleteSurveyDrafts,
  insertSurveyAnswer,
  listAnsweredSurveys,
  listSurveys,
  saveSurveyDraft as storeDraft,
} from '@smalspor/database/surveys';
import type { Actor } from '@smalspor/domain/access';
import { Refusal } from '@smalspor/domain/refusal';
import { type SurveyAnswer, type SurveyFault, surveyFault, surveyState } from '@smalspor/domain/surveys';
import { norwegianDateOf } from '@smalspor/domain/time';
import { auditEntry, auditRefusal } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { writeRequest } from '../idempotency/write-request.ts';
import { requireInstitution } from '../institutions/index.ts';
import { askedWards } from './asked-homes.ts';
import { describeForm } from './describe-form.ts';
import { describeSurvey } from './describe-survey.ts';
import { demandDefinition, type FoundForm, requireForm } from './find-survey.ts';
import { demandOpen, refused } from './plan-surveys.ts';

interface FormInput {
  readonly organisation: string;
  readonly surveyId: string;
}

export const listInstitutionSurveys: UnboundUseCase<House, 'listInstitutionSurveys'> = async (
  house,
  actor,
  { organisation },
) => {
  const { db } = house;
  const institution = await requireInstitution(house, db, actor, organisation, 'answer-surveys');
  const answered = await listAnsweredSurveys(db, institution.organisation);
  const surveys = (await listSurveys(db))
    .map((survey) => ({ survey, definition: demandDefinition(house, survey) }))
    .filter(
      ({ survey, definition }) =>
        answered.has(survey.id) || askedWards(institution, definition, survey.units).length > 0,
    );
  return {
    organisation,
    name: institution.name,
    surveys: await Promise.all(
      surveys.map(async (found) => ({
        ...(await describeSurvey(house, db, found)),
        isAnswered: answered.has(found.survey.id),
      })),
    ),
  };
};

export const readInstitutionSurvey: UnboundUseCase<House, 'readInstitutionSurvey'> = (
  house,
  actor,
  input,
  call,
) =>
  auditRefusal(house, actor, actOf('read-survey-answer', input, call), async () => {
    const found = await requireForm(house, house.db, actor, input);
    await audit(house, house.db, actor, 'read-survey-answer', input, call);
    return describeForm(house, house.db, found);
  });

/** Stores what is being filled in; never over what a colleague has stored meanwhile. */
export const saveSurveyDraft: UnboundUseCase<House, 'saveSurveyDraft'> = async (
  house,
  actor,
  input,
  call,
) => {
  const savedAt = house.now();
  const request = writeRequest(house, actor, 'saveSurveyDraft', input, call);
  const { value } = await once(house.db, request, async (trx) => {
    const found = await requireForm(house, trx, actor, input, 'share');
    demandEntry(house, found);
    const draft = { draft: input.draft, savedAt, savedByName: actor.name };
    if (!(await storeDraft(trx, placeOf(found), draft, input.version))) throw changedMeanwhile();
    return { version: input.version + 1, savedAt };
  });
  return value;
};

/** Sends the day, or corrects it. The survey cannot be closed while this is under way. */
export const sendSurvey: UnboundUseCase<House, 'sendSurvey'> = (house, actor, input, call) =>
  auditRefusal(house, actor, actOf('send-survey-answer', input, call), async () => {
    const request = writeRequest(house, actor, 'sendSurvey', input, call);
    await once(house.db, request, async (trx) => {
      const found = await requireForm(house, trx, actor, input, 'share');
      demandEntry(house, found);
      demandSound(house, found, input.answer);
      const sent = { personId: actor.userId, at: house.now() };
      const place = placeOf(found);
      if (!(await insertSurveyAnswer(trx, place, input.version, input.answer, sent))) {
        throw changedMeanwhile();
      }
      await deleteSurveyDrafts(trx, place.surveyId, place.organisation);
      await audit(house, trx, actor, 'send-survey-answer', input, call);
      return null;
    });
    return describeForm(house, house.db, await requireForm(house, house.db, actor, input));
  });

const SAYS: Readonly<Record<SurveyFault, string>> = {
  'day-outside': 'The day is not among the days of the survey: choose another.',
  'day-ahead': 'The day has not come yet: choose today or an earlier one.',
  'no-such-ward': 'The institution has no such ward, or it stands twice: read the form again.',
  'present-missing':
    'Tell how many residents were present at 08:00 in each type of ward; 0 where it stood empty.',
  'not-counted': 'Write whole numbers from 0 up.',
  'more-treated-than-present':
    'More residents have antibiotics than were present at 08:00 in the same type of ward: correct one of the two.',
  'nobody-unsaid': 'Add the residents who have antibiotics, or say that nobody has.',
  'nobody-and-somebody':
    'It says that nobody has antibiotics, and there are residents in the list: correct one.',
  'no-treatment': 'A resident has no antibiotic: add it, or remove the resident.',
  'too-many-treatments': 'A resident has more antibiotics than the form can hold.',
  'unknown-choice': 'Choose antibiotic, indication, purpose and route for each treatment.',
  'substance-twice': 'A resident has the same antibiotic twice: remove one of them.',
};

/** @throws Refusal `survey-refused` before the first day and after the survey is closed */
function demandEntry(house: House, { survey }: FoundForm): void {
  demandOpen(survey);
  if (surveyState(survey, norwegianDateOf(house.now())) === 'planned') {
    throw refused('not-begun', 'The survey has not begun: come back on its first day.');
  }
}

function demandSound(house: House, { survey, definition, wards }: FoundForm, answer: SurveyAnswer): void {
  const fault = surveyFault(answer, {
    definition,
    wardTypes: [...new Set(wards.map(({ wardType }) => wardType))],
    from: survey.from,
    to: survey.to,
    today: norwegianDateOf(house.now()),
  });
  if (fault !== null) throw refused(fault, SAYS[fault]);
}

function placeOf({ survey, institution }: FoundForm) {
  return { surveyId: survey.id, organisation: institution.organisation };
}

function changedMeanwhile(): Refusal {
  return new Refusal(
    'changed-meanwhile',
    'A colleague has sent or typed something meanwhile: read it again.',
  );
}

function actOf(act: string, { organisation }: FormInput, { requestId }: CallContext) {
  return { act, objectKind: 'institution', objectId: organisation, requestId };
}

async function audit(
  house: House,
  db: Db,
  actor: Actor,
  act: string,
  input: FormInput,
  call: CallContext,
): Promise<void> {
  await appendAudit(db, auditEntry(house, actor, actOf(act, input, call)));
}
