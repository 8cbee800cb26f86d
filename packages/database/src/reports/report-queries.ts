import { createHash } from 'node:crypto';
import type { Scope } from '@smalspor/domain/access';
import { Refusal } from '@smalspor/domain/refusal';
import type { ReportKind } from '@smalspor/domain/reports';
import type { Month } from '@smalspor/domain/time';
import { type SelectQueryBuilder, sql } from 'kysely';
import type { Db, Tables } from '../schema/tables.ts';

/** A report as it stands in a list: everything but the model. */
export interface ReportEntry {
  readonly id: string;
  readonly kind: ReportKind;
  readonly hpr: string;
  readonly releaseId: string;
  readonly from: Month;
  readonly to: Month;
  readonly format: string;
  readonly synthetic: boolean;
  readonly issuedAt: string;
  readonly supersedes: string | null;
  readonly supersededBy: string | null;
}

export interface StoredReport extends ReportEntry {
  /** The exact JSON text that was frozen. */
  readonly model: string;
  readonly modelSha256: string;
}

export interface NewReport {
  readonly id: string;
  readonly kind: ReportKind;
  readonly prescriber: number;
  readonly releaseId: string;
  readonly from: Month;
  readonly to: Month;
  readonly format: string;
  readonly synthetic: boolean;
  readonly model: string;
  readonly issuedAt: string;
  /** The report that this one corrects; it is marked in the same transaction. */
  readonly supersedes: string | null;
}

/** Reports in one statement: few enough to stay below 10 MB, many enough that round trips do not count. */
const CHUNK = 200;

/** Freezes new reports. Call it in the transaction that also writes the audit. */
export async function insertReports(trx: Db, reports: readonly NewReport[]): Promise<void> {
  for (let start = 0; start < reports.length; start += CHUNK) {
    const part = reports.slice(start, start + CHUNK);
    await markSuperseded(trx, part);
    // One parameter for each value: as arrays the long texts would be escaped character by character.
    await trx
      .insertInto('report_models')
      .values(
        part.map((report) => ({
          id: report.id,
          kind: report.kind,
          prescriber: report.prescriber,
          release_id: report.releaseId,
          from_month: report.from,
          to_month: report.to,
          format: report.format,
          synthetic: report.synthetic,
          model: report.model,
          model_sha256: sha256(report.model),
          issued_at: report.issuedAt,
          supersedes: report.supersedes,
          superseded_by: null,
        })),
      )
      .execute();
  }
}

async function markSuperseded(trx: Db, reports: readonly NewReport[]): Promise<void> {
  const corrections = reports.filter((report) => report.supersedes !== null);
  if (corrections.length === 0) return;
  await sql`
    update report_models set superseded_by = correction.id
    from unnest(${corrections.map(({ id }) => id)}::text[], ${corrections.map(({ supersedes }) => supersedes)}::text[])
      as correction (id, supersedes)
    where report_models.id = correction.supersedes and report_models.superseded_by is null`.execute(trx);
}

/** The reports in scope, newest first; corrected ones stay in the list. */
export async function listReports(db: Db, scope: Scope): Promise<readonly ReportEntry[]> {
  return selectEntries(db, scope)
    .orderBy('report_models.issued_at', 'desc')
    .orderBy('report_models.to_month', 'desc')
    .orderBy('report_models.id')
    .execute();
}

/**
 * One report, or `null` when it does not exist or is out of scope: the two cannot be told apart.
 *
 * @throws Refusal `report-damaged` when the stored text is no longer what was frozen
 */
export async function findReport(db: Db, scope: Scope, id: string): Promise<StoredReport | null> {
  const row = await selectEntries(db, scope)
    .select(['report_models.model', 'report_models.model_sha256 as modelSha256'])
    .where('report_models.id', '=', id)
    .executeTakeFirst();
  return row ? verified(row) : null;
}

/** The newest report that is in force, or `null`. */
export async function findLatestReport(db: Db, scope: Scope): Promise<StoredReport | null> {
  const row = await selectEntries(db, scope)
    .select(['report_models.model', 'report_models.model_sha256 as modelSha256'])
    .where('report_models.superseded_by', 'is', null)
    .orderBy('report_models.issued_at', 'desc')
    .orderBy('report_models.to_month', 'desc')
    .orderBy('report_models.id')
    .limit(1)
    .executeTakeFirst();
  return row ? verified(row) : null;
}

function selectEntries(db: Db, scope: Scope) {
  const query = db
    .selectFrom('report_models')
    .innerJoin('prescriber_keys', 'prescriber_keys.prescriber', 'report_models.prescriber')
    .select([
      'report_models.id',
      'report_models.kind',
      'prescriber_keys.hpr',
      'report_models.release_id as releaseId',
      'report_models.from_month as from',
      'report_models.to_month as to',
      'report_models.format',
      'report_models.synthetic',
      'report_models.issued_at as issuedAt',
      'report_models.supersedes',
      'report_models.superseded_by as supersededBy',
    ]);
  return withinScope(query, scope);
}

function withinScope<O>(
  query: SelectQueryBuilder<Tables, 'report_models' | 'prescriber_keys', O>,
  scope: Scope,
): SelectQueryBuilder<Tables, 'report_models' | 'prescriber_keys', O> {
  return scope.kind === 'own' ? query.where('prescriber_keys.hpr', '=', scope.hpr) : query;
}

function verified(report: StoredReport): StoredReport {
  if (sha256(report.model) !== report.modelSha256) {
    throw new Refusal(
      'report-damaged',
      `Report ${report.id} is no longer what was issued: restore it from a backup.`,
    );
  }
  return report;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Ids of reports whose stored text is no longer what was frozen. */
export async function listDamagedReports(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from report_models where encode(sha256(convert_to(model, 'UTF8')), 'hex') <> model_sha256
    order by id`.execute(db);
  return rows.map(({ id }) => id);
}

/** How many reports in force each release has given. */
export async function countReportsByRelease(
  db: Db,
  _scope: Extract<Scope, { kind: 'system' }>,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('report_models')
    .select(['release_id', (expression) => expression.fn.countAll<number>().as('reports')])
    .where('superseded_by', 'is', null)
    .groupBy('release_id')
    .execute();
  return new Map(rows.map(({ release_id, reports }) => [release_id, Number(reports)]));
}
