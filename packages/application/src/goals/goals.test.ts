import type { OutputOf } from '@smalspor/contract/operations';
import { listAudit } from '@smalspor/database/audit';
import { listPractitioners } from '@smalspor/database/prescribers';
import { type Actor, systemScope } from '@smalspor/domain/access';
import type { MeasureInUse } from '@smalspor/domain/goals';
import { addMonthsToDate, norwegianDateOf, type PlainDate, parseMonth } from '@smalspor/domain/time';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../house/house.ts';
import { createTestHome, dataManager, doctor, type TestHome } from '../testing/index.ts';
import { changeGoal, closeGoal } from './change-goal.ts';
import { listOwnGoals } from './list-goals.ts';
import { readGoal } from './read-goal.ts';
import { readGoalChoices } from './read-goal-choices.ts';
import { setGoal } from './set-goal.ts';

const call = { requestId: 'request-1', idempotencyKey: null };
const ANNE = doctor('990010001');
const BO = doctor('990010002');
const WHO_EVER = '00000000-0000-4000-8000-000000000000';

let home: TestHome;
let house: House;
let today: PlainDate;
beforeAll(async () => {
  home = await createTestHome('issued');
  house = await home.open();
  today = norwegianDateOf(house.now());
});
afterAll(() => home.remove());

type Choices = OutputOf<'readGoalChoices'>;

const choicesOf = (actor: Actor) => readGoalChoices(house, actor, {}, call);

/** A choice of agent and a target halfway to where it cannot get better. */
function wish({ choices }: Choices, kind: 'choice' | 'volume', skip = 0) {
  const choice = choices.filter((each) => each.kind === kind && each.own.value > 0 && !each.isGoal)[skip];
  if (!choice) throw new Error(`There is no ${kind}`);
  const { own, direction, scale } = choice;
  const far = direction === 'higher' ? 100 : 0;
  expect(scale === 'percent' || direction === 'lower').toBe(true);
  return {
    indicator: choice.indicator,
    target: (own.value + far) / 2,
    by: addMonthsToDate(today, 12),
    measures: [] as MeasureInUse[],
  };
}

describe('what a doctor may take as a goal', () => {
  it('starts from the own figures of the served release', async () => {
    const { choices, period, hasList, proposals } = await choicesOf(ANNE);
    expect(period).toEqual({ from: '2020-01', to: '2020-12' });
    expect(hasList).toBe(true);
    expect(choices.map(({ indicator }) => indicator)).toContain('prescriptions-per-1000');
    expect(proposals.length).toBeLessThanOrEqual(2);
    for (const { defaultTarget, own, direction, kind } of choices) {
      if (defaultTarget === null) continue;
      expect(kind).toBe('choice');
      expect(direction === 'higher' ? defaultTarget > own.value : defaultTarget < own.value).toBe(true);
    }
  });

  it('is nothing for someone without figures, and for everyone who keeps none', async () => {
    const stranger = await choicesOf(doctor('990099999'));
    expect(stranger).toMatchObject({ period: null, choices: [], proposals: [] });
    await expect(choicesOf(dataManager)).rejects.toMatchObject({ code: 'not-found' });
    const input = {
      indicator: 'penicillin-v-share',
      target: 60,
      by: addMonthsToDate(today, 1),
      measures: [],
    };
    await expect(setGoal(house, doctor('990099999'), input, call)).rejects.toMatchObject({
      code: 'goal-refused',
      facts: { fault: 'no-figure' },
    });
  });
});

describe('a doctor without a list', () => {
  it('chooses among choices alone', async () => {
    const reader = await house.shelf.current();
    if (!reader) throw new Error('The home has a release');
    const practitioners = await listPractitioners(house.db, systemScope('verify-home'), today);
    const end = parseMonth('2020-12');
    const locums = practitioners.filter(({ prescriber }) => reader.homes.find(prescriber, end) === null);
    const all = await Promise.all(locums.map(({ hpr }) => choicesOf(doctor(hpr))));
    const [found] = all.flatMap((answer, index) =>
      answer.choices.length > 0 ? [{ answer, hpr: locums[index]?.hpr ?? '' }] : [],
    );
    if (!found) throw new Error('The town has someone without a list');
    expect(found.answer.hasList).toBe(false);
    expect(new Set(found.answer.choices.map(({ kind }) => kind))).toEqual(new Set(['choice']));
    const by = addMonthsToDate(today, 6);
    const volume = { indicator: 'prescriptions-per-1000-declared', target: 1, by, measures: [] };
    await expect(setGoal(house, doctor(found.hpr), volume, call)).rejects.toMatchObject({
      facts: { fault: 'no-figure' },
    });
  });
});

