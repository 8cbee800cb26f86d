import type { Localised } from '../texts/index.ts';
import type { PlainDate } from '../time/index.ts';
import type { Course, CourseWords } from './course.ts';

/** A part of a course that is passed alone: the module of a programme that takes some of its lessons. */
export interface CoursePart {
  /** Programme and module, such as `rak-legevakt.telephone`. */
  readonly id: string;
  readonly title: Localised;
  /** Ids of lessons, in the order of the course. */
  readonly lessons: readonly string[];
  readonly minutes: number;
  /** Per cent of its questions that must be right. */
  readonly passMark: number;
  /** Whether colleagues before one screen may complete it together. */
  readonly together: boolean;
}

/** A course, or some lessons of it, that someone has passed. */
export interface CoursePass {
  readonly course: string;
  /** None means all. */
  readonly lessons: readonly string[];
  /** Whole per cent. */
  readonly score: number;
  readonly on: PlainDate;
  /** With others on one log-in. */
  readonly together: boolean;
}

/** The lessons that a pass is about. */
export function lessonsOfPass(
  { lessons }: Pick<CoursePass, 'lessons'>,
  courseLessons: readonly string[],
): readonly string[] {
  return lessons.length > 0 ? lessons : courseLessons;
}

/** A part of a course as a course of its own: its lessons with their cases and questions, its name, minutes and pass mark. */
export function narrowCourse<T extends Pick<Course, 'title' | 'minutes' | 'passMark' | 'lessons'>>(
  course: T,
  { title, minutes, passMark, lessons }: CoursePart,
): T {
  const own = course.lessons.filter(({ id }) => lessons.includes(id));
  return { ...course, title, minutes, passMark, lessons: own };
}

/** The words of a part. */
export function narrowWords(words: CourseWords, { lessons }: Pick<CoursePart, 'lessons'>): CourseWords {
  const isOwn = ({ lesson }: { readonly lesson: string }) => lessons.includes(lesson);
  return {
    lessons: new Map([...words.lessons].filter(([id]) => lessons.includes(id))),
    cases: words.cases.filter(isOwn),
    questions: words.questions.filter(isOwn),
  };
}
