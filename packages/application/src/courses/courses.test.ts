import { randomUUID } from 'node:crypto';
import type { CallContext } from '@smalspor/contract/use-cases';
import { listAudit } from '@smalspor/database/audit';
import type { Actor } from '@smalspor/domain/access';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { finishSitting } from './finish-sitting.ts';
import type { PassedCourse } from './on-course-passed.ts';
import { listColleagues, listCourses, readCourse, readCourseProgress } from './read-courses.ts';
import { answerQuestion, chooseInCase, visitLesson } from './save-progress.ts';
import { ANNE, BO, CIL, type CourseHome, createCourseHome, rightOptions } from './testing/course-home.ts';

const ID = 'rak-1-respiratory';
const input = { courseId: ID, language: 'nb' } as const;

let home: CourseHome;
beforeAll(async () => {
  home = await createCourseHome();
});
afterAll(() => home.remove());

const call = (idempotencyKey: string = randomUUID()): CallContext => ({ requestId: 'r', idempotencyKey });
const progress = (actor: Actor) => readCourseProgress(home.house, actor, input, call());
const answer = (actor: Actor, questionId: string, options: number[], sitting: number) =>
  answerQuestion(home.house, actor, { ...input, questionId, options, sitting }, call());
const answerAllRight = async (actor: Actor, sitting: number) => {
  for (const { id } of home.course.words.questions) {
    await answer(actor, id, rightOptions(home.course, id), sitting);
  }
};
const passed: PassedCourse[] = [];
const finish = (actor: Actor, sitting: number, together: string[] = []) =>
  finishSitting(home.house, [
    async (_trx, one) => {
      passed.push(one);
    },
  ])(actor, { ...input, sitting: String(sitting), together }, call());

describe('a course', () => {
  it('is offered with how far the reader has come, and its texts in the reader’s language', async () => {
    const { courses } = await listCourses(home.house, home.anne, { language: 'en' }, call());
    const shown = courses.find(({ id }) => id === ID);
    expect(shown).toMatchObject({ language: 'en', minutes: 90, minutesLeft: 90, read: 0, passedAt: null });
    const course = await readCourse(home.house, home.anne, { ...input, language: 'en' }, call());
    expect(course).toMatchObject({ language: 'en', status: 'preview', together: true, passMark: 80 });
    expect(course.lessons[0]?.sources[0]).toMatchObject({ number: 1, citation: expect.any(String) });
    const numbered = [...course.cases, ...course.questions].flatMap(({ lesson, sources }) =>
      sources.map((number) => [lesson, number] as const),
    );
    for (const [lesson, number] of numbered) {
      const sources = course.lessons.find(({ id }) => id === lesson)?.sources ?? [];
      expect(sources.some((source) => source.number === number)).toBe(true);
    }
  });

  it('stands first in the list when it has been begun', async () => {
    const list = async () =>
      (await listCourses(home.house, home.bo, { language: 'nb' }, call())).courses.map(({ id }) => id);
    const [, , last = ''] = await list();
    const { lessons } = await readCourse(home.house, home.bo, { ...input, courseId: last }, call());
    const visit = { ...input, courseId: last, lessonId: lessons[0]?.id ?? '', isRead: false };
    await visitLesson(home.house, home.bo, visit, call());
    expect((await list())[0]).toBe(last);
  });

  it('says nothing about the options of a question before it is answered', async () => {
    const course = await readCourse(home.house, home.anne, input, call());
    expect(JSON.stringify(course.questions)).not.toMatch(/right|feedback/);
    expect((await progress(home.anne)).answers).toEqual([]);
  });

  it('that does not exist, or a part that it does not have, is not found', async () => {
    const nowhere = { ...input, courseId: 'nowhere' };
    const gone = { code: 'not-found' };
    await expect(readCourse(home.house, home.anne, nowhere, call())).rejects.toMatchObject(gone);
    await expect(listColleagues(home.house, home.anne, nowhere, call())).rejects.toMatchObject(gone);
    const visit = { ...input, lessonId: 'nowhere', isRead: true };
    await expect(visitLesson(home.house, home.anne, visit, call())).rejects.toMatchObject(gone);
    await expect(answer(home.anne, 'nowhere', [0], 1)).rejects.toMatchObject(gone);
    for (const options of [[], [9]]) {
      await expect(answer(home.anne, 'mean-cough', options, 1)).rejects.toMatchObject({
        code: 'invalid-request',
      });
    }
  });
});

