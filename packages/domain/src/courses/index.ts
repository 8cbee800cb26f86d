export * from './course.ts';
export * from './course-part.ts';
export * from './course-progress.ts';
export * from './estimated-minutes.ts';
export * from './grade-answers.ts';
export type * from './lesson-block.ts';
export * from './package-file-type.ts';
