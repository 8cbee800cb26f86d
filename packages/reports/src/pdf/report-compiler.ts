import { readFileSync } from 'node:fs';
import type { ReportModel } from '@smalspor/domain/reports';
import type { Language } from '@smalspor/domain/texts';
import { printReport } from './print-report.ts';
import { createTypesetter, type Typesetter } from './typesetter.ts';

const TEMPLATE = readFileSync(new URL('./report.typ', import.meta.url), 'utf8');

export interface ReportCompiler {
  /**
   * The report as PDF/UA-1, the same bytes each time for the same model, language and versions.
   * @throws Error when the exporter refuses (missing alternative text, glyph or title, skipped heading) or warns.
   */
  readonly compile: (model: ReportModel, language: Language) => Uint8Array<ArrayBuffer>;
}

/** Sets reports in this thread. */
export function createReportCompiler(typesetter: Typesetter = createTypesetter()): ReportCompiler {
  return {
    compile: (model, language) =>
      typesetter.set({
        name: `report ${model.id}`,
        template: TEMPLATE,
        inputs: { report: JSON.stringify(printReport(model, language)) },
        issuedAt: model.issuedAt,
      }),
  };
}
