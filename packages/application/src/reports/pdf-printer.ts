import type { ReportModel } from '@smalspor/domain/reports';
import type { Language } from '@smalspor/domain/texts';
import { createRenderer, type Renderer } from '@smalspor/reports/pdf';

/** Prints reports; its threads start with the first report, since many commands never print one. */
export interface PdfPrinter {
  print(model: ReportModel, language: Language): Promise<Uint8Array>;
  close(): Promise<void>;
}

export function createPdfPrinter(workers: number): PdfPrinter {
  let renderer: Renderer | null = null;
  return {
    print: (model, language) => {
      renderer ??= createRenderer({ workers });
      return renderer.render(model, language);
    },
    close: async () => {
      await renderer?.close();
      renderer = null;
    },
  };
}
