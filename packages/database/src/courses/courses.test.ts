import { describe, expect, it } from 'vitest';
import { recordSignIn } from '../people/people-queries.ts';
import type { Db } from '../schema/tables.ts';
import { AT } from '../testing/examples.ts';
import { withTestDatabase } from '../testing/index.ts';
import {
  type CourseOf,
  countCompanions,
  countStatements,
  findProgress,
  holdCourse,
  listPasses,
  listProgress,
  listSittings,
  queueStatements,
  type Sitting,
  saveAnswer,
  saveChoice,
  saveCoursePlace,
  saveLessonRead,
  savePackageResult,
  saveSitting,
  sendNextStatement,
  sweepStatements,
} from './index.ts';

const LATER = '2026-03-01T11:00:00.000Z';

/** A database in which two people have opened a course. */
function withReaders(work: (db: Db, anne: CourseOf, bo: CourseOf) => Promise<void>): Promise<void> {
  return withTestDatabase(async ({ db }) => {
    const signIn = async (subject: string, hpr: string): Promise<CourseOf> => {
      const person = { issuer: 'i', subject, name: subject, hpr, pidPseudonym: null, at: AT };
      return { personId: (await recordSignIn(db, person)).id, courseId: 'ears' };
    };
    const anne = await signIn('anne', '990000001');
    const bo = await signIn('bo', '990000002');
    for (const of of [anne, bo]) expect(await holdCourse(db, of, AT)).toBe(true);
    await work(db, anne, bo);
  });
}

const sitting = ({ personId, courseId }: CourseOf, difference: Partial<Sitting> = {}): Sitting => ({
  id: '00000000-0000-4000-8000-000000000009',
  personId,
  courseId,
  part: null,
  lessons: [],
  number: 1,
  version: 1,
  language: 'nb',
  questions: 15,
  right: 12,
  score: 80,
  hasPassed: true,
  wrong: ['q2'],
  finishedAt: LATER,
  ...difference,
});

describe('progress in a course', () => {
  it('is kept for each person, and the latest answer to a question counts', async () => {
    await withReaders(async (db, anne, bo) => {
      expect(await holdCourse(db, anne, LATER)).toBe(false);
      await saveCoursePlace(db, anne, 'drum', LATER);
      expect(await saveLessonRead(db, anne, 'drum', AT)).toBe(true);
      expect(await saveLessonRead(db, anne, 'drum', LATER)).toBe(false);
      await saveChoice(db, anne, { id: 'c1', version: 1, option: 2 }, AT);
      await saveChoice(db, anne, { id: 'c1', version: 1, option: 0 }, LATER);
      await saveAnswer(db, anne, { id: 'q1', version: 1, options: [0, 2], part: null, sitting: 1 }, AT);
      await saveAnswer(db, anne, { id: 'q1', version: 2, options: [1], part: null, sitting: 1 }, LATER);
      await saveAnswer(db, anne, { id: 'q1', version: 2, options: [], part: null, sitting: 2 }, LATER);
      const kept = await findProgress(db, anne.personId, 'ears');
      expect(kept).toMatchObject({ place: 'drum', read: ['drum'] });
      expect(kept.choices).toEqual([{ id: 'c1', version: 1, options: [0] }]);
      expect([...kept.answers].sort((a, b) => a.sitting - b.sitting)).toEqual([
        { id: 'q1', version: 2, options: [1], part: null, sitting: 1 },
        { id: 'q1', version: 2, options: [], part: null, sitting: 2 },
      ]);
      expect(await findProgress(db, bo.personId, 'ears')).toMatchObject({ place: null, answers: [] });
      expect(await listProgress(db, '00000000-0000-4000-8000-000000000000')).toEqual(new Map());
    });
  });

  it('lets two devices write one after the other, so that neither loses anything', async () => {
    await withReaders(async (db, anne) => {
      const write = (id: string) =>
        db.transaction().execute(async (trx) => {
          await holdCourse(trx, anne, AT);
          await saveAnswer(trx, anne, { id, version: 1, options: [1], part: null, sitting: 1 }, AT);
        });
      await Promise.all(['q1', 'q2', 'q3', 'q4'].map(write));
      const { answers } = await findProgress(db, anne.personId, 'ears');
      expect(answers.map(({ id }) => id).sort()).toEqual(['q1', 'q2', 'q3', 'q4']);
    });
  });
});

