import { createHash } from 'node:crypto';
import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { findReportDocument, type ReportDocument, recordReportDocument } from '@smalspor/database/reports';
import type { Scope } from '@smalspor/domain/access';
import { Refusal } from '@smalspor/domain/refusal';
import type { ReportModel } from '@smalspor/domain/reports';
import type { Language } from '@smalspor/domain/texts';
import type { House } from '../house/house.ts';

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Written beside and moved into place: whoever is killed here leaves no half file under the issued name. */
async function writeWhole(house: House, path: string, bytes: Uint8Array): Promise<void> {
  const target = join(house.home.root, path);
  const draft = `${target}.${house.newId()}`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, target);
}

async function print(house: House, model: ReportModel, language: Language): Promise<Uint8Array> {
  const bytes = await house.printer.print(model, language);
  const path = join('reports', `${model.id}.${language}.pdf`);
  await writeWhole(house, path, bytes);
  await recordReportDocument(house.db, {
    reportId: model.id,
    language,
    path,
    sha256: sha256(bytes),
    bytes: bytes.byteLength,
    versions: model.versions,
    renderedAt: house.now(),
  });
  return bytes;
}

function damaged(model: ReportModel, cause?: unknown): Refusal {
  return new Refusal(
    'report-damaged',
    `The archived PDF of report ${model.id} is not what was issued: restore it from a backup.`,
    { cause },
  );
}

/**
 * Prints a file anew that is gone from the archive. Only the very bytes that were issued take its place.
 * @throws Refusal `report-damaged` when the product prints the report in another way by now, or not at all
 */
async function restore(house: House, model: ReportModel, document: ReportDocument): Promise<Uint8Array> {
  const bytes = await house.printer.print(model, document.language).catch((error: unknown) => {
    throw damaged(model, error);
  });
  if (sha256(bytes) !== document.sha256) throw damaged(model);
  await writeWhole(house, document.path, bytes);
  house.log.info({ event: 'pdf-restored', reportId: model.id });
  return bytes;
}

/**
 * The issued PDF of a report: from the archive, or printed and archived now. A file that is gone is printed again, which
 * gives the same bytes; one that was changed is never replaced in silence.
 * @throws Refusal `report-damaged` when the archived file is no longer what was issued
 */
export async function archivedPdf(
  house: House,
  scope: Scope,
  model: ReportModel,
  language: Language,
): Promise<Uint8Array> {
  const document = await findReportDocument(house.db, scope, model.id, language);
  if (document === null) return print(house, model, language);
  const bytes = await readFile(join(house.home.root, document.path)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw damaged(model, error);
  });
  if (bytes === null) return restore(house, model, document);
  if (sha256(bytes) !== document.sha256) throw damaged(model);
  return bytes;
}
