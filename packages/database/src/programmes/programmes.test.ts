import { systemScope } from '@smalspor/domain/access';
import { course, enrol, invite, join, play } from '@smalspor/domain/programmes/testing';
import { type Month, parseMonth } from '@smalspor/domain/time';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { recordSignIn } from '../people/people-queries.ts';
import type { Db } from '../schema/tables.ts';
import { AT } from '../testing/examples.ts';
import { withTestDatabase } from '../testing/index.ts';
import {
  appendMoves,
  countPeople,
  countRounds,
  declareLength,
  endSharing,
  findRound,
  insertRound,
  listContacts,
  listDeclaredLengths,
  listMeetingTimes,
  listOwnParticipations,
  listRounds,
  listSharing,
  listWorksheets,
  markHandedIn,
  noteContact,
  planRollOut,
  readRollOutPlan,
  readRound,
  saveMeetingTime,
  saveWorksheet,
  shareFigures,
} from './index.ts';

const ROUND = '00000000-0000-4000-8000-000000000010';
const OTHER = '00000000-0000-4000-8000-000000000011';
const invited = play(course).make('2016-11-01', invite);
const joined = invited.make('2016-11-15', enrol).make('2016-11-15', join('hpr:1', '2016-11-15'));
const place = { unitName: 'Sagene 2', municipality: '0301' };

function withRound(work: (db: Db) => Promise<void>): Promise<void> {
  return withTestDatabase(async ({ db }) => {
    await insertRound(db, ROUND, invited.round, invited.moves, place);
    await work(db);
  });
}

const addJoining = (db: Db) => appendMoves(db, ROUND, 1, joined.round, joined.moves.slice(1));

describe('who takes part in this house', () => {
  it('is whoever joined and what enrolled, by the numbers that the lake has, and nobody who was invited alone', () =>
    withRound(async (db) => {
      const [{ prescriber } = { prescriber: -1 }] = await db
        .insertInto('prescriber_keys')
        .values({ hpr: '1' })
        .returning('prescriber')
        .execute();
      expect(await listOwnParticipations(db, [])).toEqual([]);
      await addJoining(db);
      const programme = course.id;
      expect(await listOwnParticipations(db, [])).toEqual([
        { programme, prescriber, organisation: null, started: parseMonth('2016-11') },
      ]);
      await db.updateTable('rounds').set({ unit_id: '310004006' }).where('id', '=', ROUND).execute();
      expect(await listOwnParticipations(db, [joined.round.unit?.kind ?? ''])).toEqual([
        { programme, prescriber: null, organisation: 310004006, started: parseMonth('2016-11') },
      ]);
      await db.updateTable('rounds').set({ status: 'withdrawn' }).where('id', '=', ROUND).execute();
      expect(await listOwnParticipations(db, [])).toEqual([]);
    }));
});

describe('a round', () => {
  it('is what its stored moves add up to, with a picture beside them', () =>
    withRound(async (db) => {
      await addJoining(db);
      expect(await readRound(db, ROUND, course)).toEqual(joined.round);
      expect(await findRound(db, ROUND)).toMatchObject({
        programme: { id: course.id, version: course.version },
        unit: { name: 'Sagene 2' },
        status: 'enrolled',
        version: 3,
      });
      expect(await db.selectFrom('round_people').selectAll().execute()).toEqual([
        { round_id: ROUND, participant: 'hpr:1', joined_on: '2016-11-15', left_on: null },
      ]);
      expect(await findRound(db, OTHER)).toBeNull();
    }));

  it('takes moves only from who has seen it as it is', () =>
    withRound(async (db) => {
      await addJoining(db);
      await expect(addJoining(db)).rejects.toMatchObject({ code: 'changed-meanwhile' });
      expect((await findRound(db, ROUND))?.version).toBe(3);
    }));

  it('is not opened twice for one unit, until the first is over', () =>
    withRound(async (db) => {
      const again = () => insertRound(db, OTHER, invited.round, invited.moves, place);
      await expect(again()).rejects.toMatchObject({ code: 'move-refused' });
      const over = invited.make('2016-11-02', { type: 'withdrawn' });
      await appendMoves(db, ROUND, 1, over.round, over.moves.slice(1));
      await again();
      expect((await listRounds(db, { unit: { kind: 'group', id: '17' } })).length).toBe(2);
    }));

  it('keeps its moves: they are never changed or taken away', () =>
    withRound(async (db) => {
      await expect(sql`update round_moves set actor = 'x'`.execute(db)).rejects.toThrow();
      await expect(sql`delete from round_moves`.execute(db)).rejects.toThrow();
    }));

  it('is found by who takes part, where and how far; and is counted', () =>
    withRound(async (db) => {
      await addJoining(db);
      const found = async (filter: Parameters<typeof listRounds>[1]) =>
        (await listRounds(db, filter)).map(({ id }) => id);
      expect(await found({ participant: 'hpr:1' })).toEqual([ROUND]);
      expect(await found({ participant: 'hpr:2' })).toEqual([]);
      expect(await found({ statuses: ['invited'] })).toEqual([]);
      expect(await found({ municipality: '0301', programme: course.id })).toEqual([ROUND]);
      const { county } = joined.round.unit ?? { county: null };
      expect(await countRounds(db, course.id)).toEqual([{ county, status: 'enrolled', rounds: 1 }]);
      expect(await countPeople(db, course.id)).toEqual(new Map([[county, 1]]));
    }));
});

