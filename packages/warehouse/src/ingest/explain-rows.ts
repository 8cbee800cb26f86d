import type { DuckDBConnection } from '@duckdb/node-api';
import type { FormatText, SemicolonFormat } from './formats/format.ts';
import type { SourceInspection } from './inspect-source.ts';
import { type LoadSettings, percentOfFile } from './load-rows.ts';
import { readCsvSql } from './read-csv-sql.ts';
import { rowProblems } from './row-problems.ts';
import { rowSql } from './row-sql.ts';
import type { SetProblem } from './set-problems.ts';
import {
  appendWellFormedRows,
  findStructuralRejects,
  numberedRowsSql,
  STRUCTURAL_PROBLEMS,
  type StructuralReject,
} from './structural-rejects.ts';
import { watchProgress } from './watch-progress.ts';

/** A bad row, before its value has been looked up and masked. */
export interface FoundReject {
  /** Index of the file within the delivery. */
  readonly file: number;
  readonly line: number;
  readonly column: string | null;
  readonly code: string;
  readonly reason: FormatText;
}

export interface ExplainedRows {
  /** Rows in the files, good and bad. */
  readonly rows: number;
  readonly rejects: readonly FoundReject[];
}

/**
 * The thorough way: every row is read with its line number into `row_value`, and each bad one is found with its first
 * problem. Rows whose `problem` is 0 are good.
 */
export async function explainRows(
  connection: DuckDBConnection,
  format: SemicolonFormat,
  inspections: readonly SourceInspection[],
  setProblems: readonly SetProblem[],
  settings: LoadSettings & { readonly signal?: AbortSignal | undefined },
): Promise<ExplainedRows> {
  await connection.run('DROP TABLE IF EXISTS row_value');
  // Line numbers are counted in the order of the file.
  await connection.run('SET preserve_insertion_order = true');
  const structural: StructuralReject[] = [];
  for (const [file, inspection] of inspections.entries()) {
    const found = await findStructuralRejects(inspection, file, settings.signal);
    structural.push(...found);
    if (found.length > 0) await appendWellFormedRows(connection, inspection, file, settings.signal);
    const source =
      found.length > 0
        ? 'raw_row'
        : numberedRowsSql(inspection, file, readCsvSql(inspection, settings.maxLineBytes));
    const select = rowSql(
      format,
      { ...settings, columns: inspection.columns, problem: 'which', kept: ['file', 'line'] },
      source,
    );
    const statement = file === 0 ? `CREATE TABLE row_value AS ${select}` : `INSERT INTO row_value ${select}`;
    await watchProgress(connection, percentOfFile(settings, file, inspections.length), () =>
      connection.run(statement),
    );
  }
  // The files of a delivery have the same columns; the header's check has seen to it.
  const problems = [...rowProblems(format, inspections[0]?.columns ?? []), ...setProblems];
  const known = problems.length - setProblems.length;
  for (const [index, problem] of setProblems.entries()) {
    const bad = await problem.bad(connection);
    await connection.run(
      `UPDATE row_value SET problem = ${known + index + 1} WHERE problem = 0 AND (${bad})`,
    );
  }
  const found = await connection.runAndReadAll(
    'SELECT file, line::DOUBLE, problem FROM row_value WHERE problem > 0 ORDER BY file, line',
  );
  const semantic = (found.getRowsJS() as [number, number, number][]).map(([file, line, place]) => {
    const { column, code, reason } = problems[place - 1] as (typeof problems)[number];
    return { file, line, column, code, reason };
  });
  const [[rows]] = (await connection.runAndReadAll('SELECT count(*)::DOUBLE FROM row_value')).getRowsJS() as [
    [number],
  ];
  const rejects = [
    ...structural.map(({ file, line, problem }) => ({
      file,
      line,
      column: null,
      code: problem,
      reason: STRUCTURAL_PROBLEMS[problem],
    })),
    ...semantic,
  ].sort((a, b) => a.file - b.file || a.line - b.line);
  return { rows: rows + structural.length, rejects };
}
