import type { Kysely } from 'kysely';
import type { AuditLogTable } from '../audit/audit-log-table.ts';
import type { BatchesTable, RejectsTable } from '../batches/tables.ts';
import type { CertificateDocumentsTable, CertificatesTable } from '../certificates/tables.ts';
import type { InstallationTable } from '../connection/installation.ts';
import type {
  CourseAnswersTable,
  CourseChoicesTable,
  CourseCompanionsTable,
  CourseLessonsReadTable,
  CoursePackageResultsTable,
  CoursePlacesTable,
  CourseSittingsTable,
  StatementOutboxTable,
} from '../courses/tables.ts';
import type {
  DeliveriesTable,
  DeliveryAlertsTable,
  DeliveryFilesTable,
  DeliveryStepsTable,
} from '../deliveries/tables.ts';
import type { DemoClockTable } from '../demo-clock/demo-clock-queries.ts';
import type {
  EventEvaluationAnswersTable,
  EventEvaluationResponsesTable,
  EventEvaluationsTable,
} from '../events/evaluation-tables.ts';
import type {
  EventGroupsTable,
  EventInstitutionsTable,
  EventRegistrationsTable,
  EventsTable,
} from '../events/tables.ts';
import type { GoalChangesTable, GoalNotesTable, GoalsTable } from '../goals/tables.ts';
import type { GroupMembersTable } from '../groups/tables.ts';
import type { IdempotencyKeysTable } from '../idempotency/once.ts';
import type {
  BedDayDraftsTable,
  BedDayTellingsTable,
  DeliveryMandatesTable,
  OddityAnswersTable,
} from '../institution-data/tables.ts';
import type { InstitutionRemindersTable } from '../institution-follow-up/tables.ts';
import type {
  InstitutionGoalChangesTable,
  InstitutionGoalNotesTable,
  InstitutionGoalsTable,
} from '../institution-goals/tables.ts';
import type { InstitutionReportsTable } from '../institution-report/tables.ts';
import type { InstitutionInvitationsTable, InstitutionWardsTable } from '../institutions/tables.ts';
import type {
  LmdiAdministrationsTable,
  LmdiBundlesTable,
  LmdiMonthsTable,
  LmdiStagedTable,
} from '../lmdi/tables.ts';
import type { MailOutboxTable } from '../mail/tables.ts';
import type { MailConfirmationsTable, PeopleTable, RoleAssignmentsTable } from '../people/tables.ts';
import type { PractitionersTable, PrescriberKeysTable } from '../prescribers/tables.ts';
import type {
  ContactsTable,
  DeclaredLengthsTable,
  RollOutPlanTable,
  RoundMeetingsTable,
  RoundMovesTable,
  RoundPeopleTable,
  RoundsTable,
  SharedFiguresTable,
  WorksheetsTable,
} from '../programmes/tables.ts';
import type { QuestionnaireAnswersTable, QuestionnaireResponsesTable } from '../questionnaires/tables.ts';
import type { ReferenceSeriesTable } from '../reference-series/tables.ts';
import type { ReleaseBatchesTable, ReleasePointerTable, ReleasesTable } from '../releases/tables.ts';
import type { ReportDocumentsTable, ReportModelsTable } from '../reports/tables.ts';
import type { SessionsTable } from '../sessions/session-queries.ts';
import type { DigestStopsTable, DigestsTable, SignalPartsTable, SignalsTable } from '../signals/tables.ts';
import type { SurveyAnswersTable, SurveyDraftsTable, SurveysTable } from '../surveys/tables.ts';
import type { TasksTable, UploadsTable } from '../tasks/tables.ts';
import type { TeachingEntriesTable } from '../teaching/tables.ts';
import type { VisitAnswersTable, VisitKeysTable, VisitsTable } from '../visits/tables.ts';

