import type { Answers } from '@smalspor/domain/questionnaires';
import type { Month } from '@smalspor/domain/time';
import type { ColumnType } from 'kysely';

export type ResponseState = 'answered' | 'skipped';

export interface QuestionnaireResponsesTable {
  readonly round_id: string;
  readonly participant: string;
  readonly part: string;
  readonly state: ResponseState;
}

export interface QuestionnaireAnswersTable {
  readonly questionnaire: string;
  readonly version: number;
  readonly programme: string;
  readonly part: string;
  /** Empty where the county is not known. */
  readonly county: string;
  readonly month: Month;
  readonly answers: ColumnType<readonly Answers[], string, string>;
}
