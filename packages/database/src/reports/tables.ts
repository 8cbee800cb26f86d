import type { ReportKind } from '@smalspor/domain/reports';
import type { Language } from '@smalspor/domain/texts';
import type { Month } from '@smalspor/domain/time';

export interface ReportModelsTable {
  readonly id: string;
  readonly kind: ReportKind;
  readonly prescriber: number;
  readonly release_id: string;
  readonly from_month: Month;
  readonly to_month: Month;
  readonly format: string;
  readonly synthetic: boolean;
  /** The exact text that was frozen; never parsed and written again, so its checksum holds for ever. */
  readonly model: string;
  readonly model_sha256: string;
  readonly issued_at: string;
  readonly supersedes: string | null;
  readonly superseded_by: string | null;
}

export interface ReportDocumentsTable {
  readonly report_id: string;
  readonly language: Language;
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly template_version: string;
  readonly font_version: string;
  readonly renderer_version: string;
  readonly rendered_at: string;
}
