import type { OutputOf } from '@smalspor/contract/operations';
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { client } from '../api/client.ts';
import { useApi } from '../api/use-api.ts';
import { useTexts } from '../texts/language-provider.tsx';

export type Course = OutputOf<'readCourse'>;
export type CourseProgress = OutputOf<'readCourseProgress'>;
export type CaseExercise = Course['cases'][number];
export type Question = Course['questions'][number];

/** A course with the reader's way through it; what was done on another device is there when the page opens. */
export function useCourse(courseId: string) {
  const { language } = useTexts();
  const course = useApi('readCourse', { courseId, language });
  const progress = useApi('readCourseProgress', { courseId, language }, { fresh: true });
  return { course, progress };
}

type Kept<Variables> = UseMutationResult<CourseProgress, Error, Variables>;

/**
 * A write to the own progress. What the server answers is how things stand now, other devices included; what was fetched in
 * another language before is of no use any more.
 */
function useKept<Variables>(
  courseId: string,
  write: (variables: Variables) => Promise<CourseProgress>,
): Kept<Variables> {
  const { language } = useTexts();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: write,
    onSuccess: (progress) => {
      queries.removeQueries({ queryKey: ['readCourseProgress', { courseId }], type: 'inactive' });
      queries.setQueryData(['readCourseProgress', { courseId, language }], progress);
      void queries.invalidateQueries({ queryKey: ['listCourses'] });
    },
  });
}

export function useVisit(courseId: string): Kept<{ readonly lessonId: string; readonly isRead: boolean }> {
  const { language } = useTexts();
  return useKept(courseId, (visit) => client.visitLesson({ courseId, language, ...visit }));
}

export function useChoice(courseId: string, caseId: string): Kept<number> {
  const { language } = useTexts();
  return useKept(courseId, (option) => client.chooseInCase({ courseId, language, caseId, option }));
}

export function useAnswer(courseId: string, questionId: string, sitting: number): Kept<readonly number[]> {
  const { language } = useTexts();
  return useKept(courseId, (options) =>
    client.answerQuestion({ courseId, language, questionId, sitting, options: [...options] }),
  );
}

export function useHandIn(courseId: string, sitting: number): Kept<readonly string[]> {
  const { language } = useTexts();
  return useKept(courseId, (together) =>
    client.finishSitting({ courseId, language, sitting: String(sitting), together: [...together] }),
  );
}
