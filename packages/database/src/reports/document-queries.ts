import type { Language } from '@smalspor/domain/texts';
import type { Db } from '../schema/tables.ts';

/** A PDF that was issued: where it lies and what it was made with. */
export interface ReportDocument {
  readonly reportId: string;
  readonly language: Language;
  /** Relative to the home. */
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly templateVersion: string;
  readonly fontVersion: string;
  readonly rendererVersion: string;
  readonly renderedAt: string;
}

/** Records an issued PDF. What was issued first stays: a second print of the same report is the same file. */
export async function recordDocument(db: Db, document: ReportDocument): Promise<void> {
  await db
    .insertInto('report_documents')
    .values({
      report_id: document.reportId,
      language: document.language,
      path: document.path,
      sha256: document.sha256,
      bytes: document.bytes,
      template_version: document.templateVersion,
      font_version: document.fontVersion,
      renderer_version: document.rendererVersion,
      rendered_at: document.renderedAt,
    })
    .onConflict((conflict) => conflict.columns(['report_id', 'language']).doNothing())
    .execute();
}

export async function findDocument(
  db: Db,
  reportId: string,
  language: Language,
): Promise<ReportDocument | null> {
  const row = await db
    .selectFrom('report_documents')
    .selectAll()
    .where('report_id', '=', reportId)
    .where('language', '=', language)
    .executeTakeFirst();
  if (!row) return null;
  return {
    reportId: row.report_id,
    language: row.language,
    path: row.path,
    sha256: row.sha256,
    bytes: row.bytes,
    templateVersion: row.template_version,
    fontVersion: row.font_version,
    rendererVersion: row.renderer_version,
    renderedAt: row.rendered_at,
  };
}

/** Reports in force that have no PDF in a language yet, newest first. */
export async function listReportsWithoutDocument(
  db: Db,
  language: Language,
  limit: number,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('report_models')
    .leftJoin('report_documents', (join) =>
      join
        .onRef('report_documents.report_id', '=', 'report_models.id')
        .on('report_documents.language', '=', language),
    )
    .select('report_models.id')
    .where('report_documents.report_id', 'is', null)
    .where('report_models.superseded_by', 'is', null)
    .orderBy('report_models.issued_at', 'desc')
    .orderBy('report_models.id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}
