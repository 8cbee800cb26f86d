import type { OutputOf } from '@smalspor/contract/operations';
import { isOffered } from '@smalspor/domain/courses';
import type { House } from '../house/house.ts';

type Material = OutputOf<'readTeaching'>['materials'][number];

/** Courses that are written for institutions are named so. */
const FOR_INSTITUTIONS = /^rask-/;

export function isTaughtInInstitutions(courseId: string): boolean {
  return FOR_INSTITUTIONS.test(courseId);
}

/** What teaching in an institution can be said to have used: the courses for institutions, and the printable tools. */
export function listTeachingMaterials({ content }: Pick<House, 'content'>): readonly Material[] {
  const courses = content.courses.filter(({ id }) => isTaughtInInstitutions(id)).filter(isOffered);
  return [
    ...courses.map(({ id, title }) => ({ id, kind: 'course' as const, name: { ...title } })),
    ...content.tools.map(({ id, title }) => ({ id, kind: 'tool' as const, name: { ...title } })),
  ];
}
