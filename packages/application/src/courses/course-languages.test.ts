import { randomUUID } from 'node:crypto';
import type { CallContext } from '@smalspor/contract/use-cases';
import { listSittings } from '@smalspor/database/courses';
import { LANGUAGES, type Language } from '@smalspor/domain/texts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { finishSitting } from './finish-sitting.ts';
import { listCourses, readCourse, readCourseProgress } from './read-courses.ts';
import { answerQuestion, chooseInCase } from './save-progress.ts';
import { type CourseHome, createCourseHome } from './testing/course-home.ts';

const courseId = 'out-of-hours';

let home: CourseHome;
beforeAll(async () => {
  home = await createCourseHome();
});
afterAll(() => home.remove());

const call = (): CallContext => ({ requestId: 'r', idempotencyKey: randomUUID() });
const read = (language: Language) => readCourse(home.house, home.anne, { courseId, language }, call());
const progress = (language: Language) =>
  readCourseProgress(home.house, home.anne, { courseId, language }, call());

describe('a course that is written in three languages', () => {
  it('is read in the language that is asked for', async () => {
    for (const language of LANGUAGES) {
      const { courses } = await listCourses(home.house, home.anne, { language }, call());
      expect(courses.find(({ id }) => id === courseId)?.language).toBe(language);
      expect((await read(language)).language).toBe(language);
    }
    const [nb, nn, en] = [await read('nb'), await read('nn'), await read('en')];
    const questions = [nb, nn, en].map((course) => course.questions.map(({ question }) => question));
    expect(new Set(questions.map((each) => each.join('\n'))).size).toBe(3);
    for (const other of [nn, en]) {
      expect(
        other.questions.map(({ id, lesson, several, sources }) => ({ id, lesson, several, sources })),
      ).toEqual(nb.questions.map(({ id, lesson, several, sources }) => ({ id, lesson, several, sources })));
      expect(other.lessons.map(({ sources }) => sources)).toEqual(nb.lessons.map(({ sources }) => sources));
    }
  });

  it('is gone on with in another language, with what is said to the answers in that one', async () => {
    const answer = { courseId, questionId: 'promise', options: [2], sitting: 1 };
    await answerQuestion(home.house, home.anne, { ...answer, language: 'nb' }, call());
    const choice = { courseId, caseId: 'coughing-toddler', option: 1 };
    await chooseInCase(home.house, home.anne, { ...choice, language: 'nn' }, call());
    const seen = await Promise.all(LANGUAGES.map(progress));
    for (const [place, shown] of seen.entries()) {
      expect(shown.choices).toEqual([{ id: 'coughing-toddler', option: 1 }]);
      expect(shown.answers[0]).toMatchObject({ id: 'promise', options: [2], isRight: true });
      const said = shown.answers[0]?.feedback[2]?.text;
      expect(said).toBe(
        ['Ja. Sant uansett hva som skjer.', 'Ja. Sant uansett kva som skjer.', 'Yes. True whatever happens.'][
          place
        ],
      );
    }
  });

  it('is graded the same in each, and remembers in which it was handed in', async () => {
    const finish = finishSitting(home.house, []);
    const shown = await finish(home.anne, { courseId, language: 'en', sitting: '1', together: [] }, call());
    expect(shown.result).toMatchObject({ right: 1, questions: 24, hasPassed: false });
    expect((await progress('nn')).result).toEqual(shown.result);
    expect((await listSittings(home.house.db, home.anne.userId)).map(({ language }) => language)).toEqual([
      'en',
    ]);
  });
});

it('a course in another language than is asked for is shown in the first that it has, and says so', async () => {
  const courses = home.house.content.courses.map((course) => ({
    ...course,
    words: new Map([...course.words].filter(([language]) => language === 'nb')),
  }));
  const house = { ...home.house, content: { ...home.house.content, courses } };
  const shown = await readCourse(house, home.anne, { courseId, language: 'en' }, call());
  expect(shown.language).toBe('nb');
  expect(shown.lessons[0]?.title.en).toBe('Advice by telephone');
});
