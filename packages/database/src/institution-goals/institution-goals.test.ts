import { systemScope } from '@smalspor/domain/access';
import type { InstitutionGoal, PdsaNote } from '@smalspor/domain/goals';
import type { PlainDate } from '@smalspor/domain/time';
import { expect, it } from 'vitest';
import { AT } from '../testing/examples.ts';
import { withTestDatabase } from '../testing/index.ts';
import { deleteOldInstitutionGoals } from './delete-old-institution-goals.ts';
import {
  findInstitutionGoal,
  insertInstitutionGoal,
  listInstitutionGoalChanges,
  listInstitutionGoals,
  updateInstitutionGoal,
} from './institution-goal-queries.ts';
import {
  findInstitutionNote,
  insertInstitutionNote,
  listInstitutionNotes,
  updateInstitutionNote,
} from './institution-note-queries.ts';

const HOME = 310000019;
const OTHER = 310000027;
const day = (text: string) => text as PlainDate;
const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const change = { at: AT, writer: id(99) };
const goal: InstitutionGoal = {
  id: id(1),
  year: 2026,
  indicator: 'institution-urinary',
  indicatorVersion: 1,
  baseline: { release: null, period: { from: '2025-01', to: '2025-12' }, value: 4.1 },
  target: 3,
  setOn: day('2026-01-20'),
  by: day('2026-12-31'),
  measures: [{ measure: 'methenamine-reviewed', from: day('2026-02-01'), to: null }],
};
const note: PdsaNote = {
  id: id(7),
  goal: goal.id,
  turn: 1,
  startedOn: day('2026-02-01'),
  plan: '',
  did: '',
  study: '',
  act: '',
  decision: null,
};

it('is one for each year, for its institution alone, and keeps what it was', async () => {
  await withTestDatabase(async ({ db }) => {
    expect(await insertInstitutionGoal(db, HOME, goal, change)).toBe(true);
    expect(await insertInstitutionGoal(db, HOME, { ...goal, id: id(2) }, change)).toBe(false);
    expect(await insertInstitutionGoal(db, OTHER, { ...goal, id: id(3) }, change)).toBe(true);
    const kept = { ...goal, state: 'active', closedOn: null, version: 1 };
    expect(await findInstitutionGoal(db, HOME, 2026)).toEqual(kept);
    expect(await findInstitutionGoal(db, HOME, 2025)).toBeNull();
    const update = { ...goal, target: 2.5, change: 'changed', closedOn: null, seen: 1 } as const;
    expect(await updateInstitutionGoal(db, OTHER, update, change)).toBe(false);
    expect(await updateInstitutionGoal(db, HOME, update, change)).toBe(true);
    expect(await updateInstitutionGoal(db, HOME, update, change)).toBe(false);
    const changes = await listInstitutionGoalChanges(db, HOME);
    expect(changes.map((each) => [each.change, each.target, each.writer])).toEqual([
      ['set', 3, null],
      ['changed', 2.5, null],
    ]);
  });
});

it('that was given up is no goal of the year, and one that was summed up still is', async () => {
  await withTestDatabase(async ({ db }) => {
    const close = (number: number, as: 'ended' | 'dropped') =>
      updateInstitutionGoal(
        db,
        HOME,
        { ...goal, id: id(number), change: as, closedOn: day('2026-06-01'), seen: 1 },
        change,
      );
    await insertInstitutionGoal(db, HOME, goal, change);
    await close(1, 'dropped');
    expect(await findInstitutionGoal(db, HOME, 2026)).toBeNull();
    await insertInstitutionGoal(db, HOME, { ...goal, id: id(2) }, change);
    await close(2, 'ended');
    expect((await findInstitutionGoal(db, HOME, 2026))?.id).toBe(id(2));
    await insertInstitutionGoal(db, HOME, { ...goal, id: id(3) }, change);
    expect((await findInstitutionGoal(db, HOME, 2026))?.id).toBe(id(3));
    expect((await listInstitutionGoals(db, HOME)).map((each) => each.state)).toEqual([
      'active',
      'dropped',
      'ended',
    ]);
  });
});

it('has notes that are begun once for each turn and not written over', async () => {
  await withTestDatabase(async ({ db }) => {
    await insertInstitutionGoal(db, HOME, goal, change);
    expect(await insertInstitutionNote(db, note, AT)).toBe(true);
    expect(await insertInstitutionNote(db, { ...note, id: id(8) }, AT)).toBe(false);
    expect(await updateInstitutionNote(db, { ...note, plan: 'first' }, 1, AT)).toBe(true);
    expect(await updateInstitutionNote(db, { ...note, plan: 'second' }, 1, AT)).toBe(false);
    expect(await findInstitutionNote(db, HOME, note.id)).toMatchObject({ plan: 'first', version: 2 });
    expect(await findInstitutionNote(db, OTHER, note.id)).toBeNull();
    expect(await listInstitutionNotes(db, OTHER)).toEqual([]);
    expect(await listInstitutionNotes(db, HOME)).toHaveLength(1);
  });
});

it('goes with its changes and notes when it has been left alone, and stays while somebody writes to it', async () => {
  await withTestDatabase(async ({ db }) => {
    const early = { at: '2026-01-20T10:00:00Z', writer: id(99) };
    await insertInstitutionGoal(db, HOME, goal, early);
    await insertInstitutionGoal(db, OTHER, { ...goal, id: id(3) }, early);
    await insertInstitutionNote(db, { ...note, goal: id(1) }, '2027-02-01T10:00:00Z');
    const scope = systemScope('apply-retention');
    expect(await deleteOldInstitutionGoals(db, scope, day('2026-12-31'))).toEqual([]);
    expect(await deleteOldInstitutionGoals(db, scope, day('2027-01-01'))).toEqual([id(3)]);
    expect(await listInstitutionGoalChanges(db, OTHER)).toEqual([]);
    expect(await deleteOldInstitutionGoals(db, scope, day('2027-02-02'))).toEqual([id(1)]);
    expect(await db.selectFrom('institution_goal_notes').selectAll().execute()).toEqual([]);
  });
});
