import type { DuckDBConnection } from '@duckdb/node-api';
import type { FormatText } from './formats/format.ts';
import type { SourceInspection } from './inspect-source.ts';
import { readLines } from './read-lines.ts';
import { splitFields } from './split-fields.ts';

/** What a line can be wrong about before its values are looked at. */
export const STRUCTURAL_PROBLEMS = {
  'too-few-fields': { nb: 'Færre felt enn overskriften', en: 'Fewer fields than the header' },
  'too-many-fields': { nb: 'Flere felt enn overskriften', en: 'More fields than the header' },
  'broken-quotes': {
    nb: 'Anførselstegn inne i et felt, eller uten slutt',
    en: 'A quote inside a field, or without an end',
  },
  'blank-line': { nb: 'Tom linje', en: 'Blank line' },
} as const satisfies Record<string, FormatText>;
export type StructuralProblem = keyof typeof STRUCTURAL_PROBLEMS;

export interface StructuralReject {
  readonly file: number;
  readonly line: number;
  readonly problem: StructuralProblem;
}

/** The lines of a file whose fields cannot be told apart. Blank lines at the end are no rows. */
export async function findStructuralRejects(
  inspection: SourceInspection,
  file: number,
  signal?: AbortSignal,
): Promise<readonly StructuralReject[]> {
  const rejects: StructuralReject[] = [];
  let last = 0;
  for await (const { first, lines } of readLines(inspection.source, signal)) {
    for (const [index, line] of lines.entries()) {
      if (first + index <= inspection.headLines) continue;
      const problem = structuralProblem(line, inspection.columns.length);
      if (problem !== null) rejects.push({ file, line: first + index, problem });
    }
    last = first + lines.length - 1;
  }
  while (rejects.at(-1)?.problem === 'blank-line' && rejects.at(-1)?.line === last) {
    rejects.pop();
    last -= 1;
  }
  return rejects;
}

/**
 * Puts the well-formed rows of a file into the table `raw_row`, with the number of the file and of the line. Slower than
 * DuckDB's own reading, which cannot be trusted to find its way past a line with broken quotes.
 */
export async function appendWellFormedRows(
  connection: DuckDBConnection,
  inspection: SourceInspection,
  file: number,
  signal?: AbortSignal,
): Promise<void> {
  const columns = inspection.columns.map((name) => `"${name}" VARCHAR`).join(', ');
  await connection.run(`CREATE OR REPLACE TABLE raw_row (file INTEGER, line BIGINT, ${columns})`);
  const appender = await connection.createAppender('raw_row');
  for await (const { first, lines } of readLines(inspection.source, signal)) {
    for (const [index, line] of lines.entries()) {
      const fields = splitFields(line);
      const row = first + index > inspection.headLines && line.trim() !== '';
      if (!row || fields?.length !== inspection.columns.length) continue;
      appender.appendInteger(file);
      appender.appendBigInt(BigInt(first + index));
      for (const field of fields) {
        if (field === '') appender.appendNull();
        else appender.appendVarchar(field);
      }
      appender.endRow();
    }
  }
  appender.closeSync();
}

/** SQL for the rows of a file without structural rejects, with the number of the file and of the line. */
export function numberedRowsSql(inspection: SourceInspection, file: number, readCsv: string): string {
  const columns = inspection.columns.map((name) => `"${name}"`).join(', ');
  return `(SELECT ${file} AS file, row_number() OVER () + ${inspection.headLines} AS line, ${columns} FROM ${readCsv})`;
}

function structuralProblem(line: string, columns: number): StructuralProblem | null {
  if (line.trim() === '') return 'blank-line';
  const fields = splitFields(line);
  if (fields === null) return 'broken-quotes';
  if (fields.length === columns) return null;
  return fields.length < columns ? 'too-few-fields' : 'too-many-fields';
}
