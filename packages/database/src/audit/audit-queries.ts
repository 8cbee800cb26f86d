import type { OwnScope, Scope } from '@smalspor/domain/access';
import { sql } from 'kysely';
import type { Db } from '../schema/tables.ts';

/** One line of the log as it is shown. */
export interface AuditLine {
  readonly sequence: number;
  readonly at: string;
  readonly actor: string;
  readonly act: string;
  readonly objectKind: string;
  readonly objectId: string | null;
  readonly outcome: 'success' | 'refused';
  readonly code: string | null;
}

export interface AuditFilter {
  readonly actor?: string;
  readonly act?: string;
  readonly objectKind?: string;
  readonly objectId?: string;
}

/** The latest lines, newest first. */
export async function listAudit(db: Db, filter: AuditFilter, limit: number): Promise<readonly AuditLine[]> {
  let query = selectLines(db);
  if (filter.actor !== undefined) query = query.where('audit_log.actor', '=', filter.actor);
  if (filter.act !== undefined) query = query.where('audit_log.act', '=', filter.act);
  if (filter.objectKind !== undefined) query = query.where('audit_log.object_kind', '=', filter.objectKind);
  if (filter.objectId !== undefined) query = query.where('audit_log.object_id', '=', filter.objectId);
  return query.orderBy('audit_log.sequence', 'desc').limit(limit).execute();
}

export interface ReportAuditLine extends AuditLine {
  /** Name as the log-in service gave it last; `null` for a command or a job. */
  readonly actorName: string | null;
}

/** Who has done what with the reports in scope, newest first: what a doctor may ask about the own figures. */
export async function listReportAudit(
  db: Db,
  scope: Scope,
  limit: number,
): Promise<readonly ReportAuditLine[]> {
  let query = selectLines(db)
    .innerJoin('report_models', 'report_models.id', 'audit_log.object_id')
    .innerJoin('prescriber_keys', 'prescriber_keys.prescriber', 'report_models.prescriber')
    .leftJoin('people', (join) => join.on('audit_log.actor', '=', sql<string>`'person:' || people.id`))
    .select('people.name as actorName')
    .where('audit_log.object_kind', '=', 'report')
    .where('audit_log.outcome', '=', 'success');
  if (scope.kind === 'own') query = query.where('prescriber_keys.hpr', '=', scope.hpr);
  return query.orderBy('audit_log.sequence', 'desc').limit(limit).execute();
}

/** The object of a line that says whose shared figures were read, in which round. */
export function sharedFiguresId(roundId: string, prescriber: number): string {
  return `${roundId}.${prescriber}`;
}

/** Who has read the figures that a doctor has shown to groups, newest first; also after the sharing ended. */
export async function listSharedFiguresAudit(
  db: Db,
  scope: OwnScope,
  limit: number,
): Promise<readonly ReportAuditLine[]> {
  return selectLines(db)
    .leftJoin('people', (join) => join.on('audit_log.actor', '=', sql<string>`'person:' || people.id`))
    .select('people.name as actorName')
    .where('audit_log.object_kind', '=', 'shared-figures')
    .where('audit_log.outcome', '=', 'success')
    .where('audit_log.object_id', 'in', (of) =>
      of
        .selectFrom('shared_figures')
        .innerJoin('prescriber_keys', 'prescriber_keys.hpr', 'shared_figures.hpr')
        .where('shared_figures.hpr', '=', scope.hpr)
        .select(sql<string>`shared_figures.round_id || '.' || prescriber_keys.prescriber`.as('id')),
    )
    .orderBy('audit_log.sequence', 'desc')
    .limit(limit)
    .execute();
}

function selectLines(db: Db) {
  return db
    .selectFrom('audit_log')
    .select([
      'audit_log.sequence',
      'audit_log.at',
      'audit_log.actor',
      'audit_log.act',
      'audit_log.object_kind as objectKind',
      'audit_log.object_id as objectId',
      'audit_log.outcome',
      'audit_log.code',
    ]);
}
