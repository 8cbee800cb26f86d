import type { CertificateModel } from '@smalspor/domain/certificates';
import type { EvaluationPaper } from '@smalspor/domain/evaluation';
import type { GroupSet } from '@smalspor/domain/group-report';
import type { InstitutionReportModel } from '@smalspor/domain/institution-report';
import type { ReportModel } from '@smalspor/domain/reports';
import type { Language } from '@smalspor/domain/texts';
import type { CoverSheet } from '../cover/cover-compiler.ts';
import type { Paper } from '../paper/paper.ts';

/** What a worker is asked for: one document in one language. */
export type RenderOrder =
  | { readonly kind: 'report'; readonly model: ReportModel; readonly language: Language }
  | {
      readonly kind: 'institution-report';
      readonly model: InstitutionReportModel;
      readonly language: Language;
    }
  | { readonly kind: 'group-set'; readonly model: GroupSet; readonly language: Language }
  | { readonly kind: 'evaluation'; readonly model: EvaluationPaper; readonly language: Language }
  | { readonly kind: 'cover'; readonly model: CoverSheet }
  | { readonly kind: 'paper'; readonly model: Paper }
  | { readonly kind: 'certificate'; readonly model: CertificateModel; readonly language: Language };

/** The file, or why there is none. */
export type RenderAnswer = { readonly pdf: Uint8Array<ArrayBuffer> } | { readonly fault: string };

/** What a worker knows from the start. */
export interface RenderWorkerData {
  readonly threads: number;
}