describe('progress', () => {
  it('is there on another device, and two devices leave each other’s answers alone', async () => {
    const visit = { ...input, lessonId: 'ear', isRead: true };
    await visitLesson(home.house, home.anne, visit, call());
    await visitLesson(home.house, home.anne, { ...visit, isRead: false }, call());
    await visitLesson(home.house, home.anne, { ...visit, lessonId: 'cough', isRead: false }, call());
    await chooseInCase(home.house, home.anne, { ...input, caseId: 'student-with-exam', option: 2 }, call());
    await Promise.all([
      answer(home.anne, 'mean-cough', [0], 1),
      answer(home.anne, 'child-cough', [2], 1),
      answer(home.anne, 'centor-signs', [3, 0, 1, 0], 1),
    ]);
    const shown = await progress(home.anne);
    expect(shown).toMatchObject({
      next: 'cough',
      read: ['ear'],
      choices: [{ id: 'student-with-exam', option: 2 }],
      sitting: 1,
      result: null,
    });
    expect(shown.answers.map(({ id, options, isRight }) => [id, options, isRight])).toEqual([
      ['mean-cough', [0], false],
      ['child-cough', [2], true],
      ['centor-signs', [0, 1, 3], true],
    ]);
    expect(shown.answers[0]?.feedback).toHaveLength(3);
    expect(shown.minutesLeft).toBeLessThan(90);
    expect(await progress(home.bo)).toMatchObject({ read: [], answers: [], next: 'why-it-matters' });
  });

  it('is written once for a key, and the latest answer to a question counts', async () => {
    const key = randomUUID();
    const write = { ...input, questionId: 'mean-cough', options: [1], sitting: 1 };
    await answerQuestion(home.house, home.anne, write, call(key));
    await answer(home.anne, 'mean-cough', [2], 1);
    const replayed = await answerQuestion(home.house, home.anne, write, call(key));
    expect(replayed.answers.find(({ id }) => id === 'mean-cough')?.options).toEqual([2]);
  });
});

describe('handing in', () => {
  it('names what was wrong and where it stands, and begins a new sitting', async () => {
    const shown = await finish(home.anne, 1);
    expect(shown).toMatchObject({ sitting: 2, answers: [], passedAt: null });
    const questions = home.course.words.questions.length;
    const score = Math.floor((3 / questions) * 100);
    expect(shown.result).toMatchObject({ right: 3, questions, score, hasPassed: false });
    expect(shown.result?.wrong).not.toContain('mean-cough');
    expect(shown.result?.lessons).not.toContain('natural-course');
    expect(shown.read).toEqual(['ear']);
    expect(passed).toEqual([]);
  });

  it('from a second device changes nothing, and neither does a late answer', async () => {
    expect((await answer(home.anne, 'mean-cough', [0], 1)).answers).toEqual([]);
    expect(await finish(home.anne, 1)).toMatchObject({ sitting: 2, result: { right: 3 } });
  });

  it('with a pass credits the colleagues of the own group, and tells the listeners', async () => {
    const { colleagues } = await listColleagues(home.house, home.anne, input, call());
    expect(colleagues).toEqual([{ hpr: BO, name: 'Bo' }]);
    await answerAllRight(home.anne, 2);
    await expect(finish(home.anne, 2, [CIL])).rejects.toMatchObject({ code: 'not-found' });
    await expect(finish(home.anne, 2, [ANNE])).rejects.toMatchObject({ code: 'not-found' });
    const shown = await finish(home.anne, 2, [BO]);
    expect(shown.result).toMatchObject({ score: 100, hasPassed: true, wrong: [], colleagues: 1 });
    expect(shown).toMatchObject({ minutesLeft: 0, passedAt: shown.result?.finishedAt });
    expect(passed).toEqual([
      {
        userId: home.anne.userId,
        hpr: ANNE,
        course: ID,
        lessons: [],
        version: 1,
        score: 100,
        together: [BO],
        alsoThere: 0,
        institutions: [],
      },
    ]);
    expect((await progress(home.bo)).passedAt).toBe(shown.passedAt);
    const { courses } = await listCourses(home.house, home.bo, { language: 'nb' }, call());
    expect(courses.find(({ id }) => id === ID)).toMatchObject({ minutesLeft: 0, read: 0 });
  });

  it('is a line in the audit log for everyone who got something, and for no more', async () => {
    const lines = await listAudit(home.house.db, {}, 50);
    const acts = lines.map(({ act, objectId }) => [act, objectId]);
    expect(acts.filter(([act]) => String(act).includes('course')).sort()).toEqual([
      ['pass-course', ID],
      ['pass-course-for-colleague', BO],
      ['try-course', ID],
    ]);
  });

  it('that a listener undoes leaves the sitting under way', async () => {
    await answerAllRight(home.bo, 1);
    const refuse = finishSitting(home.house, [() => Promise.reject(new Error('no round'))]);
    const attempt = refuse(home.bo, { ...input, sitting: '1', together: [] }, call());
    await expect(attempt).rejects.toThrow('no round');
    expect(await progress(home.bo)).toMatchObject({ sitting: 1, result: null });
  });

  it('a worse sitting later takes no pass away', async () => {
    const shown = await finish(home.anne, 3);
    expect(shown).toMatchObject({ result: { score: 0, hasPassed: false }, minutesLeft: 0 });
    expect(shown.passedAt).not.toBeNull();
  });
});