describe('what people write', () => {
  const key = { roundId: ROUND, meeting: 'g1', participant: 'hpr:1' };

  it('is saved as a draft, version after version, and no more once it is handed in', () =>
    withRound(async (db) => {
      expect(await saveWorksheet(db, key, { plan: 'a' }, 0, AT)).toBe(1);
      await expect(saveWorksheet(db, key, { plan: 'b' }, 0, AT)).rejects.toMatchObject({
        code: 'changed-meanwhile',
      });
      expect(await saveWorksheet(db, key, { plan: 'c' }, 1, AT)).toBe(2);
      await markHandedIn(db, key, AT);
      await expect(saveWorksheet(db, key, { plan: 'd' }, 2, AT)).rejects.toMatchObject({
        code: 'changed-meanwhile',
      });
      expect(await listWorksheets(db, ROUND, 'hpr:1')).toEqual([
        { meeting: 'g1', answers: { plan: 'c' }, version: 2, savedAt: AT, handedInAt: AT },
      ]);
      expect(await listWorksheets(db, ROUND, 'hpr:2')).toEqual([]);
    }));

  it('is when and where a meeting is: each change counts up', () =>
    withRound(async (db) => {
      const time = { meeting: 'g1', startsAt: AT, endsAt: '2026-03-01T12:00:00.000Z', place: 'Sagene' };
      await saveMeetingTime(db, ROUND, time, 0);
      await saveMeetingTime(db, ROUND, { ...time, place: 'Torshov' }, 1);
      const late = db
        .transaction()
        .execute((trx) => saveMeetingTime(trx, ROUND, { ...time, place: 'Too late' }, 1));
      await expect(late).rejects.toMatchObject({ code: 'changed-meanwhile' });
      expect(await listMeetingTimes(db, ROUND)).toEqual([{ ...time, place: 'Torshov', version: 2 }]);
    }));

  it('is that figures are shared, which can be taken back and given again', () =>
    withRound(async (db) => {
      await shareFigures(db, ROUND, '1', AT);
      await shareFigures(db, ROUND, '1', AT);
      expect(await listSharing(db, ROUND)).toEqual(['1']);
      await endSharing(db, ROUND, '1', AT);
      expect(await listSharing(db, ROUND)).toEqual([]);
      await shareFigures(db, ROUND, '1', AT);
      expect(await listSharing(db, ROUND)).toEqual(['1']);
    }));

  it('is how long the own list is; a correction holds and what was said before is kept', () =>
    withTestDatabase(async ({ db }) => {
      const { id } = await recordSignIn(db, {
        issuer: 'i',
        subject: 's',
        name: 'Anne',
        hpr: '1',
        pidPseudonym: null,
        at: AT,
      });
      const said = { hpr: '1', from: 24228 as Month, patients: 800, basis: 'own', declaredAt: AT } as const;
      await declareLength(db, said, id);
      await declareLength(db, { ...said, patients: 600 }, id);
      expect(await listDeclaredLengths(db, '1')).toEqual([{ ...said, patients: 600 }]);
      expect(await listDeclaredLengths(db)).toHaveLength(1);
      expect(await db.selectFrom('declared_lengths').select('patients').execute()).toHaveLength(2);
    }));
});

it('the plan of a roll-out, and where a doctor is written to, hold as they were last said', () =>
  withTestDatabase(async ({ db }) => {
    await planRollOut(db, 'rak', '03', 24228 as Month, AT);
    await planRollOut(db, 'rak', '03', 24230 as Month, AT);
    expect(await readRollOutPlan(db, 'rak')).toEqual(new Map([['03', 24230]]));
    await noteContact(db, '1', 'a@example.no', AT);
    await noteContact(db, '1', 'b@example.no', AT);
    expect(await listContacts(db, systemScope('issue-reports'), ['1', '2'])).toEqual(
      new Map([['1', 'b@example.no']]),
    );
  }));
