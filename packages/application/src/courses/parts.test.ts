import { randomUUID } from 'node:crypto';
import type { CallContext } from '@smalspor/contract/use-cases';
import type { Actor } from '@smalspor/domain/access';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportCourse } from './export/export-course.ts';
import { findCourse } from './find-course.ts';
import { finishSitting } from './finish-sitting.ts';
import type { PassedCourse } from './on-course-passed.ts';
import { listColleagues, listCourses, readCourse, readCourseProgress } from './read-courses.ts';
import { answerQuestion, chooseInCase, visitLesson } from './save-progress.ts';
import { writeStatement } from './statements/write-statement.ts';
import { BO, type CourseHome, createCourseHome, rightOptions } from './testing/course-home.ts';

const COURSE = 'out-of-hours';
const PART = 'rak-legevakt.telephone';
const whole = { courseId: COURSE, language: 'nb' } as const;
const part = { ...whole, part: PART } as const;
const call = (idempotencyKey: string = randomUUID()): CallContext => ({ requestId: 'r', idempotencyKey });

let home: CourseHome;
beforeAll(async () => {
  home = await createCourseHome();
});
afterAll(() => home.remove());

const offered = () => findCourse(home.house, COURSE, 'nb', PART);
const passed: PassedCourse[] = [];
const finish = (actor: Actor, sitting: number, together: string[] = []) =>
  finishSitting(home.house, [
    async (_trx, one) => {
      passed.push(one);
    },
  ])(actor, { ...part, sitting: String(sitting), together }, call());
const answer = (actor: Actor, questionId: string, options: number[], sitting: number) =>
  answerQuestion(home.house, actor, { ...part, questionId, options, sitting }, call());

