import type { InstitutionMoment, InstitutionUnitType } from '@smalspor/domain/institution-report';
import type { Month } from '@smalspor/domain/time';

export interface InstitutionReportsTable {
  readonly id: string;
  readonly issue_id: string;
  readonly organisation: number;
  readonly unit_type: InstitutionUnitType;
  readonly moment: InstitutionMoment;
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
