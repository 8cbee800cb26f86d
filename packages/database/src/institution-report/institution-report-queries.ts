import { createHash } from 'node:crypto';
import type { InstitutionScope } from '@smalspor/domain/access';
import type { InstitutionMoment, InstitutionUnitType } from '@smalspor/domain/institution-report';
import { Refusal } from '@smalspor/domain/refusal';
import type { Month } from '@smalspor/domain/time';
import type { Selectable } from 'kysely';
import type { Db } from '../schema/tables.ts';
import type { InstitutionReportsTable } from './tables.ts';

/** A frozen report of one kind of stay in one institution. */
export interface StoredInstitutionReport {
  readonly id: string;
  /** Shared by the reports of all its kinds of stay that were issued together. */
  readonly issueId: string;
  readonly organisation: number;
  readonly unitType: InstitutionUnitType;
  readonly moment: InstitutionMoment;
  readonly releaseId: string;
  readonly from: Month;
  readonly to: Month;
  readonly format: string;
  readonly synthetic: boolean;
  /** The exact JSON text that was frozen. */
  readonly model: string;
  readonly issuedAt: string;
  /** The report that this one corrects; it is marked in the same transaction. */
  readonly supersedes: string | null;
  readonly supersededBy: string | null;
}

export type NewInstitutionReport = Omit<StoredInstitutionReport, 'supersededBy'>;

/** Freezes new reports. Call it in the transaction that also writes the audit. */
export async function insertInstitutionReports(
  trx: Db,
  reports: readonly NewInstitutionReport[],
): Promise<void> {
  for (const report of reports) {
    if (report.supersedes !== null) {
      await trx
        .updateTable('institution_reports')
        .set({ superseded_by: report.id })
        .where('id', '=', report.supersedes)
        .where('superseded_by', 'is', null)
        .execute();
    }
    await trx
      .insertInto('institution_reports')
      .values({
        id: report.id,
        issue_id: report.issueId,
        organisation: report.organisation,
        unit_type: report.unitType,
        moment: report.moment,
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
      })
      .execute();
  }
}

/**
 * The institution's reports, newest first; corrected ones stay in the list.
 *
 * @throws Refusal `report-damaged` when a stored text is no longer what was frozen
 */
export async function listInstitutionReports(
  db: Db,
  scope: InstitutionScope,
): Promise<readonly StoredInstitutionReport[]> {
  const rows = await db
    .selectFrom('institution_reports')
    .selectAll()
    .where('organisation', '=', scope.organisation)
    .orderBy('issued_at', 'desc')
    .orderBy('to_month', 'desc')
    .orderBy('unit_type')
    .orderBy('id')
    .execute();
  return rows.map(verified);
}

function verified(row: Selectable<InstitutionReportsTable>): StoredInstitutionReport {
  if (sha256(row.model) !== row.model_sha256) {
    throw new Refusal(
      'report-damaged',
      `Report ${row.id} is no longer what was issued: restore it from a backup.`,
    );
  }
  return {
    id: row.id,
    issueId: row.issue_id,
    organisation: row.organisation,
    unitType: row.unit_type,
    moment: row.moment,
    releaseId: row.release_id,
    from: row.from_month,
    to: row.to_month,
    format: row.format,
    synthetic: row.synthetic,
    model: row.model,
    issuedAt: row.issued_at,
    supersedes: row.supersedes,
    supersededBy: row.superseded_by,
  };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
