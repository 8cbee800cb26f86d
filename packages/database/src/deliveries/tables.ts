import type { AlertKind, DeliveryState } from '@smalspor/domain/deliveries';
import type { RegisterFormat } from '@smalspor/domain/registers';
import type { Month } from '@smalspor/domain/time';
import type { Generated } from 'kysely';

export interface DeliveriesTable {
  readonly id: string;
  readonly came_by: 'folder' | 'upload';
  readonly sender: string | null;
  readonly place: string | null;
  readonly manifest_sha256: string | null;
  readonly state: DeliveryState;
  readonly seen_at: string;
  readonly taken_at: string | null;
  readonly ended_at: string | null;
  readonly reason_code: string | null;
  readonly reason: string | null;
  readonly release_id: string | null;
  readonly reports: number | null;
  readonly approved_by: string | null;
}

export interface DeliveryFilesTable {
  readonly delivery_id: string;
  readonly position: number;
  readonly name: string;
  readonly format: RegisterFormat;
  readonly bytes: number | null;
  readonly sha256: string;
  readonly batch_id: string | null;
  readonly is_unchanged: boolean | null;
}

export interface DeliveryStepsTable {
  readonly id: Generated<number>;
  readonly delivery_id: string;
  readonly at: string;
  readonly step: string;
  readonly about: string | null;
}

export interface DeliveryAlertsTable {
  readonly id: string;
  readonly kind: AlertKind;
  readonly occasion: string;
  readonly delivery_id: string | null;
  readonly format: RegisterFormat | null;
  readonly from_month: Month | null;
  readonly to_month: Month | null;
  readonly due_on: string | null;
  readonly raised_at: string;
  readonly cleared_at: string | null;
}
