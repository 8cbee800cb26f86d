import type { AreaResult, SurveyAnswer, SurveyDraft } from '@smalspor/domain/surveys';
import type { PlainDate } from '@smalspor/domain/time';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { recordSignIn } from '../people/index.ts';
import { openTestDatabase, type TestDatabase } from '../testing/index.ts';
import {
  deleteOldSurveyAnswers,
  deleteSurveyDrafts,
  findSurvey,
  findSurveyDraft,
  insertSurvey,
  insertSurveyAnswer,
  listAnsweredHomes,
  listAnsweredSurveys,
  listLatestAnswers,
  listSurveyAnswers,
  listSurveys,
  saveSurveyDraft,
  storeSurveyResult,
  updateSurvey,
} from './index.ts';

const AT = '2026-05-04T09:00:00.000Z';
const id = (last: number): string => `00000000-0000-4000-8000-${String(last).padStart(12, '0')}`;
const day = (text: string) => text as PlainDate;
const PLAN = {
  definition: 'antibiotics-on-a-day',
  definitionVersion: 1,
  units: ['nursing-home'],
  from: day('2026-05-04'),
  to: day('2026-05-08'),
};
const answer = (present: number): SurveyAnswer => ({
  day: PLAN.from,
  wards: [{ wardType: 'long-term', present }],
  residents: [],
  nobody: true,
});
const SOLBAKKEN = { surveyId: id(1), organisation: 310_000_019 };
const NABO = { surveyId: id(1), organisation: 310_000_027 };

let database: TestDatabase;
let planned: { readonly personId: string; readonly at: string };
beforeAll(async () => {
  database = await openTestDatabase();
  const who = { issuer: 'i', subject: 'Pia', name: 'Pia', hpr: null, pidPseudonym: null, at: AT };
  planned = { personId: (await recordSignIn(database.db, who)).id, at: AT };
});
afterAll(() => database.close());

it('keeps a survey, and changes it for whoever has seen the latest version', async () => {
  const { db } = database;
  await insertSurvey(db, id(1), PLAN, planned);
  await insertSurvey(db, id(2), { ...PLAN, from: day('2026-05-06') }, planned);
  expect((await listSurveys(db)).map((each) => each.id)).toEqual([id(2), id(1)]);
  const later = { ...PLAN, to: day('2026-05-10') };
  expect(await updateSurvey(db, id(1), 1, later)).toBe(true);
  expect(await updateSurvey(db, id(1), 1, PLAN)).toBe(false);
  expect(await findSurvey(db, id(1), 'share')).toEqual({
    ...later,
    id: id(1),
    version: 2,
    closedAt: null,
    result: null,
  });
  expect(await findSurvey(db, id(9))).toBeNull();
});

it('stores an answer once for each version that was seen, and the latest counts', async () => {
  const { db } = database;
  expect(await insertSurveyAnswer(db, SOLBAKKEN, 0, answer(30), planned)).toBe(true);
  expect(await insertSurveyAnswer(db, SOLBAKKEN, 0, answer(31), planned)).toBe(false);
  expect(await insertSurveyAnswer(db, SOLBAKKEN, 1, answer(32), planned)).toBe(true);
  expect(await insertSurveyAnswer(db, NABO, 0, answer(20), planned)).toBe(true);
  const versions = await listSurveyAnswers(db, SOLBAKKEN);
  expect(versions.map(({ version, sentBy }) => [version, sentBy])).toEqual([
    [2, 'Pia'],
    [1, 'Pia'],
  ]);
  expect(await listLatestAnswers(db, id(1))).toEqual(
    new Map([
      [SOLBAKKEN.organisation, answer(32)],
      [NABO.organisation, answer(20)],
    ]),
  );
  expect((await listAnsweredHomes(db, id(1))).size).toBe(2);
  expect([...(await listAnsweredSurveys(db, NABO.organisation))]).toEqual([id(1)]);
});

it('keeps what is typed, and nobody writes over what a colleague has stored', async () => {
  const { db } = database;
  const typed: SurveyDraft = { day: '', wards: [], residents: [], nobody: false };
  const draft = { draft: typed, savedAt: AT, savedByName: 'Kari' };
  expect(await saveSurveyDraft(db, SOLBAKKEN, draft, 0)).toBe(true);
  expect(await saveSurveyDraft(db, SOLBAKKEN, draft, 0)).toBe(false);
  expect(await saveSurveyDraft(db, SOLBAKKEN, { ...draft, savedByName: 'Per' }, 1)).toBe(true);
  expect(await saveSurveyDraft(db, NABO, draft, 0)).toBe(true);
  expect(await findSurveyDraft(db, SOLBAKKEN)).toEqual({ ...draft, savedByName: 'Per', version: 2 });
  await deleteSurveyDrafts(db, id(1), SOLBAKKEN.organisation);
  expect(await findSurveyDraft(db, SOLBAKKEN)).toBeNull();
  await deleteSurveyDrafts(db, id(1));
  expect(await findSurveyDraft(db, NABO)).toBeNull();
});

it('closes a survey once, and forgets its answers when they are old but not what it told', async () => {
  const { db } = database;
  const result: readonly AreaResult[] = [
    {
      area: 'nation',
      asked: 9,
      answered: 2,
      present: null,
      classes: { antibiotics: null, methenamine: null },
    },
  ];
  expect(await storeSurveyResult(db, id(1), result, AT)).toBe(true);
  expect(await storeSurveyResult(db, id(1), [], AT)).toBe(false);
  expect(await updateSurvey(db, id(1), 2, PLAN)).toBe(false);
  expect(await deleteOldSurveyAnswers(db, AT)).toEqual([]);
  expect(await deleteOldSurveyAnswers(db, '2026-05-04T09:00:01Z')).toEqual([id(1)]);
  expect(await listSurveyAnswers(db, SOLBAKKEN)).toEqual([]);
  expect((await findSurvey(db, id(1)))?.result).toEqual(result);
});