describe('a module that takes some lessons of a course', () => {
  it('is a course of its own: its lessons, cases and questions, under its own name', async () => {
    const shown = await readCourse(home.house, home.anne, part, call());
    expect(shown).toMatchObject({
      part: PART,
      title: { nb: 'Råd på telefon' },
      minutes: 10,
      passMark: 80,
      together: true,
    });
    expect(shown.lessons.map(({ id }) => id)).toEqual(['telephone']);
    expect(shown.questions).toHaveLength(3);
    expect(shown.cases).toHaveLength(2);
    const course = await readCourse(home.house, home.anne, whole, call());
    expect(course.part).toBeNull();
    expect(course.parts).toHaveLength(8);
    expect(course.questions).toHaveLength(24);
  });

  it('is not found under another course, and neither is what lies outside it', async () => {
    const gone = { code: 'not-found' };
    for (const wrong of [
      { ...part, courseId: 'rak-1-respiratory' },
      { ...part, part: 'rak-legevakt.nowhere' },
      { ...part, part: 'rak.respiratory' },
    ]) {
      await expect(readCourse(home.house, home.anne, wrong, call())).rejects.toMatchObject(gone);
      await expect(readCourseProgress(home.house, home.anne, wrong, call())).rejects.toMatchObject(gone);
    }
    const visit = { ...part, lessonId: 'cough', isRead: true };
    await expect(visitLesson(home.house, home.anne, visit, call())).rejects.toMatchObject(gone);
    const outside = findCourse(home.house, COURSE, 'nb').words.questions.find(
      ({ lesson }) => lesson === 'cough',
    );
    await expect(answer(home.anne, outside?.id ?? '', [0], 1)).rejects.toMatchObject(gone);
  });

  it('is read and thought over in one place: the whole course knows, and so does another device', async () => {
    await visitLesson(home.house, home.anne, { ...part, lessonId: 'telephone', isRead: true }, call());
    const [first] = offered().words.cases;
    await chooseInCase(home.house, home.anne, { ...part, caseId: first?.id ?? '', option: 0 }, call());
    const shown = await readCourseProgress(home.house, home.anne, part, call());
    expect(shown).toMatchObject({ next: null, read: ['telephone'], choices: [{ id: first?.id }] });
    const course = await readCourseProgress(home.house, home.anne, whole, call());
    expect(course).toMatchObject({ read: ['telephone'], choices: [{ id: first?.id }] });
  });

  it('is graded by its own questions: one wrong of three is no pass', async () => {
    const [one, two, three] = offered().words.questions;
    for (const { id } of [one, two].filter((each) => each !== undefined)) {
      await answer(home.anne, id, rightOptions(offered(), id), 1);
    }
    const wrong = three?.options.findIndex(({ right }) => !right) ?? 0;
    await answer(home.anne, three?.id ?? '', [wrong], 1);
    const shown = await finish(home.anne, 1);
    const result = { questions: 3, right: 2, hasPassed: false, lessons: ['telephone'] };
    expect(shown).toMatchObject({ result, passedAt: null, sitting: 2 });
    expect(passed).toEqual([]);
  });

  it('is passed with a colleague before one screen, and tells which lessons were passed', async () => {
    const { sitting } = await readCourseProgress(home.house, home.anne, part, call());
    for (const { id } of offered().words.questions) {
      await answer(home.anne, id, rightOptions(offered(), id), sitting);
    }
    const { colleagues } = await listColleagues(
      home.house,
      home.anne,
      { courseId: COURSE, part: PART },
      call(),
    );
    expect(colleagues).toEqual([{ hpr: BO, name: 'Bo' }]);
    const shown = await finish(home.anne, sitting, [BO]);
    expect(shown).toMatchObject({ minutesLeft: 0, result: { score: 100, hasPassed: true, colleagues: 1 } });
    expect(passed).toMatchObject([{ course: COURSE, lessons: ['telephone'], score: 100, together: [BO] }]);
    for (const actor of [home.anne, home.bo]) {
      const course = await readCourseProgress(home.house, actor, whole, call());
      expect(course.passedAt).toBeNull();
      expect(course.sitting).toBe(1);
      expect(course.parts.filter(({ passedAt }) => passedAt !== null).map(({ id }) => id)).toEqual([PART]);
    }
  });

  it('makes the whole course passed when it is the last of them', async () => {
    const parts = (await readCourse(home.house, home.anne, whole, call())).parts.map(({ id }) => id);
    for (const id of parts.filter((each) => each !== PART)) {
      const one = { ...whole, part: id };
      const found = findCourse(home.house, COURSE, 'nb', id);
      for (const question of found.words.questions) {
        const options = rightOptions(found, question.id);
        const said = { ...one, questionId: question.id, options, sitting: 1 };
        await answerQuestion(home.house, home.bo, said, call());
      }
      await finishSitting(home.house, [])(home.bo, { ...one, sitting: '1', together: [] }, call());
    }
    const { courses } = await listCourses(home.house, home.bo, { language: 'nb' }, call());
    expect(courses.find(({ id }) => id === COURSE)?.passedAt).not.toBeNull();
  });

  it('is told to a record store as a module of its course', () => {
    const frame = {
      account: { homePage: 'https://smalspor.example', name: 'u' },
      offered: offered(),
      at: '2026-03-01T10:00:00Z',
      newId: () => 'i',
    };
    const [passing] = writeStatement(frame, { kind: 'finished', sitting: 's', score: 100, hasPassed: true });
    expect(passing).toMatchObject({
      object: {
        id: `https://smalspor.example/courses/${COURSE}/parts/${PART}`,
        definition: { type: 'http://adlnet.gov/expapi/activities/module' },
      },
      context: { contextActivities: { grouping: [{ id: `https://smalspor.example/courses/${COURSE}` }] } },
    });
    const [read] = writeStatement(frame, { kind: 'read', lesson: 'telephone' });
    expect(read).toMatchObject({
      object: { id: `https://smalspor.example/courses/${COURSE}/lessons/telephone` },
    });
  });

  it('is a package of its own for another platform', () => {
    const of = (format: 'scorm' | 'cmi5') =>
      unzipSync(
        exportCourse(
          { content: home.house.content },
          { courseId: COURSE, format, language: 'nb', part: PART },
        ),
      );
    const text = (bytes: Uint8Array | undefined) => strFromU8(bytes ?? new Uint8Array());
    const scorm = of('scorm');
    expect(text(scorm['imsmanifest.xml'])).toContain('<title>Råd på telefon</title>');
    expect(text(scorm['imsmanifest.xml'])).toContain('identifier="smalspor-rak-legevakt.telephone-');
    expect(text(scorm['index.html']).match(/data-kind="question"/g)).toHaveLength(3);
    expect(text(of('cmi5')['cmi5.xml'])).toContain('urn:smalspor:course:rak-legevakt.telephone:');
  });
});
