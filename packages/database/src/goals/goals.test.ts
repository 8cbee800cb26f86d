import { type OwnScope, systemScope } from '@smalspor/domain/access';
import type { Goal, PdsaNote } from '@smalspor/domain/goals';
import type { PlainDate } from '@smalspor/domain/time';
import { describe, expect, it } from 'vitest';
import { AT } from '../testing/examples.ts';
import { withTestDatabase } from '../testing/index.ts';
import { deleteOldGoals } from './delete-old-goals.ts';
import { findGoal, insertGoal, listGoalChanges, listGoals, updateGoal } from './goal-queries.ts';
import { findNote, insertNote, listNotes, updateNote } from './note-queries.ts';

const ANNE: OwnScope = { kind: 'own', hpr: '990000001' };
const RETENTION = systemScope('apply-retention');
const BO: OwnScope = { kind: 'own', hpr: '990000002' };
const day = (text: string) => text as PlainDate;
const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

const goal: Goal = {
  id: id(1),
  indicator: 'penicillin-v-share',
  indicatorVersion: 2,
  baseline: {
    release: 'rel-1',
    period: { from: '2019-01', to: '2019-12' },
    value: 40.845,
    low: 33.1,
    high: 49.1,
    numerator: 58,
    denominator: 142,
  },
  target: 60.5,
  setOn: day('2020-01-20'),
  by: day('2021-01-20'),
  measures: [{ measure: 'penicillin-v-first', from: day('2020-02-01'), to: null }],
};

const note: PdsaNote = {
  id: id(7),
  goal: goal.id,
  turn: 1,
  startedOn: day('2020-02-01'),
  plan: '',
  did: '',
  study: '',
  act: '',
  decision: null,
};

describe('a goal', () => {
  it('is kept as it was set, for its owner alone', async () => {
    await withTestDatabase(async ({ db }) => {
      expect(await insertGoal(db, ANNE, goal, AT)).toBe(true);
      const kept = { ...goal, state: 'active', closedOn: null, version: 1 };
      expect(await findGoal(db, ANNE, goal.id)).toEqual(kept);
      expect(await findGoal(db, BO, goal.id)).toBeNull();
      expect(await listGoals(db, BO)).toEqual([]);
      expect(await listGoalChanges(db, BO, goal.id)).toEqual([]);
      const update = { ...goal, target: 1, change: 'changed', closedOn: null, seen: 1 } as const;
      expect(await updateGoal(db, BO, update, AT)).toBe(false);
    });
  });

  it('is one for each indicator while it is worked towards', async () => {
    await withTestDatabase(async ({ db }) => {
      await insertGoal(db, ANNE, goal, AT);
      expect(await insertGoal(db, ANNE, { ...goal, id: id(2) }, AT)).toBe(false);
      expect(await insertGoal(db, BO, { ...goal, id: id(3) }, AT)).toBe(true);
      const end = { ...goal, change: 'ended', closedOn: day('2020-09-01'), seen: 1 } as const;
      expect(await updateGoal(db, ANNE, end, AT)).toBe(true);
      expect(await insertGoal(db, ANNE, { ...goal, id: id(4) }, AT)).toBe(true);
      expect((await listGoals(db, ANNE)).map((each) => [each.id, each.state])).toEqual([
        [id(4), 'active'],
        [id(1), 'ended'],
      ]);
    });
  });

  it('keeps what it was before each change, and is not written over from another window', async () => {
    await withTestDatabase(async ({ db }) => {
      await insertGoal(db, ANNE, goal, AT);
      const update = { ...goal, target: 65, measures: [], change: 'changed', closedOn: null } as const;
      expect(await updateGoal(db, ANNE, { ...update, seen: 1 }, AT)).toBe(true);
      expect(await updateGoal(db, ANNE, { ...update, target: 70, seen: 1 }, AT)).toBe(false);
      const drop = { ...update, change: 'dropped', closedOn: day('2020-09-01'), seen: 2 } as const;
      expect(await updateGoal(db, ANNE, drop, AT)).toBe(true);
      expect(await updateGoal(db, ANNE, { ...update, seen: 3 }, AT)).toBe(false);
      const changes = await listGoalChanges(db, ANNE, goal.id);
      expect(changes.map(({ change, target, measures }) => [change, target, measures.length])).toEqual([
        ['set', 60.5, 1],
        ['changed', 65, 0],
        ['dropped', 65, 0],
      ]);
    });
  });
});

