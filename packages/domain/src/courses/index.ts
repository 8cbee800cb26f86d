export * from './course.ts';
export * from './grade-answers.ts';
