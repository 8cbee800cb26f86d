export * from './describe-course.ts';
export * from './export/export-course.ts';
export * from './find-course.ts';
export * from './list-parts.ts';
export type * from './on-course-passed.ts';
export * from './show-progress.ts';
