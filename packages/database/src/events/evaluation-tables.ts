import type { Answers, ToldAnswers } from '@smalspor/domain/questionnaires';
import type { PlainDate } from '@smalspor/domain/time';
import type { ColumnType } from 'kysely';

/** What is told of an event when no more answers are taken. */
export interface EvaluationResult {
  /** How many were asked, and how many of them answered. */
  readonly asked: number;
  readonly answered: number;
  /** With fewer answers nothing is told. */
  readonly minimum: number;
  readonly told: ToldAnswers | null;
}

export interface EventEvaluationsTable {
  readonly event_id: string;
  readonly questionnaire: string;
  readonly version: number;
  readonly closes_on: PlainDate;
  readonly closed: ColumnType<boolean, boolean | undefined, boolean>;
  readonly result: ColumnType<EvaluationResult | null, string | null | undefined, string | null>;
}

export interface EventEvaluationResponsesTable {
  readonly event_id: string;
  readonly person_id: string;
}

export interface EventEvaluationAnswersTable {
  readonly event_id: string;
  readonly answers: ColumnType<readonly Answers[], string, string>;
}
