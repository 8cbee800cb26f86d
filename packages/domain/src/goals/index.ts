export * from './goal.ts';
export * from './goal-choice.ts';
export * from './goal-marks.ts';
export * from './goal-progress.ts';
export * from './institution-goal.ts';
export type * from './institution-measure.ts';
export * from './pdsa-note.ts';
export * from './practice-measure.ts';
export * from './propose-goals.ts';
