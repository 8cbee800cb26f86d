import type { ReportModel } from '@smalspor/domain/reports';
import type { Language } from '@smalspor/domain/texts';
import type { Renderer } from '@smalspor/reports/pdf';

/** Prints reports; its threads start with the first report, since many commands never print one. */
export interface PdfPrinter {
  print(model: ReportModel, language: Language): Promise<Uint8Array>;
  close(): Promise<void>;
}

export function createPdfPrinter(workers: number): PdfPrinter {
  let renderer: Promise<Renderer> | null = null;
  return {
    print: async (model, language) => {
      renderer ??= import('@smalspor/reports/pdf').then(({ createRenderer }) => createRenderer({ workers }));
      return (await renderer).render(model, language);
    },
    close: async () => {
      await (await renderer)?.close();
      renderer = null;
    },
  };
}
