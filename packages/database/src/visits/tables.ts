import type { WardType } from '@smalspor/domain/institutions';
import type { PlainDate } from '@smalspor/domain/time';
import type { VisitAnswer } from '@smalspor/domain/visits';
import type { ColumnType, Generated } from 'kysely';

export interface VisitsTable {
  readonly id: string;
  readonly organisation: number;
  readonly home: string;
  readonly municipality: string;
  readonly ward: string;
  readonly ward_type: WardType;
  readonly day: PlainDate;
  readonly checklist: string;
  readonly checklist_version: number;
  readonly visitor_id: string;
  readonly planned_at: string;
  readonly report_version: Generated<number>;
  readonly report: ColumnType<Readonly<Record<string, VisitAnswer>> | null, string | null, string>;
  readonly report_heads: readonly string[] | null;
  readonly reported_at: string | null;
}

export interface VisitAnswersTable {
  readonly visit_id: string;
  readonly id: string;
  readonly item: string;
  readonly answer: ColumnType<VisitAnswer | null, string | null, never>;
  readonly replaces: readonly string[];
  readonly given_at: string;
  readonly person_id: string;
  readonly received_at: string;
}

export interface VisitKeysTable {
  readonly id: string;
  readonly person_id: string;
  readonly secret: string;
  readonly made_at: string;
}
