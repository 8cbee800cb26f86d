import type { InputOf } from '@smalspor/contract/operations';
import type { CallContext, UnboundUseCase } from '@smalspor/contract/use-cases';
import { appendAudit } from '@smalspor/database/audit';
import { once } from '@smalspor/database/idempotency';
import type { Db } from '@smalspor/database/schema';
import {
  insertSurvey,
  listAnsweredHomes,
  listSurveys as listStored,
  type StoredSurvey,
  updateSurvey,
} from '@smalspor/database/surveys';
import { type Actor, INSTITUTION_DOORS } from '@smalspor/domain/access';
import { Refusal } from '@smalspor/domain/refusal';
import { currentSurveyDefinitions, isWindow, type SurveyDefinition } from '@smalspor/domain/surveys';
import { addMonthsToDate, norwegianDateOf } from '@smalspor/domain/time';
import { auditEntry } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { writeRequest } from '../idempotency/write-request.ts';
import { describeSurvey } from './describe-survey.ts';
import { demandDefinition, requireSurvey } from './find-survey.ts';

/** How far ahead a survey can be planned. */
const MONTHS_AHEAD = 18;

export const listSurveys: UnboundUseCase<House, 'listSurveys'> = async (house, actor) => {
  const surveys = await listStored(house.db);
  return {
    surveys: await Promise.all(
      surveys.map((survey) =>
        describeSurvey(house, house.db, { survey, definition: demandDefinition(house, survey) }),
      ),
    ),
    mayPlan: INSTITUTION_DOORS.canPlanSurveys(actor),
    definitions: currentSurveyDefinitions(house.content.surveys).map(({ id, title, units }) => ({
      id,
      title,
      units: units.map((unit) => ({ id: unit.id, text: unit.text })),
    })),
  };
};

export const planSurvey: UnboundUseCase<House, 'planSurvey'> = async (house, actor, input, call) => {
  const definition = currentSurveyDefinitions(house.content.surveys).find(
    ({ id }) => id === input.definition,
  );
  if (!definition) throw refused('unknown-definition', 'There is no such survey to plan: choose another.');
  demandPlan(house, definition, input);
  const request = writeRequest(house, actor, 'planSurvey', input, call);
  const { value: surveyId } = await once(house.db, request, async (trx) => {
    const id = house.newId();
    const { units, from, to } = input;
    const plan = {
      definition: definition.id,
      definitionVersion: definition.version,
      units: inOrder(definition, units),
      from,
      to,
    };
    await insertSurvey(trx, id, plan, { personId: actor.userId, at: house.now() });
    await audit(house, trx, actor, 'plan-survey', id, call);
    return id;
  });
  return describeSurvey(house, house.db, await requireSurvey(house, house.db, surveyId));
};

/** Until the first answer everything but the definition may change; afterwards only the last day, and only to a later one. */
export const changeSurvey: UnboundUseCase<House, 'changeSurvey'> = async (house, actor, input, call) => {
  const { surveyId } = input;
  const request = writeRequest(house, actor, 'changeSurvey', input, call);
  await once(house.db, request, async (trx) => {
    const { survey, definition } = await requireSurvey(house, trx, surveyId, 'change');
    demandOpen(survey);
    demandPlan(house, definition, input);
    const units = inOrder(definition, input.units);
    const { from, to } = input;
    if ((await listAnsweredHomes(trx, surveyId)).size > 0) {
      const isSame = from === survey.from && to >= survey.to && units.join() === survey.units.join();
      if (!isSame) {
        throw refused(
          'answers-have-come',
          'Answers have come: only the last day can be moved, to a later one.',
        );
      }
    }
    if (!(await updateSurvey(trx, surveyId, input.version, { ...survey, units, from, to }))) {
      throw new Refusal('changed-meanwhile', 'Somebody has changed the survey meanwhile: read it again.');
    }
    await audit(house, trx, actor, 'change-survey', surveyId, call);
    return null;
  });
  return describeSurvey(house, house.db, await requireSurvey(house, house.db, surveyId));
};

/** @throws Refusal `survey-refused` */
export function demandOpen({ closedAt }: Pick<StoredSurvey, 'closedAt'>): void {
  if (closedAt !== null) throw refused('closed', 'The survey is closed: what it told stays as it is.');
}

export function refused(why: string, detail: string): Refusal {
  return new Refusal('survey-refused', detail, { facts: { why } });
}

export async function audit(
  house: House,
  trx: Db,
  actor: Actor,
  act: string,
  surveyId: string,
  { requestId }: CallContext,
): Promise<void> {
  await appendAudit(
    trx,
    auditEntry(house, actor, { act, objectKind: 'survey', objectId: surveyId, requestId }),
  );
}

function demandPlan(
  house: House,
  { units: known }: SurveyDefinition,
  { units, from, to }: Pick<InputOf<'planSurvey'>, 'units' | 'from' | 'to'>,
): void {
  if (!units.every((unit) => known.some(({ id }) => id === unit))) {
    throw refused('unknown-unit', 'There is no such kind of institution: choose among those shown.');
  }
  if (!isWindow(from, to)) {
    throw refused('no-window', 'The last day must be the first or later, at most two months after it.');
  }
  const today = norwegianDateOf(house.now());
  if (to < today || from > addMonthsToDate(today, MONTHS_AHEAD)) {
    throw refused(
      'out-of-reach',
      'The last day has passed, or the first is too far ahead: choose other days.',
    );
  }
}

/** Each kind once, in the order of the definition. */
function inOrder({ units }: SurveyDefinition, wanted: readonly string[]): readonly string[] {
  return units.flatMap(({ id }) => (wanted.includes(id) ? [id] : []));
}