describe('a goal', () => {
  it('freezes where it started from, and is its owner’s alone', async () => {
    const choices = await choicesOf(ANNE);
    const input = wish(choices, 'choice');
    const detail = await setGoal(house, ANNE, input, call);
    const own = choices.choices.find(({ indicator }) => indicator === input.indicator)?.own;
    expect(detail.goal).toMatchObject({
      state: 'active',
      version: 1,
      setOn: today,
      target: input.target,
      baseline: { value: own?.value, period: choices.period },
      // The registers end before the goal was set.
      progress: { state: { kind: 'cannot-tell', reason: 'period-before-goal' } },
    });
    expect(detail.trend?.points.at(-1)).toMatchObject({ end: '2020-12', own: { value: own?.value } });
    expect(detail.changes).toMatchObject([{ change: 'set', target: input.target }]);
    const goalId = detail.goal.id;
    for (const [actor, id] of [
      [BO, goalId],
      [{ ...BO, roles: ['gp', 'group-leader'] } as Actor, goalId],
      [ANNE, WHO_EVER],
      [ANNE, 'no-id'],
    ] as const) {
      await expect(readGoal(house, actor, { goalId: id }, call)).rejects.toMatchObject({ code: 'not-found' });
      const change = { goalId: id, version: 1, target: 1, by: input.by, measures: [] };
      await expect(changeGoal(house, actor, change, call)).rejects.toMatchObject({ code: 'not-found' });
    }
    expect(await listOwnGoals(house, BO)).toEqual([]);
    expect((await listOwnGoals(house, ANNE)).map(({ id }) => id)).toEqual([goalId]);
  });

  it('is one for each indicator, and set once however often it is sent', async () => {
    const input = wish(await choicesOf(ANNE), 'choice', 1);
    const repeated = { ...call, idempotencyKey: 'key-key-1' };
    const first = await setGoal(house, ANNE, input, repeated);
    const second = await setGoal(house, ANNE, input, repeated);
    expect(second.goal.id).toBe(first.goal.id);
    await expect(setGoal(house, ANNE, input, call)).rejects.toMatchObject({
      facts: { fault: 'already-a-goal' },
    });
    const again = (await choicesOf(ANNE)).choices.find(({ indicator }) => indicator === input.indicator);
    expect(again?.isGoal).toBe(true);
  });

  it('is refused for what cannot be a goal', async () => {
    const input = wish(await choicesOf(BO), 'volume');
    const refused = async (change: Partial<typeof input>) =>
      setGoal(house, BO, { ...input, ...change }, call).then(
        () => 'kept',
        (error: { facts: { fault: string } }) => error.facts.fault,
      );
    expect(await refused({ target: -1 })).toBe('target-out-of-range');
    expect(await refused({ target: 1e6 })).toBe('target-not-better');
    expect(await refused({ by: today })).toBe('date-not-after');
    expect(await refused({ by: addMonthsToDate(today, 37) })).toBe('date-too-far');
    expect(await refused({ indicator: 'methenamine-per-1000' })).toBe('no-figure');
    expect(await refused({ indicator: 'nothing' })).toBe('no-figure');
    const measures = [{ measure: 'made-up', from: today, to: null }];
    expect(await refused({ measures })).toBe('measure-unknown');
    expect(await listOwnGoals(house, BO)).toEqual([]);
  });

  it('is changed, closed and never written over from another window', async () => {
    const input = wish(await choicesOf(BO), 'volume');
    const { goal } = await setGoal(house, BO, input, call);
    const change = {
      goalId: goal.id,
      version: 1,
      target: input.target - 1,
      by: input.by,
      measures: [{ measure: 'delayed-prescription', from: today, to: null }],
    };
    const changed = await changeGoal(house, BO, change, call);
    expect(changed.goal).toMatchObject({ version: 2, target: input.target - 1, measures: change.measures });
    await expect(changeGoal(house, BO, change, call)).rejects.toMatchObject({ code: 'changed-meanwhile' });
    const close = { goalId: goal.id, version: 2, as: 'dropped' } as const;
    const closed = await closeGoal(house, BO, close, call);
    expect(closed.goal).toMatchObject({ state: 'dropped', closedOn: today, version: 3 });
    expect(closed.changes.map((each) => each.change)).toEqual(['set', 'changed', 'dropped']);
    await expect(changeGoal(house, BO, { ...change, version: 3 }, call)).rejects.toMatchObject({
      code: 'move-refused',
    });
    expect((await setGoal(house, BO, input, call)).goal.state).toBe('active');
  });

  it('leaves a line in the audit log for every reading, writing and refusal, and no figure in it', async () => {
    const lines = await listAudit(house.db, {}, 200);
    const acts = new Set(lines.map(({ act, outcome }) => `${act} ${outcome}`));
    for (const act of ['set-goal', 'change-goal', 'close-goal', 'read-goal-choices']) {
      expect(acts).toContain(`${act} success`);
    }
    expect(acts).toContain('read-goal refused');
    expect(lines.some(({ objectId }) => objectId === 'no-id')).toBe(false);
    expect(JSON.stringify(lines)).not.toMatch(/penicillin|per-1000/);
  });
});
