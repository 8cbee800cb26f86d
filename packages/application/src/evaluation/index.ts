export { type ProgrammeEvaluation, readEvaluation } from './read-evaluation.ts';
export { printEvaluation } from './read-evaluation-pdf.ts';
export { describeEvaluation } from './read-programme-evaluation.ts';
export { TRUTH_FILE } from './read-truth.ts';
