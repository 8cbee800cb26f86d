import { readFileSync } from 'node:fs';
import type { EvaluationPaper } from '@smalspor/domain/evaluation';
import type { Language } from '@smalspor/domain/texts';
import { createTypesetter, type Typesetter } from '../pdf/typesetter.ts';
import { printEvaluation } from './print-evaluation.ts';

/** The pages look like the reports that the programme sends out. */
const TEMPLATE = readFileSync(new URL('../pdf/report.typ', import.meta.url), 'utf8');

export interface EvaluationCompiler {
  /**
   * The evaluation of a programme as PDF/UA-1, the same bytes each time for the same release, language and versions.
   * @throws Error when the exporter refuses, as for a sign that the font lacks
   */
  readonly compile: (paper: EvaluationPaper, language: Language) => Uint8Array<ArrayBuffer>;
}

/** Sets evaluations in this thread. */
export function createEvaluationCompiler(typesetter: Typesetter = createTypesetter()): EvaluationCompiler {
  return {
    compile: (paper, language) =>
      typesetter.set({
        name: `evaluation of ${paper.programme}`,
        template: TEMPLATE,
        inputs: { report: JSON.stringify(printEvaluation(paper, language)) },
        issuedAt: paper.release.publishedAt,
      }),
  };
}
