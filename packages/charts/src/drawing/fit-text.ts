import { textWidth } from './text-width.ts';

const ELLIPSIS = '…';

/** Room is often the widest label's own width, computed another way: a rounding must not cut it. */
const SLACK = 0.01;

/** The text, cut with an ellipsis where it is wider than `width`; the whole text stands in the chart's table. */
export function fitText(text: string, width: number, fontSize: number, bold = false): string {
  if (textWidth(text, fontSize, bold) <= width + SLACK) return text;
  const characters = [...text];
  while (characters.length > 0) {
    characters.pop();
    const cut = `${characters.join('').trimEnd()}${ELLIPSIS}`;
    if (textWidth(cut, fontSize, bold) <= width + SLACK) return cut;
  }
  return '';
}

/** The text in at most `lines` lines of `width`, broken between words; the last line is cut where it must be. */
export function wrapText(
  text: string,
  width: number,
  fontSize: number,
  lines: number,
  bold = false,
): string[] {
  const wrapped: string[] = [];
  let rest = text.trim().split(/ +/);
  while (rest.length > 0 && wrapped.length < lines) {
    if (wrapped.length === lines - 1) return [...wrapped, fitText(rest.join(' '), width, fontSize, bold)];
    let count = 1;
    while (count < rest.length && textWidth(rest.slice(0, count + 1).join(' '), fontSize, bold) <= width) {
      count += 1;
    }
    wrapped.push(fitText(rest.slice(0, count).join(' '), width, fontSize, bold));
    rest = rest.slice(count);
  }
  return wrapped;
}
