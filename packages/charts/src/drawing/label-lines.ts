/** The most lines that the name of a row is broken into; longer ones are cut, and stand whole in the table. */
export const LABEL_LINES = 5;

const LINE = 1.15;

/** Where the first of some lines of text begins below the middle of their row, in font sizes. */
export function firstBaseline(lines: number): number {
  if (lines === 2) return -0.2;
  return 0.36 - (LINE / 2) * (lines - 1);
}

/** The height of a row whose name has so many lines, in font sizes; `low` is that of up to two. */
export function rowHeight(lines: number, low: number): number {
  return lines > 2 ? Math.max(low, 0.35 + LINE * lines) : low;
}
