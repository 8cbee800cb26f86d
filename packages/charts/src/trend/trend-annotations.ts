import type { ReactElement } from 'react';
import { lineMark, textMark } from '../drawing/marks.ts';
import { PALETTE } from '../drawing/palette.ts';
import type { TrendLayout } from './trend-layout.ts';

/** What happened when: a dashed line down from its words. */
export function annotationMarks(
  layout: Pick<TrendLayout, 'annotations' | 'bottom'>,
  fontSize: number,
): ReactElement[] {
  const size = fontSize * 0.85;
  return layout.annotations.flatMap(({ x, y, lines, anchor }) => [
    lineMark({
      from: [x, y - size * 0.7],
      to: [x, layout.bottom],
      color: PALETTE.quiet,
      width: 0.6,
      dashed: true,
    }),
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
