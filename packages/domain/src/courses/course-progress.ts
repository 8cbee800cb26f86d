import type { Course, CourseWords, Question } from './course.ts';
import type { Answers } from './grade-answers.ts';

/** How far someone has come in a course; ids that the course does not have are not looked at. */
export interface CourseProgress {
  readonly read: ReadonlySet<string>;
  /** The place of the chosen option, from 0, by case. */
  readonly choices: ReadonlyMap<string, number>;
  /** Answers of the sitting that is under way. */
  readonly answers: Answers;
}

/** Whether readers are offered the course; a preview says that it is one. */
export function isOffered({ status }: Pick<Course, 'status'>): boolean {
  return status === 'preview' || status === 'published';
}

/**
 * About how many minutes are left, whole and rounded up, so that 0 means done. Half of a lesson's minutes are for its text,
 * the other half is shared by its cases and questions.
 */
export function minutesLeft(
  { lessons }: Pick<Course, 'lessons'>,
  { cases, questions }: Pick<CourseWords, 'cases' | 'questions'>,
  { read, choices, answers }: CourseProgress,
): number {
  const left = lessons.reduce((sum, { id, minutes }) => {
    const asked = [
      ...cases.filter(({ lesson }) => lesson === id).map((each) => choices.has(each.id)),
      ...questions.filter(({ lesson }) => lesson === id).map((each) => answers.has(each.id)),
    ];
    const forText = asked.length === 0 ? minutes : minutes / 2;
    const forEach = asked.length === 0 ? 0 : minutes / 2 / asked.length;
    return sum + (read.has(id) ? 0 : forText) + asked.filter((done) => !done).length * forEach;
  }, 0);
  return Math.ceil(Number(left.toFixed(6)));
}

/** The lesson to go on with: where the reader was, unless that one is read; else the first unread one; else `null`. */
export function nextLesson(
  { lessons }: Pick<Course, 'lessons'>,
  read: ReadonlySet<string>,
  place: string | null,
): string | null {
  const at = lessons.find(({ id }) => id === place && !read.has(id));
  return (at ?? lessons.find(({ id }) => !read.has(id)))?.id ?? null;
}

/** The lessons of the questions that were wrong, in the order of the course, each once. */
export function lessonsToRepeat(
  { lessons }: Pick<Course, 'lessons'>,
  questions: readonly Question[],
  wrong: readonly string[],
): readonly string[] {
  const missed = new Set(questions.filter(({ id }) => wrong.includes(id)).map(({ lesson }) => lesson));
  return lessons.map(({ id }) => id).filter((id) => missed.has(id));
}
