import { randomUUID } from 'node:crypto';
import type { CallContext } from '@smalspor/contract/use-cases';
import { insertRound } from '@smalspor/database/programmes';
import { listAnswers } from '@smalspor/database/questionnaires';
import type { Actor } from '@smalspor/domain/access';
import { currentProgramme, newRound } from '@smalspor/domain/programmes';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../house/house.ts';
import { doctorIn } from '../programmes/participant-of.ts';
import { makeMoves } from '../programmes/record-moves.ts';
import { createTestHome, doctor, groupLeader, type TestHome } from '../testing/index.ts';
import {
  answerQuestionnaire,
  listQuestionnaires,
  readQuestionnaire,
  skipQuestionnaire,
} from './answer-questionnaires.ts';
import { readSatisfaction } from './read-satisfaction.ts';

const HPRS = Array.from({ length: 7 }, (_, index) => `99000000${index + 1}`);
const ADMIN: Actor = { userId: 'admin', name: 'A', roles: ['programme-admin'], hpr: null };
const GOOD = { usefulness: 5, 'new-knowledge': 4, length: 'right', words: 'Bra' };
const call = (idempotencyKey: string = randomUUID()): CallContext => ({ requestId: 'r', idempotencyKey });
const gone = { code: 'not-found' };

let home: TestHome;
let house: House;
let roundId: string;
const part = 'respiratory';
const doctors = HPRS.map(doctor);
const [anne, bo, cilla] = doctors as [Actor, Actor, Actor];

beforeAll(async () => {
  home = await createTestHome('empty');
  house = await home.open();
  await house.clock.set('2020-02-03T09:00:00Z');
  const programme = currentProgramme(house.content.programmes, 'rak');
  if (!programme) throw new Error('There is no course');
  const unit = { kind: 'general-practice-group', id: '17', county: '03' };
  const people = HPRS.map(doctorIn);
  const passed = people.slice(0, 6);
  const made = makeMoves(house, programme, newRound(programme), anne, [
    { type: 'invited', unit, leader: doctorIn(HPRS[0] ?? '') },
    { type: 'enrolled', unit, leader: doctorIn(HPRS[0] ?? '') },
    ...people.map(
      (participant) => ({ type: 'joined', participant, profession: 'doctor', on: '2020-02-03' }) as never,
    ),
    { type: 'module-completed', module: part, participants: passed, score: 90 },
  ]);
  roundId = randomUUID();
  await insertRound(house.db, roundId, made.round, made.moves, {
    unitName: 'Sagene 2',
    municipality: '0301',
  });
});
afterAll(() => home.remove());

const answer = (actor: Actor, answers: Record<string, number | string> = GOOD, key?: string) =>
  answerQuestionnaire(house, actor, { roundId, part, version: 1, answers }, call(key));
const asked = async (actor: Actor) =>
  (await listQuestionnaires(house, actor, {}, call())).asked.map((each) => each.part);

