import type { OutputOf } from '@smalspor/contract/operations';
import type { Language } from '@smalspor/domain/texts';
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { client } from '../api/client.ts';
import { rememberAnswer } from '../api/remember-answer.ts';
import { useApi } from '../api/use-api.ts';
import { useTexts } from '../texts/language-provider.tsx';
import { type CourseRef, whichCourse } from './course-path.ts';

export type Course = OutputOf<'readCourse'>;
export type CourseProgress = OutputOf<'readCourseProgress'>;
export type CaseExercise = Course['cases'][number];
export type Question = Course['questions'][number];

/** A course with the reader's way through it; what was done on another device is there when the page opens. */
export function useCourse(ref: CourseRef) {
  const { language } = useTexts();
  const course = useApi('readCourse', { ...whichCourse(ref), language });
  const progress = useApi('readCourseProgress', { ...whichCourse(ref), language }, { fresh: true });
  return { course, progress };
}

type Kept<Variables> = UseMutationResult<CourseProgress, Error, Variables>;
type Which = ReturnType<typeof whichCourse> & { readonly language: Language };

/**
 * A write to the own progress. What the server answers is how things stand now, other devices included; what was fetched in
 * another language, or of another part of the course, is of no use any more.
 */
function useKept<Variables>(
  ref: CourseRef,
  write: (which: Which, variables: Variables) => Promise<CourseProgress>,
): Kept<Variables> {
  const { language } = useTexts();
  const queries = useQueryClient();
  const which = { ...whichCourse(ref), language };
  return useMutation({
    // One after the other: of two under way at once, the answer that comes last may be the older.
    scope: { id: `course ${ref.id}` },
    mutationFn: (variables) => write(which, variables),
    onSuccess: (progress) => {
      queries.removeQueries({ queryKey: ['readCourseProgress', { courseId: ref.id }], type: 'inactive' });
      rememberAnswer(queries, 'readCourseProgress', which, progress);
      void queries.invalidateQueries({ queryKey: ['listCourses'] });
    },
  });
}

export function useVisit(ref: CourseRef): Kept<{ readonly lessonId: string; readonly isRead: boolean }> {
  return useKept(ref, (which, visit) => client.visitLesson({ ...which, ...visit }));
}

export function useChoice(ref: CourseRef, caseId: string): Kept<number> {
  return useKept(ref, (which, option) => client.chooseInCase({ ...which, caseId, option }));
}

export function useAnswer(ref: CourseRef, questionId: string, sitting: number): Kept<readonly number[]> {
  return useKept(ref, (which, options) =>
    client.answerQuestion({ ...which, questionId, sitting, options: [...options] }),
  );
}

/** Who sat together: by HPR number, and how many more without a name. */
export interface SatTogether {
  readonly together: readonly string[];
  readonly alsoThere: number;
}

export function useHandIn(ref: CourseRef, sitting: number): Kept<SatTogether> {
  return useKept(ref, (which, { together, alsoThere }) =>
    client.finishSitting({ ...which, sitting: String(sitting), together: [...together], alsoThere }),
  );
}

/** The points of a package; `null` where it gives none. */
export type PackagePoints = CourseProgress['packages'][number]['points'];

export function usePackage(ref: CourseRef, lessonId: string, packageId: string): Kept<PackagePoints> {
  return useKept(ref, (which, points) => client.finishPackage({ ...which, lessonId, packageId, points }));
}
