import { randomUUID } from 'node:crypto';
import type { CallContext } from '@smalspor/contract/use-cases';
import { listAudit } from '@smalspor/database/audit';
import { findInstitutionGoal } from '@smalspor/database/institution-goals';
import { recordSignIn } from '@smalspor/database/people';
import type { Actor } from '@smalspor/domain/access';
import { type PlainDate, toMonth } from '@smalspor/domain/time';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../house/house.ts';
import { createTestHome, type TestHome } from '../testing/index.ts';
import { changeInstitutionGoal, closeInstitutionGoal } from './change-institution-goal.ts';
import { saveInstitutionNote, startInstitutionNote } from './institution-notes.ts';
import { readInstitutionGoals } from './read-institution-goals.ts';
import { setInstitutionGoal } from './set-institution-goal.ts';

const organisation = '310000019';
const gone = { code: 'not-found' };
const day = (text: string) => text as PlainDate;
const aim = {
  target: 3,
  by: day('2026-12-31'),
  measures: [{ measure: 'checklist-before-urine-sample', from: day('2026-02-01'), to: null }],
};
const choice = {
  organisation,
  year: 2026,
  indicator: 'institution-urinary',
  baseline: { value: 4.1, from: '2025-01', to: '2025-12' },
  ...aim,
};
const call = (idempotencyKey: string = randomUUID()): CallContext => ({ requestId: 'r', idempotencyKey });

let home: TestHome;
let house: House;
let contact: Actor;
let elsewhere: Actor;

beforeAll(async () => {
  home = await createTestHome('empty');
  house = await home.open();
  await house.clock.set('2026-01-20T09:00:00Z');
  const signIn = async (name: string, id: string): Promise<Actor> => {
    const who = { issuer: 'i', subject: name, name, hpr: null, pidPseudonym: null, at: house.now() };
    const { id: userId } = await recordSignIn(house.db, who);
    const role = 'institution-contact';
    return { userId, name, roles: [role], hpr: null, places: [{ role, kind: 'institution', id }] };
  };
  contact = await signIn('Kari', organisation);
  elsewhere = await signIn('Eva', '310000027');
});
afterAll(() => home.remove());

const read = (actor: Actor = contact) => readInstitutionGoals(house, actor, { organisation }, call());
const lastLine = async () => (await listAudit(house.db, {}, 1))[0];

