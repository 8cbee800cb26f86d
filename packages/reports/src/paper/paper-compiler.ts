import { readFileSync } from 'node:fs';
import { readReportFonts } from '../pdf/report-fonts.ts';
import { createTypesetter, type Typesetter } from '../pdf/typesetter.ts';
import { knownSigns } from './known-signs.ts';
import type { Paper } from './paper.ts';
import { printPaper } from './print-paper.ts';

const TEMPLATE = readFileSync(new URL('./paper.typ', import.meta.url), 'utf8');

export interface PaperCompiler {
  /**
   * The paper as PDF/UA-1, the same bytes each time for the same paper and versions.
   * @throws Error when the exporter refuses it
   */
  readonly compile: (paper: Paper) => Uint8Array<ArrayBuffer>;
}

/** Sets papers in this thread. */
export function createPaperCompiler(typesetter: Typesetter = createTypesetter()): PaperCompiler {
  let clean: ((text: string) => string) | null = null;
  return {
    compile: (paper) => {
      clean ??= knownSigns(readReportFonts()[0] ?? new Uint8Array());
      return typesetter.set({
        name: 'paper',
        template: TEMPLATE,
        inputs: { paper: JSON.stringify(printPaper(paper, clean)) },
        issuedAt: paper.issuedAt,
      });
    },
  };
}
