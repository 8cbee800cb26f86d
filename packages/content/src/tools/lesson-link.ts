import type { Course } from '@smalspor/domain/courses';
import type { ContentFile } from '../reading/content-files.ts';

/**
 * What is wrong with the course and the lesson that something names. A course whose files have faults has been reported
 * already, and is not missed here.
 */
export function lessonFaults(
  named: { readonly course: string; readonly lesson: string },
  files: readonly ContentFile[],
  courses: readonly Course[],
): readonly { readonly part: 'course' | 'lesson'; readonly fault: string }[] {
  const course = courses.find(({ id }) => id === named.course);
  if (course) {
    if (course.lessons.some(({ id }) => id === named.lesson)) return [];
    return [{ part: 'lesson', fault: `the course ${named.course} has no lesson ${named.lesson}` }];
  }
  const isFaulty = files.some(({ path }) => path === `courses/${named.course}/course.yaml`);
  return isFaulty ? [] : [{ part: 'course', fault: `there is no course ${named.course}` }];
}
