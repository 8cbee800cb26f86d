export { type ProgrammeEvaluation, readEvaluation } from './read-evaluation.ts';
export { describeEvaluation } from './read-programme-evaluation.ts';
export { TRUTH_FILE } from './read-truth.ts';
