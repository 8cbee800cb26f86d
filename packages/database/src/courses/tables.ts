import type { Language } from '@smalspor/domain/texts';
import type { ColumnType } from 'kysely';

interface OfCourse {
  readonly person_id: string;
  readonly course_id: string;
}

export interface CoursePlacesTable extends OfCourse {
  readonly lesson_id: string | null;
  readonly started_at: string;
  readonly moved_at: string;
}

export interface CourseLessonsReadTable extends OfCourse {
  readonly lesson_id: string;
  readonly read_at: string;
}

export interface CourseChoicesTable extends OfCourse {
  readonly case_id: string;
  readonly course_version: number;
  readonly option: number;
  readonly chosen_at: string;
}

export interface CourseAnswersTable extends OfCourse {
  /** '' is the whole course. */
  readonly part: string;
  readonly sitting: number;
  readonly question_id: string;
  readonly course_version: number;
  readonly options: readonly number[];
  readonly answered_at: string;
}

export interface CourseSittingsTable extends OfCourse {
  readonly id: string;
  readonly part: string;
  readonly lessons: readonly string[];
  readonly sitting: number;
  readonly course_version: number;
  readonly language: Language;
  readonly questions: number;
  readonly right_answers: number;
  readonly score: number;
  readonly has_passed: boolean;
  readonly wrong: readonly string[];
  readonly finished_at: string;
}

export interface CourseCompanionsTable {
  readonly sitting_id: string;
  readonly hpr: string;
}

export interface CoursePackageResultsTable extends OfCourse {
  readonly lesson_id: string;
  readonly package_id: string;
  readonly points: number | null;
  readonly most: number | null;
  readonly done_at: string;
}

export type StatementState = 'waiting' | 'sent' | 'dead';

export interface StatementOutboxTable {
  readonly id: string;
  readonly person_id: string;
  readonly statement: ColumnType<unknown, string, never>;
  readonly state: StatementState;
  readonly attempts: number;
  readonly queued_at: string;
  readonly due_at: string;
  readonly ended_at: string | null;
  readonly fault: string | null;
}
