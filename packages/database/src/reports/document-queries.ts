import type { Scope } from '@smalspor/domain/access';
import type { Language } from '@smalspor/domain/texts';
import type { Db } from '../schema/tables.ts';

/** An archived PDF of a report. The same versions render the same bytes again. */
export interface ReportDocument {
  readonly reportId: string;
  readonly language: Language;
  /** Where the file lies, relative to the home. */
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly versions: { readonly template: string; readonly font: string; readonly renderer: string };
  readonly renderedAt: string;
}

/** Notes an archived document. One that is noted already stays: what was issued is never replaced. */
export async function recordReportDocument(db: Db, document: ReportDocument): Promise<void> {
  await db
    .insertInto('report_documents')
    .values({
      report_id: document.reportId,
      language: document.language,
      path: document.path,
      sha256: document.sha256,
      bytes: document.bytes,
      template_version: document.versions.template,
      font_version: document.versions.font,
      renderer_version: document.versions.renderer,
      rendered_at: document.renderedAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function findReportDocument(
  db: Db,
  scope: Scope,
  reportId: string,
  language: Language,
): Promise<ReportDocument | null> {
  const row = await documentsIn(db, scope)
    .where('report_documents.report_id', '=', reportId)
    .where('report_documents.language', '=', language)
    .executeTakeFirst();
  return row ? toDocument(row) : null;
}

/** Every archived document in scope, for checking the archive. */
export async function listReportDocuments(db: Db, scope: Scope): Promise<readonly ReportDocument[]> {
  const rows = await documentsIn(db, scope)
    .orderBy('report_documents.report_id')
    .orderBy('report_documents.language')
    .execute();
  return rows.map(toDocument);
}

/** Reports in force that have no document in a language yet, oldest first. */
export async function listReportsWithoutDocument(
  db: Db,
  scope: Scope,
  language: Language,
  limit: number,
): Promise<readonly string[]> {
  let query = db
    .selectFrom('report_models')
    .innerJoin('prescriber_keys', 'prescriber_keys.prescriber', 'report_models.prescriber')
    .leftJoin('report_documents', (join) =>
      join
        .onRef('report_documents.report_id', '=', 'report_models.id')
        .on('report_documents.language', '=', language),
    )
    .select('report_models.id')
    .where('report_models.superseded_by', 'is', null)
    .where('report_documents.report_id', 'is', null)
    .orderBy('report_models.issued_at')
    .orderBy('report_models.id')
    .limit(limit);
  if (scope.kind === 'own') query = query.where('prescriber_keys.hpr', '=', scope.hpr);
  const rows = await query.execute();
  return rows.map(({ id }) => id);
}

function documentsIn(db: Db, scope: Scope) {
  const query = db
    .selectFrom('report_documents')
    .innerJoin('report_models', 'report_models.id', 'report_documents.report_id')
    .innerJoin('prescriber_keys', 'prescriber_keys.prescriber', 'report_models.prescriber')
    .selectAll('report_documents');
  return scope.kind === 'own' ? query.where('prescriber_keys.hpr', '=', scope.hpr) : query;
}

type DocumentRow = Awaited<ReturnType<ReturnType<typeof documentsIn>['execute']>>[number];

function toDocument(row: DocumentRow): ReportDocument {
  return {
    reportId: row.report_id,
    language: row.language,
    path: row.path,
    sha256: row.sha256,
    bytes: row.bytes,
    versions: { template: row.template_version, font: row.font_version, renderer: row.renderer_version },
    renderedAt: row.rendered_at,
  };
}