describe('the goal of the year', () => {
  let goalId: string;
  let noteId: string;

  it('is chosen among what has a better side, with measures that a lesson teaches', async () => {
    const { goals, indicators, measures } = await read();
    expect(goals).toEqual([]);
    expect(indicators.map(({ indicator }) => indicator)).toContain('institution-urinary');
    expect(indicators.every(({ direction }) => direction !== 'none')).toBe(true);
    expect(indicators.find(({ scale }) => scale === 'rate')?.unit.nb).toMatch(/liggedøgn/);
    expect(measures[0]).toMatchObject({
      course: 'rask-3-diagnostics',
      lesson: 'urine-sample',
      tool: 'urine-sample',
    });
  });

  it('is set once for a year, and for the own institution alone', async () => {
    await expect(setInstitutionGoal(house, elsewhere, choice, call())).rejects.toMatchObject(gone);
    expect(await lastLine()).toMatchObject({ act: 'set-institution-goal', outcome: 'refused' });
    const key = randomUUID();
    await setInstitutionGoal(house, contact, choice, call(key));
    const { goals } = await setInstitutionGoal(house, contact, choice, call(key));
    expect(goals).toMatchObject([
      { year: 2026, target: 3, state: 'active', baseline: { release: null, value: 4.1 }, notes: [] },
    ]);
    expect(goals[0]?.changes).toMatchObject([{ change: 'set', writer: 'Kari' }]);
    goalId = goals[0]?.id ?? '';
    await expect(setInstitutionGoal(house, contact, choice, call())).rejects.toMatchObject({
      facts: { fault: 'already-a-goal' },
    });
    expect((await findInstitutionGoal(house.db, Number(organisation), 2026))?.id).toBe(goalId);
  });

  it('is refused for what cannot be reached, another year, and what nobody knows', async () => {
    const refused = (change: object, fault: string) =>
      expect(
        setInstitutionGoal(
          house,
          contact,
          { ...choice, year: 2027, by: day('2027-12-31'), ...change },
          call(),
        ),
      ).rejects.toMatchObject({ code: 'goal-refused', facts: { fault } });
    await refused({ target: 5 }, 'target-not-better');
    await refused({ by: day('2026-12-31') }, 'date-other-year');
    await refused({ indicator: 'institution-methenamine' }, 'indicator-without-direction');
    await refused({ indicator: 'nothing' }, 'no-figure');
    await refused(
      { measures: [{ measure: 'delayed-prescription', from: day('2026-02-01'), to: null }] },
      'measure-unknown',
    );
    await refused({ baseline: { value: 4.1, from: '2026-01', to: '2026-06' } }, 'period-not-before');
  });

  it('is changed by who has seen it, and by nobody from elsewhere', async () => {
    const input = { organisation, goalId, version: 1, ...aim, target: 2.5 };
    await expect(changeInstitutionGoal(house, elsewhere, input, call())).rejects.toMatchObject(gone);
    const theirs = { ...input, organisation: '310000027' };
    await expect(changeInstitutionGoal(house, elsewhere, theirs, call())).rejects.toMatchObject(gone);
    const { goals } = await changeInstitutionGoal(house, contact, input, call());
    expect(goals).toMatchObject([{ target: 2.5, version: 2 }]);
    await expect(changeInstitutionGoal(house, contact, input, call())).rejects.toMatchObject({
      code: 'changed-meanwhile',
    });
  });

  it('has notes of plan, do, study and act, one turn at a time', async () => {
    const start = { organisation, goalId };
    await expect(startInstitutionNote(house, elsewhere, start, call())).rejects.toMatchObject(gone);
    noteId = (await startInstitutionNote(house, contact, start, call())).id;
    await expect(startInstitutionNote(house, contact, start, call())).rejects.toMatchObject({
      code: 'move-refused',
    });
    const text = { plan: 'Skuff', did: '', study: '', act: '', decision: null };
    const input = { organisation, noteId, version: 1, ...text };
    await expect(saveInstitutionNote(house, elsewhere, input, call())).rejects.toMatchObject(gone);
    for (const other of [randomUUID(), 'x']) {
      await expect(
        saveInstitutionNote(house, contact, { ...input, noteId: other }, call()),
      ).rejects.toMatchObject(gone);
    }
    expect(await saveInstitutionNote(house, contact, input, call())).toMatchObject({
      plan: 'Skuff',
      version: 2,
    });
    await expect(saveInstitutionNote(house, contact, input, call())).rejects.toMatchObject({
      code: 'changed-meanwhile',
    });
    const patient = { ...input, version: 2, plan: '010190 12345' };
    await expect(saveInstitutionNote(house, contact, patient, call())).rejects.toMatchObject({
      facts: { fault: 'identity-number' },
    });
    expect((await read()).goals[0]?.notes).toMatchObject([{ turn: 1, plan: 'Skuff' }]);
  });

  it('is summed up, and then stands as it is', async () => {
    const close = { organisation, goalId, version: 2, as: 'ended' } as const;
    await expect(closeInstitutionGoal(house, elsewhere, close, call())).rejects.toMatchObject(gone);
    const { goals } = await closeInstitutionGoal(house, contact, close, call());
    expect(goals).toMatchObject([{ state: 'ended', closedOn: '2026-01-20' }]);
    await expect(
      changeInstitutionGoal(house, contact, { organisation, goalId, version: 3, ...aim }, call()),
    ).rejects.toMatchObject({ code: 'move-refused' });
  });
});

describe('where a goal starts', () => {
  const other = '310000027';
  const sums = { 'institution-urinary': { numerator: 500, sumOfSquares: 2_500, denominator: 14_000 } };
  const own = {
    organisation: Number(other),
    unitType: 'long-term',
    months: 12,
    monthsWithoutPurchase: 0,
    sums,
  };
  /** The house with a release that tells these kinds of stay. */
  const serving = (figures: readonly object[]): House => {
    const institutions = {
      span: { from: toMonth(2024, 1), to: toMonth(2025, 12) },
      ownFigures: async () => figures,
    };
    const current = async () => ({ manifest: { id: 'release-1' }, institutions });
    return { ...house, shelf: { ...house.shelf, current: current as unknown as House['shelf']['current'] } };
  };
  const released = async (from: House) => {
    const { indicators } = await readInstitutionGoals(from, elsewhere, { organisation: other }, call());
    return indicators.find(({ indicator }) => indicator === 'institution-urinary')?.released;
  };

  it('is what the release tells of the last year, whatever is written', async () => {
    const told = serving([own]);
    const period = { from: '2025-01', to: '2025-12' };
    expect(await released(told)).toMatchObject({ release: 'release-1', ...period });
    const { goals } = await setInstitutionGoal(
      told,
      elsewhere,
      { ...choice, organisation: other, baseline: { ...period, value: 9.9 } },
      call(),
    );
    expect(goals[0]?.baseline).toEqual({
      release: 'release-1',
      period,
      value: expect.closeTo((500 * 100) / 14_000, 9),
    });
  });

  it('is the institution’s own word where no release tells one figure of it', async () => {
    expect(await released(serving([]))).toBeNull();
    // Two kinds of stay, and a year without a purchase.
    expect(await released(serving([own, { ...own, unitType: 'acute' }]))).toBeNull();
    expect(await released(serving([{ ...own, monthsWithoutPurchase: 12 }]))).toBeNull();
    const next = { ...choice, organisation: other, year: 2027, by: day('2027-12-31'), baseline: null };
    await expect(setInstitutionGoal(serving([]), elsewhere, next, call())).rejects.toMatchObject({
      facts: { fault: 'no-figure' },
    });
  });
});