describe('a participant', () => {
  it('is asked about what was done, and about nothing else', async () => {
    expect(await asked(anne)).toEqual([part]);
    expect(await asked(doctors[6] as Actor)).toEqual([]);
    const read = (actor: Actor, which: string) =>
      readQuestionnaire(house, actor, { roundId, part: which }, call());
    expect(await read(anne, part)).toMatchObject({ state: 'open', minimumAnswers: 5, askedAfter: 'module' });
    await expect(read(anne, 'first')).rejects.toMatchObject(gone);
    await expect(read(doctors[6] as Actor, part)).rejects.toMatchObject(gone);
  });

  it('is the only one who is asked: for others there is nothing', async () => {
    const stranger = doctor('990000099');
    const leads: Actor = {
      ...groupLeader('990000098'),
      places: [{ role: 'group-leader', kind: 'group', id: '17' }],
    };
    for (const actor of [stranger, leads, ADMIN]) {
      await expect(readQuestionnaire(house, actor, { roundId, part }, call())).rejects.toMatchObject(gone);
      await expect(answer(actor)).rejects.toMatchObject(gone);
      await expect(skipQuestionnaire(house, actor, { roundId, part }, call())).rejects.toMatchObject(gone);
    }
  });

  it('cannot send answers that do not fit, or to other questions than those of now', async () => {
    await expect(answer(anne, { ...GOOD, usefulness: 9 })).rejects.toMatchObject({ code: 'invalid-request' });
    await expect(answer(anne, { usefulness: 4 })).rejects.toMatchObject({ code: 'invalid-request' });
    const old = { roundId, part, version: 2, answers: GOOD };
    await expect(answerQuestionnaire(house, anne, old, call())).rejects.toMatchObject({
      code: 'changed-meanwhile',
    });
    expect(await asked(anne)).toEqual([part]);
  });

  it('answers once, however often it is sent', async () => {
    const key = randomUUID();
    expect(await answer(anne, GOOD, key)).toMatchObject({ state: 'answered' });
    expect(await answer(anne, GOOD, key)).toMatchObject({ state: 'answered' });
    await expect(answer(anne)).rejects.toMatchObject({ code: 'changed-meanwhile' });
    const both = await Promise.allSettled([answer(cilla), answer(cilla)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect((await listAnswers(house.db, 'rak')).flatMap(({ answers }) => answers)).toHaveLength(2);
    expect(await asked(anne)).toEqual([]);
  });

  it('can say no for good', async () => {
    expect(await skipQuestionnaire(house, bo, { roundId, part }, call())).toMatchObject({ state: 'skipped' });
    expect(await asked(bo)).toEqual([]);
    await expect(answer(bo)).rejects.toMatchObject({ code: 'changed-meanwhile' });
  });

  it('leaves nothing that joins the answers to the name', async () => {
    const tables = await sql<{ name: string }>`select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(house.db);
    const holding: string[] = [];
    for (const { name } of tables.rows) {
      const found =
        await sql`select 1 from ${sql.table(name)} t where t::text like '%new-knowledge%'`.execute(house.db);
      if (found.rows.length > 0) holding.push(name);
    }
    expect(holding).toEqual(['questionnaire_answers']);
    const [stored] = await listAnswers(house.db, 'rak');
    expect(JSON.stringify(stored)).not.toMatch(/9900000|hpr|Sagene|T\d\d:/);
    const keys = await sql<{ request_hash: string }>`select request_hash from idempotency_keys
      where operation = 'answerQuestionnaire'`.execute(house.db);
    // One hash for one person, whatever was answered: nobody can guess answers and compare.
    expect(new Set(keys.rows.map((row) => row.request_hash)).size).toBe(1);
  });
});

describe('what they thought', () => {
  const read = async () => readSatisfaction(house, ADMIN, { programme: 'rak' }, call());

  it('is not told while fewer than five have answered, nor before the month is over', async () => {
    await house.clock.set('2020-03-02T09:00:00Z');
    expect((await read()).parts).toEqual([]);
    for (const actor of doctors.slice(3, 6)) await answer(actor, { ...GOOD, usefulness: 3 });
    expect((await read()).parts).toEqual([]);
    await house.clock.set('2020-04-01T09:00:00Z');
    const { parts, participation } = await read();
    expect(parts).toMatchObject([
      {
        id: part,
        cells: [
          {
            county: '03',
            from: '2020-02',
            to: '2020-03',
            answers: 5,
            tallies: [
              { question: 'usefulness', counts: [0, 0, 3, 0, 2] },
              { question: 'new-knowledge', counts: [0, 0, 0, 5, 0] },
              { question: 'length', counts: [0, 5, 0] },
            ],
          },
        ],
        words: [{ question: 'words', texts: ['Bra', 'Bra', 'Bra', 'Bra', 'Bra'] }],
      },
    ]);
    expect(participation).toMatchObject([{ county: '03', name: 'Oslo', participants: 7 }]);
    expect(JSON.stringify(parts)).not.toMatch(/9900000|Sagene/);
  });

  it('of a programme that nobody has answered about is empty, and of none is not there', async () => {
    expect((await readSatisfaction(house, ADMIN, { programme: 'rak-legevakt' }, call())).parts).toEqual([]);
    await expect(readSatisfaction(house, ADMIN, { programme: 'nothing' }, call())).rejects.toMatchObject(
      gone,
    );
    expect((await readSatisfaction(house, ADMIN, {}, call())).programme).toBe('rak');
  });
});
