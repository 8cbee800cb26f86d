import {
  currentProgress,
  describeCourse,
  findCourse,
  listOffered,
  mayCompleteTogether,
  nextSitting,
  showProgress,
} from '@smalspor/application/courses';
import { loadContent } from '@smalspor/content/loading';
import type { OutputOf } from '@smalspor/contract/operations';
import type { UseCases } from '@smalspor/contract/use-cases';
import { gradeAnswers } from '@smalspor/domain/courses';
import type { Language } from '@smalspor/domain/texts';
import { FAKE_PEOPLE } from './fake-people.ts';

type Known = Parameters<typeof showProgress>[1];
type CourseUseCases = Pick<
  UseCases,
  | 'listCourses'
  | 'readCourse'
  | 'readCourseProgress'
  | 'listColleagues'
  | 'visitLesson'
  | 'chooseInCase'
  | 'answerQuestion'
  | 'finishSitting'
>;

const AT = '2021-03-01T10:00:00Z';
const NOTHING: Known = {
  kept: { place: null, read: [], choices: [], answers: [] },
  handedIn: [],
  companions: 0,
  beside: undefined,
};

/** The product's own courses, with everyone's progress in memory. */
export function createFakeCourses(): CourseUseCases {
  const content = loadContent();
  const known = new Map<string, Known>();
  const of = (userId: string, courseId: string): Known => known.get(`${userId} ${courseId}`) ?? NOTHING;
  const show = (userId: string, courseId: string, language: Language): OutputOf<'readCourseProgress'> =>
    showProgress(findCourse({ content }, courseId, language), of(userId, courseId));
  const write = (
    userId: string,
    { courseId, language }: { readonly courseId: string; readonly language: Language },
    change: (before: Known) => Known,
  ): OutputOf<'readCourseProgress'> => {
    known.set(`${userId} ${courseId}`, change(of(userId, courseId)));
    return show(userId, courseId, language);
  };
  const versionOf = ({ courseId }: { readonly courseId: string }): number =>
    findCourse({ content }, courseId, 'nb').course.version;
  const keep = (before: Known, kept: Partial<Known['kept']>): Known => ({
    ...before,
    kept: { ...before.kept, ...kept },
  });

  return {
    listCourses: async ({ userId }, { language }) => ({
      courses: listOffered({ content }, language).map((offered) => {
        const { id, status, title, minutes, lessons } = offered.course;
        const { read, minutesLeft, passedAt } = show(userId, id, language);
        return {
          id,
          status,
          title: { ...title },
          minutes,
          language: offered.language,
          lessons: lessons.length,
          read: read.length,
          minutesLeft,
          passedAt,
        };
      }),
    }),
    readCourse: async (_actor, { courseId, language }) => ({
      ...describeCourse(findCourse({ content }, courseId, language)),
      together: mayCompleteTogether({ content }, courseId),
    }),
    readCourseProgress: async ({ userId }, { courseId, language }) => show(userId, courseId, language),
    listColleagues: async ({ hpr: own }) => ({
      colleagues: FAKE_PEOPLE.flatMap(({ hpr, name }) =>
        hpr === null || hpr === own ? [] : [{ hpr, name }],
      ),
    }),
    visitLesson: async ({ userId }, input) =>
      write(userId, input, (before) => {
        const read = new Set([...before.kept.read, ...(input.isRead ? [input.lessonId] : [])]);
        return keep(before, { place: input.lessonId, read: [...read] });
      }),
    chooseInCase: async ({ userId }, input) =>
      write(userId, input, (before) => {
        const others = before.kept.choices.filter(({ id }) => id !== input.caseId);
        const choice = { id: input.caseId, version: versionOf(input), options: [input.option] };
        return keep(before, { choices: [...others, choice] });
      }),
    answerQuestion: async ({ userId }, input) =>
      write(userId, input, (before) => {
        if (input.sitting !== nextSitting(before.handedIn)) return before;
        const { sitting, questionId: id, options } = input;
        const others = before.kept.answers.filter((each) => each.id !== id || each.sitting !== sitting);
        return keep(before, { answers: [...others, { id, sitting, options, version: versionOf(input) }] });
      }),
    finishSitting: async ({ userId }, input) =>
      write(userId, input, (before) => {
        const number = Number(input.sitting);
        if (number !== nextSitting(before.handedIn)) return before;
        const { course, words, language } = findCourse({ content }, input.courseId, input.language);
        const { answers } = currentProgress(course, before.kept, number);
        const grade = gradeAnswers(words.questions, answers, course.passMark);
        const sitting = {
          ...grade,
          id: `sitting-${number}`,
          personId: userId,
          courseId: course.id,
          number,
          version: course.version,
          language,
          finishedAt: AT,
        };
        return { ...before, handedIn: [...before.handedIn, sitting], companions: input.together.length };
      }),
  };
}
