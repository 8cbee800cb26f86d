import { readFileSync } from 'node:fs';
import type { InstitutionReportModel } from '@smalspor/domain/institution-report';
import type { Language } from '@smalspor/domain/texts';
import { createTypesetter, type Typesetter } from '../pdf/typesetter.ts';
import { printInstitutionReport } from './print-institution-report.ts';

/** A home's pages look like those that doctors have. */
const TEMPLATE = readFileSync(new URL('../pdf/report.typ', import.meta.url), 'utf8');

export interface InstitutionReportCompiler {
  /**
   * The report as PDF/UA-1, the same bytes each time for the same model, language and versions.
   * @throws Error when the exporter refuses, as for a sign that the font lacks
   */
  readonly compile: (model: InstitutionReportModel, language: Language) => Uint8Array<ArrayBuffer>;
}

/** Sets reports of institutions in this thread. */
export function createInstitutionReportCompiler(
  typesetter: Typesetter = createTypesetter(),
): InstitutionReportCompiler {
  return {
    compile: (model, language) =>
      typesetter.set({
        name: `report ${model.id}`,
        template: TEMPLATE,
        inputs: { report: JSON.stringify(printInstitutionReport(model, language)) },
        issuedAt: model.issuedAt,
      }),
  };
}
