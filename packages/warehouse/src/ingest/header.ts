import type { SemicolonFormat } from './formats/format.ts';
import { ImportRefusal } from './import-refusal.ts';

/** @throws ImportRefusal that names the columns which are missing, unknown or repeated. */
export function checkHeader(format: SemicolonFormat, columns: readonly string[], file: string): void {
  const known = new Set(format.columns.map((column) => column.name));
  const missing = format.columns.filter(({ name, required }) => required && !columns.includes(name));
  const unknown = columns.filter((name) => !known.has(name));
  const repeated = columns.filter((name, index) => columns.indexOf(name) !== index);
  const faults = [
    ...(missing.length > 0 ? [`missing: ${missing.map(({ name }) => name).join(', ')}`] : []),
    ...(unknown.length > 0 ? [`unknown: ${unknown.map(shown).join(', ')}`] : []),
    ...(repeated.length > 0 ? [`repeated: ${repeated.map(shown).join(', ')}`] : []),
  ];
  if (faults.length === 0) return;
  throw new ImportRefusal(
    'wrong-header',
    `${file}: the header does not fit the format ${format.id}; ${faults.join('; ')}. See docs/formats/${format.id}.md.`,
    {
      file,
      format: format.id,
      missing: missing.map(({ name }) => name).join(','),
      unknown: unknown.slice(0, 10).map(shown).join(','),
    },
  );
}

/** A file without header has a row where the columns should be: its values must not reach a message. */
function shown(name: string): string {
  return /^[a-z][a-z_0-9]{0,30}$/.test(name) ? name : '(not a column name)';
}
