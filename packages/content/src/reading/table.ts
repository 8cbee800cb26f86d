import type { ContentFile } from './content-files.ts';
import type { Report } from './content-problem.ts';

export interface TableRow<C extends string> {
  /** The line in the file, for messages. */
  readonly line: number;
  /** The text in a column; empty where the cell is. */
  readonly cells: Readonly<Record<C, string>>;
}

/**
 * Reads a semicolon table. Lines that begin with `#` and empty lines are skipped; the first other line must name exactly
 * the columns. Reports rows that are too short or too long and leaves them out.
 */
export function readTable<C extends string>(
  file: ContentFile,
  columns: readonly C[],
  report: Report,
): readonly TableRow<C>[] {
  const rows: TableRow<C>[] = [];
  let headerSeen = false;
  for (const [index, text] of file.text.split(/\r?\n/).entries()) {
    if (text === '' || text.startsWith('#')) continue;
    const line = index + 1;
    const cells = text.split(';');
    if (!headerSeen) {
      headerSeen = true;
      if (text === columns.join(';')) continue;
      report(file.path, line, `the header must be ${columns.join(';')}`);
      return [];
    }
    if (cells.length !== columns.length) {
      report(file.path, line, `has ${cells.length} cells, but the header has ${columns.length}`);
      continue;
    }
    const entries = columns.map((column, place) => [column, cells[place] ?? ''] as const);
    rows.push({ line, cells: Object.fromEntries(entries) as Record<C, string> });
  }
  if (!headerSeen) report(file.path, 1, `is empty: the header ${columns.join(';')} is missing`);
  return rows;
}
