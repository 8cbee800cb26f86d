import { randomUUID } from 'node:crypto';
import type { CallContext, UseCases } from '@smalspor/contract/use-cases';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CourseHome, createCourseHome } from '../courses/testing/course-home.ts';
import { createUseCases, type RunningUseCases } from '../use-cases/create-use-cases.ts';

const call = (idempotencyKey: string = randomUUID()): CallContext => ({ requestId: 'r', idempotencyKey });
const REFUSED = { code: 'move-refused', facts: { reason: 'wrong-status', status: 'withdrawn' } };

let home: CourseHome;
let running: RunningUseCases;
let use: UseCases;
let roundId: string;
let sheet: { readonly roundId: string; readonly meeting: string };
/** A round in which Anne shared her figures and left a draft, and that then ended. */
beforeAll(async () => {
  home = await createCourseHome();
  await home.house.clock.set('2026-06-01T09:00:00Z');
  running = await createUseCases(home.house);
  use = running.operations;
  const unit = { unitKind: 'general-practitioner', unitId: `hpr.${home.anne.hpr}` };
  const round = await use.beginRound(home.anne, { programme: 'rak-permanent', ...unit }, call());
  roundId = round.id;
  const meeting = round.meetings.find(({ questions }) => questions.some(({ kind }) => kind === 'text'));
  const question = meeting?.questions.find(({ kind }) => kind === 'text');
  sheet = { roundId, meeting: meeting?.id ?? '' };
  await use.shareFigures(home.anne, { roundId, shares: true }, call());
  const answers = { [question?.id ?? '']: 'Penicillin first' };
  await use.saveWorksheet(home.anne, { ...sheet, version: 0, answers }, call());
  expect(await use.readWorksheet(home.anne, sheet, call())).toMatchObject({ canWrite: true });
  const { version } = await use.readRound(home.anne, { roundId }, call());
  await use.moveRound(home.anne, { roundId, version, move: { type: 'withdrawn' } }, call());
});
afterAll(async () => {
  await running.stop();
  await home.remove();
});

it('a draft of an ended round can be read, and not changed', async () => {
  const kept = await use.readWorksheet(home.anne, sheet, call());
  expect(kept).toMatchObject({ canWrite: false, version: 1, handedInAt: null });
  expect(Object.values(kept.answers)).toEqual(['Penicillin first']);
  const change = use.saveWorksheet(home.anne, { ...sheet, version: 1, answers: {} }, call());
  await expect(change).rejects.toMatchObject(REFUSED);
});

it('figures of an ended round can be taken back, and are not shown anew', async () => {
  expect(await use.readRound(home.anne, { roundId }, call())).toMatchObject({
    takesPart: false,
    sharesFigures: true,
  });
  const again = () => use.shareFigures(home.anne, { roundId, shares: true }, call());
  await expect(again()).rejects.toMatchObject(REFUSED);
  const taken = await use.shareFigures(home.anne, { roundId, shares: false }, call());
  expect(taken.sharesFigures).toBe(false);
  await expect(again()).rejects.toMatchObject(REFUSED);
  const foreign = use.shareFigures(home.bo, { roundId, shares: false }, call());
  await expect(foreign).rejects.toMatchObject({ code: 'not-found' });
});

it('a county is planned some years ahead, and not for the end of the century', async () => {
  const admin = { ...home.anne, roles: ['programme-admin'] as const, hpr: null };
  const plan = (from: string) =>
    use.planCounty({ ...admin, roles: [...admin.roles] }, { programme: 'rak', county: '01', from }, call());
  await expect(plan('2099-01')).rejects.toMatchObject({ code: 'invalid-request' });
  await expect(plan('2031-07')).rejects.toMatchObject({ code: 'invalid-request' });
  expect((await plan('2031-06')).counties.length).toBeGreaterThanOrEqual(0);
});
