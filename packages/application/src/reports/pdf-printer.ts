import type { CertificateModel } from '@smalspor/domain/certificates';
import type { EvaluationPaper } from '@smalspor/domain/evaluation';
import type { GroupSet } from '@smalspor/domain/group-report';
import type { InstitutionReportModel } from '@smalspor/domain/institution-report';
import type { ReportModel } from '@smalspor/domain/reports';
import type { Language } from '@smalspor/domain/texts';
import type { CoverSheet } from '@smalspor/reports/cover';
import type { Paper } from '@smalspor/reports/paper';
import type { Renderer } from '@smalspor/reports/pdf';

/** Prints reports and certificates; its threads start with the first, since many commands never print one. */
export interface PdfPrinter {
  print(model: ReportModel, language: Language): Promise<Uint8Array>;
  printCertificate(model: CertificateModel, language: Language): Promise<Uint8Array>;
  printInstitutionReport(model: InstitutionReportModel, language: Language): Promise<Uint8Array>;
  /** The papers of a group's meeting. */
  printGroupSet(set: GroupSet, language: Language): Promise<Uint8Array>;
  /** The evaluation of a programme. */
  printEvaluation(paper: EvaluationPaper, language: Language): Promise<Uint8Array>;
  /** The sheet on top of a printed report. */
  printCover(cover: CoverSheet): Promise<Uint8Array>;
  /** A paper of finished words, such as the report from a visit. */
  printPaper(paper: Paper): Promise<Uint8Array>;
  close(): Promise<void>;
}

export function createPdfPrinter(workers: number): PdfPrinter {
  let renderer: Promise<Renderer> | null = null;
  const start = (): Promise<Renderer> => {
    renderer ??= import('@smalspor/reports/pdf').then(({ createRenderer }) => createRenderer({ workers }));
    return renderer;
  };
  return {
    print: async (model, language) => (await start()).render(model, language),
    printCertificate: async (model, language) => (await start()).renderCertificate(model, language),
    printInstitutionReport: async (model, language) =>
      (await start()).renderInstitutionReport(model, language),
    printGroupSet: async (set, language) => (await start()).renderGroupSet(set, language),
    printEvaluation: async (paper, language) => (await start()).renderEvaluation(paper, language),
    printCover: async (cover) => (await start()).renderCover(cover),
    printPaper: async (paper) => (await start()).renderPaper(paper),
    close: async () => {
      await (await renderer)?.close();
      renderer = null;
    },
  };
}
