import { type Course, type CourseWords, isOffered, wordsOf } from '@smalspor/domain/courses';
import { Refusal } from '@smalspor/domain/refusal';
import type { Language } from '@smalspor/domain/texts';
import type { House } from '../house/house.ts';

/** A course that readers are offered, with its words in one language. */
export interface OfferedCourse {
  readonly course: Course & { readonly status: 'preview' | 'published' };
  /** The language of the words, which is not the reader's where the course has not been written in that. */
  readonly language: Language;
  readonly words: CourseWords;
}

/** The courses that readers are offered, in the order of their ids. */
export function listOffered({ content }: Pick<House, 'content'>, wanted: Language): readonly OfferedCourse[] {
  return content.courses.flatMap((course) => {
    const found = wordsOf(course, wanted);
    return found && isOffered(course) ? [{ course: course as OfferedCourse['course'], ...found }] : [];
  });
}

/** @throws Refusal `not-found` for a course that does not exist or is not offered */
export function findCourse(house: Pick<House, 'content'>, courseId: string, wanted: Language): OfferedCourse {
  const found = listOffered(house, wanted).find(({ course }) => course.id === courseId);
  if (!found) throw new Refusal('not-found', 'There is no such course.');
  return found;
}

/** Whether any programme lets colleagues complete the course together on one log-in. */
export function mayCompleteTogether({ content }: Pick<House, 'content'>, courseId: string): boolean {
  return content.programmes.some(
    ({ status, modules }) =>
      (status === 'published' || status === 'preview') &&
      modules.some(({ course, together }) => course === courseId && together),
  );
}
