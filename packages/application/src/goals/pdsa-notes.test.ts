import type { OutputOf } from '@smalspor/contract/operations';
import { addMonthsToDate, norwegianDateOf } from '@smalspor/domain/time';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { House } from '../house/house.ts';
import { createTestHome, doctor, type TestHome } from '../testing/index.ts';
import { closeGoal } from './change-goal.ts';
import { saveNote, startNote } from './pdsa-notes.ts';
import { readGoal } from './read-goal.ts';
import { readGoalChoices } from './read-goal-choices.ts';
import { setGoal } from './set-goal.ts';

const call = { requestId: 'request-1', idempotencyKey: null };
const ANNE = doctor('990010001');
const BO = doctor('990010002');

let home: TestHome;
let house: House;
let goal: OutputOf<'readGoal'>['goal'];
beforeAll(async () => {
  home = await createTestHome('issued');
  house = await home.open();
  const { choices, today } = await readGoalChoices(house, ANNE, {}, call);
  const choice = choices.find(({ direction, own }) => direction === 'lower' && own.value > 0);
  if (!choice) throw new Error('There is something to do less of');
  const input = {
    indicator: choice.indicator,
    target: choice.own.value / 2,
    by: addMonthsToDate(today, 6),
    measures: [],
  };
  goal = (await setGoal(house, ANNE, input, call)).goal;
});
afterAll(() => home.remove());

const EMPTY = { plan: '', did: '', study: '', act: '', decision: null };
const start = () => startNote(house, ANNE, { goalId: goal.id }, call);

it('begins one turn after the other, and stores what is written with holes', async () => {
  const first = await start();
  expect(first).toMatchObject({ turn: 1, version: 1, plan: '', startedOn: norwegianDateOf(house.now()) });
  await expect(start()).rejects.toMatchObject({ code: 'move-refused' });
  const hole = { ...EMPTY, noteId: first.id, version: 1, plan: 'Vente', study: 'Gikk fint' };
  expect(await saveNote(house, ANNE, hole, call)).toMatchObject({ version: 2, study: 'Gikk fint' });
  const whole = { ...hole, version: 2, did: 'Fem resepter', act: 'Fortsetter', decision: 'keep' } as const;
  expect(await saveNote(house, ANNE, whole, call)).toMatchObject({ version: 3, decision: 'keep' });
  expect(await start()).toMatchObject({ turn: 2 });
  const { notes } = await readGoal(house, ANNE, { goalId: goal.id }, call);
  expect(notes.map(({ turn, plan }) => [turn, plan])).toEqual([
    [1, 'Vente'],
    [2, ''],
  ]);
});

it('never writes over what another window has stored, nor lets anyone else write', async () => {
  const { notes } = await readGoal(house, ANNE, { goalId: goal.id }, call);
  const note = notes.at(-1);
  if (!note) throw new Error('There is a note');
  const mine = { ...EMPTY, noteId: note.id, version: 1, plan: 'fra det ene vinduet' };
  await saveNote(house, ANNE, mine, call);
  const other = { ...mine, plan: 'fra det andre' };
  await expect(saveNote(house, ANNE, other, call)).rejects.toMatchObject({ code: 'changed-meanwhile' });
  await expect(saveNote(house, BO, { ...other, version: 2 }, call)).rejects.toMatchObject({
    code: 'not-found',
  });
  await expect(startNote(house, BO, { goalId: goal.id }, call)).rejects.toMatchObject({ code: 'not-found' });
  const after = await readGoal(house, ANNE, { goalId: goal.id }, call);
  expect(after.notes.at(-1)).toMatchObject({ plan: 'fra det ene vinduet', version: 2 });
});

it('stores nothing that looks like a patient, and no decision about nothing', async () => {
  const { notes } = await readGoal(house, ANNE, { goalId: goal.id }, call);
  const note = notes.at(-1);
  if (!note) throw new Error('There is a note');
  const base = { ...EMPTY, noteId: note.id, version: note.version };
  const faultOf = (change: object) =>
    saveNote(house, ANNE, { ...base, ...change }, call).catch((error) => error.facts.fault);
  expect(await faultOf({ plan: '01815012345' })).toBe('identity-number');
  expect(await faultOf({ plan: 'a', decision: 'stop' })).toBe('decision-without-act');
  expect(await faultOf({ act: 'a', decision: 'stop' })).toBe('part-skipped');
});

it('stays open for writing after the goal is closed, but begins no new turn', async () => {
  const before = await readGoal(house, ANNE, { goalId: goal.id }, call);
  const closed = await closeGoal(
    house,
    ANNE,
    { goalId: goal.id, version: before.goal.version, as: 'ended' },
    call,
  );
  const note = closed.notes.at(-1);
  if (!note) throw new Error('There is a note');
  const done = { plan: 'a', did: 'b', study: 'c', act: 'd', decision: 'stop' } as const;
  await saveNote(house, ANNE, { ...done, noteId: note.id, version: note.version }, call);
  await expect(start()).rejects.toMatchObject({ code: 'move-refused' });
});
