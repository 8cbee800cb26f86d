import { importFest } from './fest/import-fest.ts';
import { formatOf } from './formats/formats.ts';
import { importSemicolonFiles } from './import-semicolon-files.ts';
import type { ImportDeps, ImportInput, ImportResult } from './import-settings.ts';
import { importKlass } from './klass/import-klass.ts';

/**
 * Takes a delivery in: looks the files through, turns rows into values, writes lake files and quarantine into the staging
 * area, and hands back a batch that the caller commits and records. Nothing is seen by a reader before that; whatever
 * happens on the way, the lake stays as it was.
 *
 * @throws ImportRefusal when the delivery as a whole cannot be accepted.
 */
export async function importFiles(deps: ImportDeps, input: ImportInput): Promise<ImportResult> {
  const format = formatOf(input.format);
  if (format.kind === 'semicolon') return importSemicolonFiles(deps, format, input);
  return format.id === 'fest' ? importFest(deps, input) : importKlass(deps, input);
}
