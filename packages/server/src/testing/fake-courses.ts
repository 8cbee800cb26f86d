import {
  currentProgress,
  describeCourse,
  findCourse,
  listCurrentParts,
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
  | 'finishPackage'
>;

/** A course or a part of it, for a reader. */
interface Which {
  readonly courseId: string;
  readonly language: Language;
  readonly part?: string | undefined;
}

const AT = '2021-03-01T10:00:00Z';
const NOTHING: Known = {
  kept: { place: null, read: [], choices: [], answers: [], packages: [] },
  handedIn: [],
  companions: 0,
  passes: [],
  parts: [],
};

/** The product's own courses, with everyone's progress in memory. */
export function createFakeCourses(): CourseUseCases {
  const content = loadContent();
  const known = new Map<string, Known>();
  const of = (userId: string, { courseId, part }: Which): Known => {
    const { kept, passes } = known.get(`${userId} ${courseId}`) ?? NOTHING;
    const { handedIn, companions } = known.get(`${userId} ${courseId} ${part ?? ''}`) ?? NOTHING;
    const course = findCourse({ content }, courseId, 'nb');
    const parts = part === undefined ? listCurrentParts(content, course.course) : [];
    return { kept, passes, handedIn, companions, parts };
  };
  const show = (userId: string, input: Which): OutputOf<'readCourseProgress'> =>
    showProgress(findCourse({ content }, input.courseId, input.language, input.part), of(userId, input));
  const write = (
    userId: string,
    input: Which,
    change: (before: Known) => Known,
  ): OutputOf<'readCourseProgress'> => {
    const after = change(of(userId, input));
    known.set(`${userId} ${input.courseId}`, after);
    known.set(`${userId} ${input.courseId} ${input.part ?? ''}`, after);
    return show(userId, input);
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
        const { read, minutesLeft, passedAt } = show(userId, { courseId: id, language });
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
    readCourse: async (_actor, { courseId, language, part }) => {
      const offered = findCourse({ content }, courseId, language, part);
      const whole = findCourse({ content }, courseId, language).course;
      const parts = listCurrentParts(content, whole).map(({ id, title, minutes }) => ({
        id,
        title,
        minutes,
      }));
      return {
        ...describeCourse(offered),
        part: part ?? null,
        wholeTitle: { ...whole.title },
        parts: part === undefined ? parts : [],
        together: mayCompleteTogether({ content }, offered),
      };
    },
    readCourseProgress: async ({ userId }, input) => show(userId, input),
    listColleagues: async ({ hpr: own }) => ({
      colleagues: FAKE_PEOPLE.flatMap(({ hpr, name }) =>
        hpr === null || hpr === own ? [] : [{ hpr, name }],
      ),
      countsOthers: false,
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
        const isSame = (each: Known['kept']['answers'][number]) =>
          each.id === id && each.sitting === sitting && each.part === (input.part ?? null);
        const others = before.kept.answers.filter((each) => !isSame(each));
        const answer = { id, sitting, options, part: input.part ?? null, version: versionOf(input) };
        return keep(before, { answers: [...others, answer] });
      }),
    finishSitting: async ({ userId }, input) =>
      write(userId, input, (before) => {
        const number = Number(input.sitting);
        if (number !== nextSitting(before.handedIn)) return before;
        const offered = findCourse({ content }, input.courseId, input.language, input.part);
        const { course, words, language, part } = offered;
        const { answers } = currentProgress(offered, before.kept, number);
        const grade = gradeAnswers(words.questions, answers, course.passMark);
        const sitting = {
          ...grade,
          id: `sitting-${number}`,
          personId: userId,
          courseId: course.id,
          part: part?.id ?? null,
          lessons: part?.lessons ?? [],
          number,
          version: course.version,
          language,
          finishedAt: AT,
        };
        const passes = grade.hasPassed ? [...before.passes, sitting] : before.passes;
        const handedIn = [...before.handedIn, sitting];
        return { ...before, handedIn, passes, companions: input.together.length };
      }),
    finishPackage: async ({ userId }, input) =>
      write(userId, input, (before) => {
        const { lessonId: lesson, packageId: id, points } = input;
        const others = before.kept.packages.filter((each) => each.lesson !== lesson || each.id !== id);
        return keep(before, { packages: [...others, { lesson, id, points, doneAt: AT }] });
      }),
  };
}
