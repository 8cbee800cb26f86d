import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { Loading } from '../frame/loading.tsx';
import { ProblemPage } from '../frame/problem-page.tsx';
import { type Course, type CourseProgress, useCourse } from './use-course.ts';

export interface CourseParts {
  readonly course: Course;
  readonly progress: CourseProgress;
}

/** Fetches the course of the address with the reader's way through it, and shows the page when both are there. */
export function WithCourse({ page }: { readonly page: (parts: CourseParts) => ReactNode }) {
  const { courseId = '', part = null } = useParams();
  const { course, progress } = useCourse({ id: courseId, part });
  for (const answer of [course, progress]) {
    if (answer.isError) return <ProblemPage error={answer.error} retry={answer.refetch} />;
  }
  if (!course.data || !progress.data) return <Loading />;
  return page({ course: course.data, progress: progress.data });
}