describe('a sitting', () => {
  it('is stored once for its number, with those who sat together', async () => {
    await withReaders(async (db, anne, bo) => {
      await saveSitting(db, sitting(anne), ['990000002', '990000003']);
      await expect(saveSitting(db, sitting(anne, { id: bo.personId }), [])).rejects.toThrow();
      expect(await listSittings(db, anne.personId)).toEqual([sitting(anne)]);
      expect(await listSittings(db, bo.personId)).toEqual([]);
      expect(await countCompanions(db, [sitting(anne).id])).toEqual(new Map([[sitting(anne).id, 2]]));
      expect(await countCompanions(db, [])).toEqual(new Map());
    });
  });

  it('counts as passed for those who sat beside, when it was passed', async () => {
    await withReaders(async (db, anne, bo) => {
      const beside = () => listPasses(db, { personId: null, hpr: '990000002' });
      await saveSitting(db, sitting(anne, { hasPassed: false, score: 60 }), ['990000002']);
      expect(await beside()).toEqual([]);
      const second = { id: '00000000-0000-4000-8000-000000000008', number: 2 };
      await saveSitting(db, sitting(anne, second), ['990000002']);
      const passed = { courseId: 'ears', lessons: [], score: 80, together: true, finishedAt: LATER };
      expect(await beside()).toEqual([passed]);
      expect(await listPasses(db, { personId: bo.personId, hpr: null })).toEqual([]);
      expect(await listPasses(db, { personId: anne.personId, hpr: '990000001' })).toEqual([passed]);
    });
  });

  it('of a part has numbers and answers of its own, beside those of the whole course', async () => {
    await withReaders(async (db, anne) => {
      const part = { part: 'short.drum', lessons: ['drum'] };
      await saveSitting(db, sitting(anne), []);
      const ofPart = sitting(anne, { id: '00000000-0000-4000-8000-000000000007', ...part });
      await saveSitting(db, ofPart, []);
      const again = { ...ofPart, id: '00000000-0000-4000-8000-000000000006' };
      await expect(saveSitting(db, again, [])).rejects.toThrow();
      expect(await listSittings(db, anne.personId)).toContainEqual(ofPart);
      const answer = { id: 'q1', version: 1, sitting: 2 };
      await saveAnswer(db, anne, { ...answer, options: [0], part: null }, AT);
      await saveAnswer(db, anne, { ...answer, options: [1], part: 'short.drum' }, AT);
      const { answers } = await findProgress(db, anne.personId, 'ears');
      expect(answers.map(({ options }) => options).sort()).toEqual([[0], [1]]);
    });
  });
});

describe('a package in a lesson', () => {
  it('keeps its latest result, with points or without', async () => {
    await withReaders(async (db, anne) => {
      const result = { lesson: 'drum', id: 'sort', points: { got: 1.5, most: 4 }, doneAt: AT };
      await savePackageResult(db, anne, result);
      expect((await findProgress(db, anne.personId, 'ears')).packages).toMatchObject([
        { lesson: 'drum', id: 'sort', points: { got: 1.5, most: 4 } },
      ]);
      await savePackageResult(db, anne, { ...result, points: null, doneAt: LATER });
      expect((await findProgress(db, anne.personId, 'ears')).packages).toMatchObject([
        { id: 'sort', points: null, doneAt: LATER },
      ]);
    });
  });
});

describe('the outbox of statements', () => {
  const order = (id: number, { personId }: CourseOf) => ({
    id: `00000000-0000-4000-8000-00000000000${id}`,
    personId,
    statement: { id, verb: 'passed' },
  });

  it('gives what is due, keeps what came of it, and forgets what is old', async () => {
    await withReaders(async (db, anne) => {
      await queueStatements(db, [order(1, anne), order(2, anne)], AT);
      await queueStatements(db, [], AT);
      const seen: unknown[] = [];
      const wait = { state: 'waiting', fault: '503', dueAt: LATER } as const;
      const attempt = async ({ id, statement }: { id: string; statement: unknown }) => {
        seen.push(statement);
        return id.endsWith('1') ? wait : ({ state: 'sent' } as const);
      };
      while (await sendNextStatement(db, AT, attempt));
      expect(seen).toEqual([order(1, anne).statement, order(2, anne).statement]);
      expect(await countStatements(db)).toEqual(
        new Map([
          ['waiting', 1],
          ['sent', 1],
        ]),
      );
      await sweepStatements(db, LATER);
      expect(await countStatements(db)).toEqual(new Map([['waiting', 1]]));
    });
  });

  it('is as it was when the sender is thrown out half-way, and goes with the person', async () => {
    await withReaders(async (db, anne) => {
      await queueStatements(db, [order(1, anne)], AT);
      const broken = sendNextStatement(db, AT, async () => {
        expect(await sendNextStatement(db, AT, async () => ({ state: 'sent' }))).toBe(false);
        throw new Error('the process ended');
      });
      await expect(broken).rejects.toThrow('the process ended');
      expect(await countStatements(db)).toEqual(new Map([['waiting', 1]]));
      await db.deleteFrom('people').where('id', '=', anne.personId).execute();
      expect(await countStatements(db)).toEqual(new Map());
      expect(await findProgress(db, anne.personId, 'ears')).toMatchObject({ place: null });
    });
  });
});
