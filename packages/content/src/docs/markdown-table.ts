/** A table whose columns are as wide as their widest cell, so that the source reads well too. The first row is the header. */
export function markdownTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(3, ...rows.map((row) => lengthOf(row[column] ?? ''))),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - lengthOf(cell))).join(' | ')} |`;
  const rule = widths.map((width) => '-'.repeat(width));
  const [header = [], ...body] = rows;
  return [line(header), line(rule), ...body.map(line)].join('\n');
}

/** Letters with their accents count as one. */
function lengthOf(text: string): number {
  return [...text.normalize('NFC')].length;
}
