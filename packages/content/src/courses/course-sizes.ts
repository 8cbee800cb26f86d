/** The least that a course has of each thing. */
export interface CourseSize {
  readonly lessons: number;
  readonly cases: number;
  readonly questions: number;
}

/** What is asked of a course follows how long it says that it takes: a short one of RASK, a long one of RAK. */
const SIZES: readonly (CourseSize & { readonly upToMinutes: number })[] = [
  { upToMinutes: 50, lessons: 5, cases: 8, questions: 10 },
  { upToMinutes: Number.POSITIVE_INFINITY, lessons: 6, cases: 12, questions: 15 },
];

/** The least that a course of so many minutes has. */
export function leastOfCourse(minutes: number): CourseSize {
  return SIZES.find(({ upToMinutes }) => minutes <= upToMinutes) as CourseSize;
}
