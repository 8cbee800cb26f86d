import type { PlainDate } from '@smalspor/domain/time';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { recordSignIn } from '../people/index.ts';
import { openTestDatabase, type TestDatabase } from '../testing/index.ts';
import {
  addVisitAnswers,
  deleteVisitKey,
  findVisit,
  findVisitKey,
  type GivenAnswer,
  insertVisit,
  insertVisitKey,
  listAnsweredVisits,
  listVisitAnswers,
  listVisits,
  type PlannedVisit,
  saveVisitReport,
} from './index.ts';

const AT = '2026-03-01T09:00:00.000Z';
const id = (last: number): string => `00000000-0000-4000-8000-${String(last).padStart(12, '0')}`;

let database: TestDatabase;
let runa: string;
let per: string;
let visit: PlannedVisit;
beforeAll(async () => {
  database = await openTestDatabase();
  const signIn = async (name: string) => {
    const who = { issuer: 'i', subject: name, name, hpr: null, pidPseudonym: null, at: AT };
    return (await recordSignIn(database.db, who)).id;
  };
  runa = await signIn('Runa');
  per = await signIn('Per');
  visit = {
    id: id(1),
    organisation: 310_000_019,
    home: 'Solbakken sykehjem',
    municipality: '0301',
    ward: '2. etasje',
    wardType: 'long-term',
    day: '2026-03-04' as PlainDate,
    checklist: 'round',
    checklistVersion: 1,
    visitorId: runa,
  };
});
afterAll(() => database.close());

it('keeps a visit as it was planned, and lists it at its home alone', async () => {
  const { db } = database;
  await insertVisit(db, visit, AT);
  const later = { ...visit, id: id(2), organisation: 310_000_027, day: '2026-04-04' as PlainDate };
  await insertVisit(db, later, AT);
  expect(await findVisit(db, id(1))).toEqual({ ...visit, visitor: 'Runa', report: null });
  expect(await findVisit(db, id(9))).toBeNull();
  expect((await listVisits(db)).map((each) => each.id)).toEqual([id(2), id(1)]);
  expect((await listVisits(db, 310_000_019)).map((each) => each.id)).toEqual([id(1)]);
});

it('stores an answer once, whoever sends it again, and keeps every one', async () => {
  const { db } = database;
  const first: GivenAnswer = {
    id: id(11),
    item: 'gel',
    answer: { choice: 'no' },
    replaces: [],
    givenAt: AT,
  };
  const second = { ...first, id: id(12), answer: null, replaces: [id(11)] };
  expect(await addVisitAnswers(db, id(1), runa, [first], AT)).toEqual([id(11)]);
  expect(await addVisitAnswers(db, id(1), per, [first, second], AT)).toEqual([id(12)]);
  expect(await addVisitAnswers(db, id(1), per, [], AT)).toEqual([]);
  expect(await listVisitAnswers(db, id(1))).toEqual([
    { ...first, by: 'Runa' },
    { ...second, by: 'Per' },
  ]);
  expect(await listVisitAnswers(db, id(2))).toEqual([]);
  expect([...(await listAnsweredVisits(db))]).toEqual([id(1)]);
});

it('sends a report once for each version that was seen', async () => {
  const { db } = database;
  const report = { answers: { gel: { choice: 'yes' } }, heads: [id(12)], at: AT } as const;
  expect(await saveVisitReport(db, id(1), 0, report)).toBe(true);
  expect(await saveVisitReport(db, id(1), 0, report)).toBe(false);
  expect((await findVisit(db, id(1), true))?.report).toEqual({ version: 1, ...report });
});

it('gives a key to its own person alone, and forgets it', async () => {
  const { db } = database;
  const key = { id: id(21), secret: 'k'.repeat(43) };
  await insertVisitKey(db, runa, key, AT);
  expect(await findVisitKey(db, runa, [id(22), id(21)])).toEqual(key);
  expect(await findVisitKey(db, per, [id(21)])).toBeNull();
  expect(await findVisitKey(db, runa, [])).toBeNull();
  expect(await deleteVisitKey(db, per, id(21))).toBe(false);
  expect(await deleteVisitKey(db, runa, id(21))).toBe(true);
  expect(await findVisitKey(db, runa, [id(21)])).toBeNull();
});
