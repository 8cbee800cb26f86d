import { sqlText } from '../lake/sql-text.ts';
import type { SourceInspection } from './inspect-source.ts';

/** DuckDB's default. A smaller one means smaller buffers: a tenth of the import's time. */
const DUCKDB_LINE_SIZE = 2_000_000;

/** SQL for the rows of an inspected file as text columns. The file must have no structural rejects. */
export function readCsvSql(inspection: SourceInspection, maxLineBytes: number): string {
  const { source, columns, headLines, quoted, newline } = inspection;
  const quote = quoted ? '"' : '';
  const options = [
    sqlText(source.path),
    `columns = {${columns.map((name) => `${sqlText(name)}: 'VARCHAR'`).join(', ')}}`,
    'auto_detect = false',
    "delim = ';'",
    `quote = '${quote}'`,
    `escape = '${quote}'`,
    `new_line = '${newline === '\n' ? '\\n' : '\\r\\n'}'`,
    'header = false',
    `skip = ${headLines}`,
    `compression = '${source.compression}'`,
    "nullstr = ''",
    `max_line_size = ${Math.max(maxLineBytes + 2, DUCKDB_LINE_SIZE)}`,
  ];
  return `read_csv(${options.join(', ')})`;
}
