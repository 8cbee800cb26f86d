import type { AreaResult, SurveyAnswer, SurveyDraft } from '@smalspor/domain/surveys';
import type { PlainDate } from '@smalspor/domain/time';
import type { ColumnType } from 'kysely';

export interface SurveysTable {
  readonly id: string;
  readonly definition: string;
  readonly definition_version: number;
  readonly units: readonly string[];
  readonly from_day: PlainDate;
  readonly to_day: PlainDate;
  readonly version: number;
  readonly planned_by: string;
  readonly planned_at: string;
  readonly closed_at: string | null;
  readonly result: ColumnType<readonly AreaResult[] | null, null, string>;
}

export interface SurveyAnswersTable {
  readonly survey_id: string;
  readonly organisation: number;
  readonly version: number;
  readonly answer: ColumnType<SurveyAnswer, string, never>;
  readonly person_id: string;
  readonly sent_at: string;
}

export interface SurveyDraftsTable {
  readonly survey_id: string;
  readonly organisation: number;
  readonly draft: ColumnType<SurveyDraft, string, string>;
  readonly version: number;
  readonly saved_at: string;
  readonly saved_by_name: string;
}
