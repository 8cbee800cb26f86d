import type { WithdrawalReason } from '@smalspor/domain/programmes';
import type { Language } from '@smalspor/domain/texts';

export interface CertificatesTable {
  readonly id: string;
  readonly round_id: string;
  readonly participant: string;
  readonly programme: string;
  readonly issued_at: string;
  readonly code_sha256: string;
  /** The exact text that was frozen; never parsed and written again, so its checksum holds for ever. */
  readonly model: string;
  readonly model_sha256: string;
  readonly superseded_by: string | null;
  readonly withdrawn_at: string | null;
  readonly withdrawn_reason: WithdrawalReason | null;
}

export interface CertificateDocumentsTable {
  readonly certificate_id: string;
  readonly language: Language;
  readonly content: Uint8Array;
  readonly sha256: string;
  readonly template_version: string;
  readonly font_version: string;
  readonly renderer_version: string;
  readonly rendered_at: string;
}
