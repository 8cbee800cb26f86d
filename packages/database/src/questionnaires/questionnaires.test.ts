import { parseMonth } from '@smalspor/domain/time';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../testing/index.ts';
import { addAnswers, listAnswers, listResponses, noteResponse } from './questionnaire-queries.ts';

const ROUND = '00000000-0000-4000-8000-000000000005';
const ANNE = 'hpr:990000001';
const PLACE = {
  questionnaire: 'after-meeting',
  version: 1,
  programme: 'rak',
  part: 'first',
  county: '03',
  month: parseMonth('2020-02'),
};

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  await sql`insert into rounds values (${ROUND}, 'rak', 1, 'general-practice-group', '17', 'Sagene 2', '0301', '03', ${ANNE},
    'active', 1, now(), now())`.execute(database.db);
});
afterAll(() => database.close());

it('notes once that somebody has answered or does not want to', async () => {
  const { db } = database;
  const key = { roundId: ROUND, participant: ANNE, part: 'first' };
  expect(await noteResponse(db, key, 'answered')).toBe(true);
  expect(await noteResponse(db, key, 'answered')).toBe(false);
  expect(await noteResponse(db, key, 'skipped')).toBe(false);
  expect(await noteResponse(db, { ...key, part: 'second' }, 'skipped')).toBe(true);
  expect(await listResponses(db, ANNE, [ROUND])).toEqual([
    { roundId: ROUND, part: 'first', state: 'answered' },
    { roundId: ROUND, part: 'second', state: 'skipped' },
  ]);
  expect(await listResponses(db, 'hpr:990000002', [ROUND])).toEqual([]);
  expect(await listResponses(db, ANNE, [])).toEqual([]);
});

it('keeps every answer of many who answer at once', async () => {
  const { db } = database;
  const add = (usefulness: number) =>
    db.transaction().execute((trx) => addAnswers(trx, PLACE, { usefulness }));
  await Promise.all([1, 2, 3, 4, 5, 5, 5, 5].map(add));
  const [stored, ...others] = await listAnswers(db, 'rak');
  expect(others).toEqual([]);
  expect(stored).toMatchObject(PLACE);
  expect(stored?.answers.map(({ usefulness }) => usefulness).toSorted()).toEqual([1, 2, 3, 4, 5, 5, 5, 5]);
});

it('holds nothing that joins answers to people: one row for the month, in an order of its own', async () => {
  const { db } = database;
  const month = parseMonth('2020-03');
  const sent = Array.from({ length: 24 }, (_, index) => index);
  for (const index of sent) {
    await db.transaction().execute(async (trx) => {
      await noteResponse(trx, { roundId: ROUND, participant: `hpr:${index}`, part: 'third' }, 'answered');
      await addAnswers(trx, { ...PLACE, county: null, month }, { words: String(index) });
    });
  }
  const stored = (await listAnswers(db, 'rak')).find((each) => each.month === month);
  expect(stored?.county).toBeNull();
  const order = stored?.answers.map(({ words }) => Number(words)) ?? [];
  expect(order.toSorted((a, b) => a - b)).toEqual(sent);
  // By chance once in 24!.
  expect(order).not.toEqual(sent);
  const { rows } = await sql<{
    xmin: string;
  }>`select xmin::text from questionnaire_answers where month = ${month}`.execute(db);
  expect(rows).toHaveLength(1);
  const columns = await sql<{ name: string }>`select column_name as name from information_schema.columns
    where table_name in ('questionnaire_responses', 'questionnaire_answers') and data_type like 'timestamp%'`.execute(
    db,
  );
  expect(columns.rows).toEqual([]);
});
