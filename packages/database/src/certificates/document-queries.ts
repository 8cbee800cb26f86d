import { createHash } from 'node:crypto';
import type { Scope } from '@smalspor/domain/access';
import type { Language } from '@smalspor/domain/texts';
import type { Db } from '../schema/tables.ts';

/** The file of a certificate in one language, as it was first handed out. */
export interface CertificateDocument {
  readonly certificateId: string;
  readonly language: Language;
  readonly content: Uint8Array;
  readonly sha256: string;
  readonly versions: { readonly template: string; readonly font: string; readonly renderer: string };
  readonly renderedAt: string;
}

/** Keeps a file. One that is kept already stays: what was handed out is never replaced. */
export async function keepCertificateDocument(
  db: Db,
  document: Omit<CertificateDocument, 'sha256'>,
): Promise<void> {
  await db
    .insertInto('certificate_documents')
    .values({
      certificate_id: document.certificateId,
      language: document.language,
      content: Buffer.from(document.content),
      sha256: createHash('sha256').update(document.content).digest('hex'),
      template_version: document.versions.template,
      font_version: document.versions.font,
      renderer_version: document.versions.renderer,
      rendered_at: document.renderedAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The kept file, or `null`. @throws Error when it is no longer what was kept */
export async function findCertificateDocument(
  db: Db,
  scope: Scope,
  certificateId: string,
  language: Language,
): Promise<CertificateDocument | null> {
  let query = db
    .selectFrom('certificate_documents')
    .innerJoin('certificates', 'certificates.id', 'certificate_documents.certificate_id')
    .selectAll('certificate_documents')
    .where('certificate_id', '=', certificateId)
    .where('language', '=', language);
  if (scope.kind === 'own') query = query.where('certificates.participant', '=', `hpr:${scope.hpr}`);
  const row = await query.executeTakeFirst();
  if (!row) return null;
  if (createHash('sha256').update(row.content).digest('hex') !== row.sha256) {
    throw new Error(
      `The file of certificate ${certificateId} is not what was issued: restore it from a backup`,
    );
  }
  return {
    certificateId: row.certificate_id,
    language: row.language,
    content: row.content,
    sha256: row.sha256,
    versions: { template: row.template_version, font: row.font_version, renderer: row.renderer_version },
    renderedAt: row.rendered_at,
  };
}