describe('a note', () => {
  it('is begun once for each turn, stored in order, and read by its owner alone', async () => {
    await withTestDatabase(async ({ db }) => {
      await insertGoal(db, ANNE, goal, AT);
      expect(await insertNote(db, note, AT)).toBe(true);
      expect(await insertNote(db, { ...note, id: id(8) }, AT)).toBe(false);
      expect(await insertNote(db, { ...note, id: id(9), turn: 2 }, AT)).toBe(true);
      expect((await listNotes(db, ANNE, goal.id)).map(({ turn }) => turn)).toEqual([1, 2]);
      expect(await findNote(db, ANNE, note.id)).toEqual({ ...note, version: 1, savedAt: AT });
      expect(await listNotes(db, BO, goal.id)).toEqual([]);
      expect(await findNote(db, BO, note.id)).toBeNull();
    });
  });

  it('is not written over from another window, nor by anyone else', async () => {
    await withTestDatabase(async ({ db }) => {
      await insertGoal(db, ANNE, goal, AT);
      await insertNote(db, note, AT);
      expect(await updateNote(db, ANNE, { ...note, plan: 'first' }, 1, AT)).toBe(true);
      expect(await updateNote(db, ANNE, { ...note, plan: 'second' }, 1, AT)).toBe(false);
      expect(await updateNote(db, BO, { ...note, plan: 'mine' }, 2, AT)).toBe(false);
      expect(await findNote(db, ANNE, note.id)).toMatchObject({ plan: 'first', version: 2 });
    });
  });
});

describe('goals that have been kept long enough', () => {
  const day0 = '2020-09-01';
  const early = '2020-03-01T10:00:00.000Z';
  const remaining = async (db: Parameters<typeof listGoals>[0]) =>
    (await listGoals(db, ANNE)).map((each) => each.id).sort();

  it('go with their changes and notes, closed ones by the day they were closed', async () => {
    await withTestDatabase(async ({ db }) => {
      await insertGoal(db, ANNE, goal, early);
      await insertNote(db, note, early);
      const end = { ...goal, change: 'ended', closedOn: day('2020-08-31'), seen: 1 } as const;
      await updateGoal(db, ANNE, end, '2020-08-31T10:00:00.000Z');
      await insertGoal(db, BO, { ...goal, id: id(3) }, early);
      expect(await deleteOldGoals(db, RETENTION, day('2020-08-31'))).toEqual([]);
      expect(await deleteOldGoals(db, RETENTION, day(day0))).toEqual([goal.id]);
      expect(await remaining(db)).toEqual([]);
      for (const table of ['goal_changes', 'goal_notes'] as const) {
        const left = await db.selectFrom(table).select('goal_id').execute();
        expect(
          left.every((row) => row.goal_id === id(3)),
          table,
        ).toBe(true);
      }
      // Somebody else's goal, which is still to be reached, is as it was.
      expect(await findGoal(db, BO, id(3))).not.toBeNull();
      expect(await deleteOldGoals(db, RETENTION, day(day0))).toEqual([]);
    });
  });

  it('stay while they are to be reached, changed or noted upon', async () => {
    await withTestDatabase(async ({ db }) => {
      const short = { ...goal, by: day('2020-06-01') };
      await insertGoal(db, ANNE, short, early);
      await insertNote(db, note, '2020-09-02T10:00:00.000Z');
      expect(await deleteOldGoals(db, RETENTION, day(day0))).toEqual([]);
      await updateNote(db, ANNE, { ...note, plan: 'x' }, 1, '2020-08-30T10:00:00.000Z');
      const change = { ...short, change: 'changed', closedOn: null, seen: 1 } as const;
      await updateGoal(db, ANNE, change, '2020-09-03T10:00:00.000Z');
      expect(await deleteOldGoals(db, RETENTION, day(day0))).toEqual([]);
      expect(await deleteOldGoals(db, RETENTION, day('2020-09-04'))).toEqual([goal.id]);
    });
  });
});
