export type * from './on-course-passed.ts';
