import {
  type Course,
  type CoursePart,
  type CourseWords,
  isOffered,
  narrowCourse,
  narrowWords,
  wordsOf,
} from '@smalspor/domain/courses';
import { Refusal } from '@smalspor/domain/refusal';
import type { Language } from '@smalspor/domain/texts';
import type { House } from '../house/house.ts';
import { listParts } from './list-parts.ts';

type ContentHouse = Pick<House, 'content'>;

/** A course that readers are offered, or a part of one, with its words in one language. */
export interface OfferedCourse {
  /** Of a part: its lessons alone, under its own name. */
  readonly course: Course & { readonly status: 'preview' | 'published' };
  /** The language of the words, which is not the reader's where the course has not been written in that. */
  readonly language: Language;
  readonly words: CourseWords;
  /** `null` for the whole course. */
  readonly part: CoursePart | null;
}

/** The courses that readers are offered, whole, in the order of their ids. */
export function listOffered({ content }: ContentHouse, wanted: Language): readonly OfferedCourse[] {
  return content.courses.flatMap((course) => {
    const found = wordsOf(course, wanted);
    if (!found || !isOffered(course)) return [];
    return [{ course: course as OfferedCourse['course'], ...found, part: null }];
  });
}

/**
 * A course, or one of its parts as a course of its own.
 * @param partId the part; left out for the whole
 * @throws Refusal `not-found` for a course that does not exist or is not offered, and for a part that it does not have
 */
export function findCourse(
  house: ContentHouse,
  courseId: string,
  wanted: Language,
  partId?: string,
): OfferedCourse {
  const found = listOffered(house, wanted).find(({ course }) => course.id === courseId);
  if (!found) throw new Refusal('not-found', 'There is no such course.');
  if (partId === undefined) return found;
  const part = listParts(house.content, found.course).find(({ id }) => id === partId);
  if (!part) throw new Refusal('not-found', 'The course has no such part.');
  return narrowed(found, part);
}

/** Parts that have been asked for before: content does not change while the house is open. */
const narrowedBefore = new WeakMap<CourseWords, Map<string, OfferedCourse>>();

function narrowed(whole: OfferedCourse, part: CoursePart): OfferedCourse {
  const known = narrowedBefore.get(whole.words) ?? new Map<string, OfferedCourse>();
  narrowedBefore.set(whole.words, known);
  const before = known.get(part.id);
  if (before) return before;
  const { course, language, words } = whole;
  const found = { course: narrowCourse(course, part), language, words: narrowWords(words, part), part };
  known.set(part.id, found);
  return found;
}

/** Whether any programme lets colleagues complete the course, or the part, together on one log-in. */
export function mayCompleteTogether(
  { content }: ContentHouse,
  { course, part }: Pick<OfferedCourse, 'course' | 'part'>,
): boolean {
  if (part) return part.together;
  return content.programmes.some(
    ({ status, modules }) =>
      (status === 'published' || status === 'preview') &&
      modules.some((module) => module.course === course.id && module.together),
  );
}
