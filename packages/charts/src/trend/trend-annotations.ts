import type { ReactElement } from 'react';
import { lineMark, textMark } from '../drawing/marks.ts';
import { PALETTE } from '../drawing/palette.ts';
import { textWidth } from '../drawing/text-width.ts';
import type { PlacedAnnotation } from './place-annotations.ts';
import type { TrendLayout } from './trend-layout.ts';

/** What happened when: a dashed line down from its words. */
export function annotationMarks(
  layout: Pick<TrendLayout, 'annotations' | 'bottom'>,
  fontSize: number,
): ReactElement[] {
  const size = fontSize * 0.85;
  return layout.annotations.flatMap(({ x, y, lines, anchor }) => [
    ...piecesBeside(x, [y - size * 0.7, layout.bottom], layout.annotations, size).map(([from, to]) =>
      lineMark({ from: [x, from], to: [x, to], color: PALETTE.quiet, width: 0.6, dashed: true }),
    ),
    ...lines.map((text) =>
      textMark({
        x: anchor === 'start' ? x + size * 0.35 : x - size * 0.35,
        y,
        text,
        anchor,
        color: PALETTE.quiet,
        size,
      }),
    ),
  ]);
}

/** A line down from its words, broken where the words of another stand in lower tiers: nothing is written through. */
function piecesBeside(
  x: number,
  [top, bottom]: readonly [number, number],
  annotations: readonly PlacedAnnotation[],
  size: number,
): readonly (readonly [number, number])[] {
  const crossed = annotations
    .filter((other) => other.y - size * 0.9 > top && isWrittenAt(x, other, size))
    .map(({ y }) => y)
    .toSorted((a, b) => a - b);
  const pieces: (readonly [number, number])[] = [];
  let from = top;
  for (const y of crossed) {
    if (y - size > from) pieces.push([from, y - size]);
    from = y + size * 0.3;
  }
  pieces.push([from, bottom]);
  return pieces;
}

function isWrittenAt(x: number, { x: at, lines, anchor }: PlacedAnnotation, size: number): boolean {
  const width = Math.max(...lines.map((text) => textWidth(text, size))) + size * 0.7;
  return at !== x && (anchor === 'start' ? at <= x && x <= at + width : at - width <= x && x <= at);
}
