import { randomUUID } from 'node:crypto';
import type { CallContext, UseCases } from '@smalspor/contract/use-cases';
import { holdCourse, saveSitting } from '@smalspor/database/courses';
import { listMoves } from '@smalspor/database/programmes';
import type { Actor } from '@smalspor/domain/access';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BO, type CourseHome, createCourseHome } from '../courses/testing/course-home.ts';
import { createUseCases, type RunningUseCases } from '../use-cases/create-use-cases.ts';
import { findMyRound } from './find-my-round.ts';
import { recordMoves } from './record-moves.ts';

const RESPIRATORY = 'rak-1-respiratory';
const call = (idempotencyKey: string = randomUUID()): CallContext => ({ requestId: 'r', idempotencyKey });

let home: CourseHome;
let running: RunningUseCases;
let use: UseCases;
beforeEach(async () => {
  home = await createCourseHome();
  await home.house.clock.set('2026-06-01T09:00:00Z');
  running = await createUseCases(home.house);
  use = running.operations;
});
afterEach(async () => {
  await running.stop();
  await home.remove();
});

let numbers = 0;
/** A course that somebody passed on a day, perhaps with a colleague and perhaps some of its lessons only. */
async function pass(
  { userId: personId }: Actor,
  day: string,
  {
    course = RESPIRATORY,
    lessons = [] as string[],
    part = null as string | null,
    beside = [] as string[],
  } = {},
): Promise<void> {
  const { db } = home.house;
  numbers += 1;
  await holdCourse(db, { personId, courseId: course }, `${day}T10:00:00Z`);
  const sitting = {
    id: randomUUID(),
    personId,
    courseId: course,
    part,
    lessons,
    number: numbers,
    version: 1,
  };
  const grade = { questions: 20, right: 18, score: 90, hasPassed: true, wrong: [] };
  await saveSitting(db, { ...sitting, ...grade, language: 'nb', finishedAt: `${day}T10:00:00Z` }, beside);
}

const begin = (actor: Actor, programme: string, unitKind: string, unitId: string) =>
  use.beginRound(actor, { programme, unitKind, unitId }, call());
const beginAlone = (actor: Actor) =>
  begin(actor, 'rak-permanent', 'general-practitioner', `hpr.${actor.hpr}`);
type Shown = Awaited<ReturnType<UseCases['readRound']>>;
const moduleOf = ({ modules }: Shown, id = 'respiratory') => modules.find((each) => each.id === id);

describe('a module that was passed before joining', () => {
  it('counts with the day of the pass, and is a move like others', async () => {
    await pass(home.anne, '2026-03-03');
    const round = await beginAlone(home.anne);
    expect(moduleOf(round)).toMatchObject({ doneOn: '2026-03-03', beforeJoining: true, idlePass: null });
    expect(moduleOf(round, 'urinary-skin')).toMatchObject({ doneOn: null, beforeJoining: false });
    expect(round.credits[0]?.hours).toBe(2);
    const moves = await listMoves(home.house.db, round.id);
    expect(moves.map(({ type }) => type)).toEqual(['enrolled', 'joined', 'earlier-pass-counted']);
    expect(moves.at(-1)).toMatchObject({ on: '2026-03-03', score: 90, together: false });
  });

  it('counts for whoever sat beside, too', async () => {
    await pass(home.anne, '2026-03-03', { beside: [BO] });
    expect(moduleOf(await beginAlone(home.bo))).toMatchObject({ doneOn: '2026-03-03' });
  });

  it('too long ago says so, and counts when it is passed again', async () => {
    await pass(home.anne, '2024-05-31');
    const { id, ...round } = await beginAlone(home.anne);
    const idlePass = { on: '2024-05-31', reason: 'too-old', months: 24 };
    expect(moduleOf({ id, ...round })).toMatchObject({ doneOn: null, idlePass });
    expect(round.credits[0]?.hours).toBe(0);
    const { words } = home.course;
    for (const { id: questionId, options } of words.questions) {
      const right = options.flatMap((option, place) => (option.right ? [place] : []));
      const said = { courseId: RESPIRATORY, language: 'nb', questionId, options: right } as const;
      await use.answerQuestion(home.anne, { ...said, sitting: numbers + 1 }, call());
    }
    const handIn = { courseId: RESPIRATORY, language: 'nb' as const, together: [] };
    await use.finishSitting(home.anne, { ...handIn, sitting: String(numbers + 1) }, call());
    const after = await use.readRound(home.anne, { roundId: id }, call());
    expect(moduleOf(after)).toMatchObject({ doneOn: '2026-06-01', beforeJoining: false, idlePass: null });
    expect(after.credits[0]?.hours).toBe(2);
  });

  it('that lies ahead, since the clock of a demonstration was set back, is as if it were not', async () => {
    await pass(home.anne, '2026-12-01');
    expect(moduleOf(await beginAlone(home.anne))).toMatchObject({ doneOn: null, idlePass: null });
  });

  it('while the doctor was out of the round counts when the doctor joins again', async () => {
    const round = await beginAlone(home.anne);
    await use.leaveRound(home.anne, { roundId: round.id }, call());
    await pass(home.anne, '2026-06-01');
    const left = await use.readRound(home.anne, { roundId: round.id }, call());
    expect(moduleOf(left)?.doneOn).toBeNull();
    const joined = { type: 'joined', participant: `hpr:${home.anne.hpr}`, on: '2026-06-01' } as const;
    const again = await use.moveRound(
      home.anne,
      { roundId: round.id, version: left.version, move: joined },
      call(),
    );
    expect(moduleOf(again)).toMatchObject({ doneOn: '2026-06-01' });
  });

  it('gives its hours once, also where a certificate of another programme tells them', async () => {
    await pass(home.anne, '2026-03-03');
    const first = await beginAlone(home.anne);
    await use.leaveRound(home.anne, { roundId: first.id }, call());
    await home.house.db.transaction().execute(async (trx) => {
      const mine = await findMyRound(home.house, trx, home.anne, first.id, true);
      const issued = { type: 'certificate-issued', participant: mine.participant } as const;
      await recordMoves(home.house, trx, mine, home.anne, [{ ...issued, certificateId: randomUUID() }]);
    });
    const second = await begin(
      home.anne,
      'private-specialists',
      'private-specialist',
      `hpr.${home.anne.hpr}`,
    );
    const idlePass = { on: '2026-03-03', reason: 'told-elsewhere', months: null };
    expect(moduleOf(second)).toMatchObject({ doneOn: null, idlePass });
    expect(second.credits.map(({ hours }) => hours)).toEqual(second.credits.map(() => 0));
  });

  it('lesson by lesson makes up the module that takes those lessons', async () => {
    const course = 'out-of-hours';
    await pass(home.anne, '2026-04-01', { course, lessons: ['telephone'], part: 'x.telephone' });
    const round = await begin(home.anne, 'rak-legevakt', 'out-of-hours-clinic', 'clinic');
    expect(moduleOf(round, 'telephone')).toMatchObject({
      doneOn: '2026-04-01',
      part: 'rak-legevakt.telephone',
    });
    expect(round.modules.filter(({ doneOn }) => doneOn !== null)).toHaveLength(1);
  });
});
