import { recordSignIn } from '@smalspor/database/people';
import { insertSurvey, insertSurveyAnswer, listSurveys } from '@smalspor/database/surveys';
import { currentSurveyDefinitions } from '@smalspor/domain/surveys';
import { addMonthsToDate, norwegianDateOf, type PlainDate } from '@smalspor/domain/time';
import { demoInstitution } from '../accounts/demo-institution.ts';
import { chanceOf } from '../demonstration/index.ts';
import type { House } from '../house/house.ts';
import { listInstitutionsToday } from '../institutions/index.ts';
import { askedWards } from './asked-homes.ts';
import { settleSurvey } from './close-survey.ts';
import { requireSurvey } from './find-survey.ts';
import { inventAnswer } from './invent-answer.ts';

/** The demonstration's surveys: how many months from today they begin, and how many institutions answer. */
const INVENTED = [
  { months: -8, answering: 0.55, level: 1.1, isClosed: true },
  { months: -2, answering: 0.65, level: 1, isClosed: true },
  { months: 0, answering: 0.15, level: 0.95, isClosed: false },
] as const;
const DAYS = 14;

/**
 * Two closed surveys with invented answers and an open one, so that the pages of a demonstration have something to show. The
 * institution of the demonstration's people has answered the closed ones. Does nothing with real data or where a survey is.
 * @returns how many answers were invented
 */
export async function inventSurveys(house: House): Promise<number> {
  const [definition] = currentSurveyDefinitions(house.content.surveys);
  if (!definition || !(await house.synthetic()) || (await listSurveys(house.db)).length > 0) return 0;
  const own = await demoInstitution(house);
  const asker = await recordSignIn(house.db, {
    issuer: 'demonstration',
    subject: 'invented-answers',
    name: 'Oppdiktet svar',
    hpr: null,
    pidPseudonym: null,
    at: house.now(),
  });
  const units = definition.units.map(({ id }) => id);
  const today = norwegianDateOf(house.now());
  let answers = 0;
  for (const [place, { months, answering, level, isClosed }] of INVENTED.entries()) {
    const from = addMonthsToDate(today, months);
    const at = `${isClosed ? addDays(from, DAYS + 7) : today}T08:00:00Z`;
    const then = { ...house, now: () => at };
    await house.db.transaction().execute(async (trx) => {
      const surveyId = house.newId();
      const version = { definition: definition.id, definitionVersion: definition.version };
      const plan = { ...version, units, from, to: addDays(from, DAYS) };
      await insertSurvey(trx, surveyId, plan, { personId: asker.id, at });
      for (const institution of await listInstitutionsToday(then, trx)) {
        const { organisation } = institution;
        const wards = askedWards(institution, definition, units);
        const chance = chanceOf(organisation * (place + 1));
        const isOwn = organisation === own?.organisation;
        if (wards.length === 0 || !(isOwn ? isClosed : chance() < answering)) continue;
        const answer = inventAnswer(wards, from, level, chance);
        const given = { surveyId, organisation };
        await insertSurveyAnswer(trx, given, 0, answer, { personId: asker.id, at });
        answers += 1;
      }
      if (isClosed) await settleSurvey(then, trx, await requireSurvey(then, trx, surveyId));
    });
  }
  return answers;
}

function addDays(date: PlainDate, days: number): PlainDate {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10) as PlainDate;
}
