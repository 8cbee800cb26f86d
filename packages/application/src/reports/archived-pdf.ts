import { createHash } from 'node:crypto';
import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { findReportDocument, recordReportDocument } from '@smalspor/database/reports';
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

/**
 * The issued PDF of a report: from the archive, or printed and archived now.
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
  const bytes = await readFile(join(house.home.root, document.path)).catch(() => null);
  if (bytes === null || sha256(bytes) !== document.sha256) {
    throw new Refusal(
      'report-damaged',
      `The archived PDF of report ${model.id} is not what was issued: restore it from a backup.`,
    );
  }
  return bytes;
}
