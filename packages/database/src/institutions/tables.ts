import type { InstitutionRole, WardType } from '@smalspor/domain/institutions';

export interface InstitutionWardsTable {
  readonly organisation: number;
  readonly ward_type: WardType;
  readonly name: string;
  readonly municipality: string;
  readonly beds: number | null;
  readonly from_month: number;
  readonly to_month: number | null;
  readonly continued_by: number | null;
  readonly batch_id: string;
}

export interface InstitutionInvitationsTable {
  readonly id: string;
  readonly organisation: number;
  readonly role: InstitutionRole;
  readonly round_id: string | null;
  readonly name: string;
  readonly mail_address: string | null;
  readonly code_sha256: string;
  readonly invited_by: string;
  readonly invited_at: string;
  readonly expires_at: string;
  readonly ended_at: string | null;
  readonly used_by: string | null;
}
