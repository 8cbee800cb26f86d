import type { ReactElement } from 'react';
import { lineMark, textMark } from './marks.ts';
import { PALETTE } from './palette.ts';
import { textWidth } from './text-width.ts';

/** With so few periods each can have its own name. */
const FEW = 4;

/** Whether periods are named by years; the only ones are named by their months where they are few, unless they are calendar years. */
export function areNamedByYear(ends: readonly string[]): boolean {
  return ends.length > FEW || ends.every((end) => end.endsWith('-12'));
}

/**
 * A tick and the year at the first period that ends in it, or each period's month. A first year of which little is there leaves
 * the room to the next.
 * @param ends last months of the periods, `YYYY-MM`, in the order of time
 */
export function yearMarks(
  ends: readonly string[],
  x: (index: number) => number,
  room: { readonly bottom: number; readonly width: number; readonly size: number },
): ReactElement[] {
  const { bottom, width, size } = room;
  const isByYear = areNamedByYear(ends);
  const marks = ends.flatMap((end, index) => {
    const year = end.slice(0, 4);
    if (!isByYear) return [{ at: x(index), text: end }];
    return ends[index - 1]?.slice(0, 4) === year ? [] : [{ at: x(index), text: year }];
  });
  const placed = marks.map(({ at, text }) => {
    const extent = textWidth(text, size);
    return { at, text, extent, from: Math.min(Math.max(at - extent / 2, 0), width - extent) };
  });
  const [first, second] = placed;
  const leavesRoom = first && second && second.from < first.from + first.extent + size * 0.5;
  let edge = 0;
  return placed.flatMap(({ at, text, extent, from }, index) => {
    const tick = lineMark({ from: [at, bottom], to: [at, bottom + size * 0.4] });
    if (from < edge || (index === 0 && leavesRoom)) return [tick];
    edge = from + extent + size * 0.5;
    return [tick, textMark({ x: from, y: bottom + size * 1.5, text, color: PALETTE.quiet, size })];
  });
}