/** Every table of the operational store, by name. */
export interface Tables {
  readonly installation: InstallationTable;
  readonly audit_log: AuditLogTable;
  readonly batches: BatchesTable;
  readonly rejects: RejectsTable;
  readonly prescriber_keys: PrescriberKeysTable;
  readonly practitioners: PractitionersTable;
  readonly releases: ReleasesTable;
  readonly release_batches: ReleaseBatchesTable;
  readonly release_pointer: ReleasePointerTable;
  readonly report_models: ReportModelsTable;
  readonly report_documents: ReportDocumentsTable;
  readonly institution_reports: InstitutionReportsTable;
  readonly people: PeopleTable;
  readonly mail_confirmations: MailConfirmationsTable;
  readonly role_assignments: RoleAssignmentsTable;
  readonly sessions: SessionsTable;
  readonly idempotency_keys: IdempotencyKeysTable;
  readonly tasks: TasksTable;
  readonly uploads: UploadsTable;
  readonly mail_outbox: MailOutboxTable;
  readonly deliveries: DeliveriesTable;
  readonly delivery_files: DeliveryFilesTable;
  readonly delivery_steps: DeliveryStepsTable;
  readonly delivery_alerts: DeliveryAlertsTable;
  readonly goals: GoalsTable;
  readonly goal_changes: GoalChangesTable;
  readonly goal_notes: GoalNotesTable;
  readonly course_places: CoursePlacesTable;
  readonly course_lessons_read: CourseLessonsReadTable;
  readonly course_choices: CourseChoicesTable;
  readonly course_answers: CourseAnswersTable;
  readonly course_sittings: CourseSittingsTable;
  readonly course_companions: CourseCompanionsTable;
  readonly course_package_results: CoursePackageResultsTable;
  readonly statement_outbox: StatementOutboxTable;
  readonly demo_clock: DemoClockTable;
  readonly group_members: GroupMembersTable;
  readonly institution_wards: InstitutionWardsTable;
  readonly institution_invitations: InstitutionInvitationsTable;
  readonly rounds: RoundsTable;
  readonly round_moves: RoundMovesTable;
  readonly round_people: RoundPeopleTable;
  readonly round_meetings: RoundMeetingsTable;
  readonly worksheets: WorksheetsTable;
  readonly shared_figures: SharedFiguresTable;
  readonly declared_lengths: DeclaredLengthsTable;
  readonly roll_out_plan: RollOutPlanTable;
  readonly contacts: ContactsTable;
  readonly certificates: CertificatesTable;
  readonly certificate_documents: CertificateDocumentsTable;
  readonly questionnaire_responses: QuestionnaireResponsesTable;
  readonly questionnaire_answers: QuestionnaireAnswersTable;
  readonly events: EventsTable;
  readonly event_groups: EventGroupsTable;
  readonly event_institutions: EventInstitutionsTable;
  readonly event_evaluations: EventEvaluationsTable;
  readonly event_evaluation_responses: EventEvaluationResponsesTable;
  readonly event_evaluation_answers: EventEvaluationAnswersTable;
  readonly event_registrations: EventRegistrationsTable;
  readonly bed_day_tellings: BedDayTellingsTable;
  readonly bed_day_drafts: BedDayDraftsTable;
  readonly oddity_answers: OddityAnswersTable;
  readonly delivery_mandates: DeliveryMandatesTable;
  readonly teaching_entries: TeachingEntriesTable;
  readonly lmdi_bundles: LmdiBundlesTable;
  readonly lmdi_administrations: LmdiAdministrationsTable;
  readonly lmdi_staged: LmdiStagedTable;
  readonly lmdi_months: LmdiMonthsTable;
  readonly surveys: SurveysTable;
  readonly survey_answers: SurveyAnswersTable;
  readonly survey_drafts: SurveyDraftsTable;
  readonly visits: VisitsTable;
  readonly reference_series: ReferenceSeriesTable;
  readonly visit_answers: VisitAnswersTable;
  readonly visit_keys: VisitKeysTable;
  readonly institution_reminders: InstitutionRemindersTable;
  readonly institution_goals: InstitutionGoalsTable;
  readonly institution_goal_changes: InstitutionGoalChangesTable;
  readonly institution_goal_notes: InstitutionGoalNotesTable;
  readonly signals: SignalsTable;
  readonly signal_parts: SignalPartsTable;
  readonly digests: DigestsTable;
  readonly digest_stops: DigestStopsTable;
}

/** The database or a transaction in it: every query takes one as its first argument. */
export type Db = Kysely<Tables>;
