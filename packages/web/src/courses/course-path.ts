/** A course, or a part of it that is passed alone. */
export interface CourseRef {
  readonly id: string;
  /** `null` for the whole course. */
  readonly part: string | null;
}

/** Where the page of a course or of a part stands; its lessons and questions stand below. */
export function coursePath({ id, part }: CourseRef): string {
  return part === null ? `/courses/${id}` : `/courses/${id}/parts/${part}`;
}

/** How operations are told which course, or part of one, is meant. */
export function whichCourse({ id, part }: CourseRef): { readonly courseId: string; readonly part?: string } {
  return part === null ? { courseId: id } : { courseId: id, part };
}
