import { readProgrammeEvaluationPdf } from './read-evaluation-pdf.ts';
import { readProgrammeEvaluation } from './read-programme-evaluation.ts';

/** What the contract’s operations about the evaluation of programmes do. */
export const operations = {
  readProgrammeEvaluation,
  readProgrammeEvaluationPdf,
};
