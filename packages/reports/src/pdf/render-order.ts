import type { ReportModel } from '@smalspor/domain/reports';
import type { Language } from '@smalspor/domain/texts';

/** What a worker is asked for: one report in one language. */
export interface RenderOrder {
  readonly model: ReportModel;
  readonly language: Language;
}

/** The file, or why there is none. */
export type RenderAnswer = { readonly pdf: Uint8Array<ArrayBuffer> } | { readonly fault: string };

/** What a worker knows from the start. */
export interface RenderWorkerData {
  readonly threads: number;
}
