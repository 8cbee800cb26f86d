import type { OutputOf } from '@smalspor/contract/operations';
import type { Course, CourseWords } from '@smalspor/domain/courses';
import type { OfferedCourse } from './find-course.ts';
import { type ParsedLesson, parseLesson } from './parse-lesson.ts';

type Shown = Omit<OutputOf<'readCourse'>, 'together' | 'part' | 'parts' | 'wholeTitle'>;

/** The lessons of words that have been read before: content does not change while the house is open. */
const parsedBefore = new WeakMap<CourseWords, ReadonlyMap<string, ParsedLesson>>();

/** Every lesson of a course in one language, read from Markdown once. */
export function parseLessons(course: Course, words: CourseWords): ReadonlyMap<string, ParsedLesson> {
  const known = parsedBefore.get(words);
  if (known) return known;
  const parsed = new Map(
    course.lessons.map(({ id }) => {
      const asked = [...words.cases, ...words.questions].filter(({ lesson }) => lesson === id);
      const cited = asked.flatMap(({ sources }) => sources);
      return [id, parseLesson(words.lessons.get(id) ?? '', course, cited)] as const;
    }),
  );
  parsedBefore.set(words, parsed);
  return parsed;
}

interface Citing {
  readonly lesson: string;
  readonly sources: readonly string[];
}

/** The numbers that sources have in the list of a lesson. */
export function numbersIn(
  lessons: ReadonlyMap<string, ParsedLesson>,
  { lesson }: Pick<Citing, 'lesson'>,
  sources: readonly string[],
): number[] {
  return sources.map((key) => (lessons.get(lesson)?.sources.indexOf(key) ?? -1) + 1);
}

/** A course as it is shown: texts, cases with what is said to each choice, questions without it. */
export function describeCourse({ course, language, words }: OfferedCourse): Shown {
  const lessons = parseLessons(course, words);
  const numbersOf = (asked: Citing) => numbersIn(lessons, asked, asked.sources);
  return {
    id: course.id,
    status: course.status,
    title: { ...course.title },
    minutes: course.minutes,
    language,
    passMark: course.passMark,
    lessons: course.lessons.map(({ id, title, minutes }) => {
      const { blocks = [], sources = [] } = lessons.get(id) ?? {};
      return { id, title: { ...title }, minutes, blocks, sources: sources.map(sourceOf(course)) };
    }),
    cases: words.cases.map((each) => ({
      ...pick(each),
      story: each.story,
      options: each.options.map(({ text, right, feedback, sources = [] }) => ({
        ...{ text, right, feedback },
        sources: numbersIn(lessons, each, sources),
      })),
      sources: numbersOf(each),
    })),
    questions: words.questions.map((each) => ({
      ...pick(each),
      options: each.options.map(({ text }) => text),
      several: each.options.filter(({ right }) => right).length > 1,
      sources: numbersOf(each),
    })),
  };
}

function pick({
  id,
  lesson,
  question,
}: {
  readonly id: string;
  readonly lesson: string;
  readonly question: string;
}) {
  return { id, lesson, question };
}

const sourceOf =
  ({ sources }: Course) =>
  (key: string, index: number) => ({
    number: index + 1,
    citation: sources.get(key)?.citation ?? key,
    url: sources.get(key)?.url ?? null,
  });
