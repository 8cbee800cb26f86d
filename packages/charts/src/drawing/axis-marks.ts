import type { ReactElement } from 'react';
import type { Axis } from './axis.ts';
import { lineMark, textMark } from './marks.ts';
import { PALETTE } from './palette.ts';
import { textWidth } from './text-width.ts';

interface HorizontalAxisProps {
  readonly axis: Axis;
  readonly top: number;
  readonly bottom: number;
  readonly fontSize: number;
  /** Nothing is written outside these. */
  readonly left: number;
  readonly right: number;
  readonly label: (value: number) => string;
}

/** Thin lines down from each tick with its number below; a number that would touch the one before is left out. */
export function horizontalAxis(props: HorizontalAxisProps): ReactElement[] {
  const { axis, top, bottom, fontSize, left, right, label } = props;
  const size = fontSize * 0.85;
  const marks: ReactElement[] = [];
  let edge = left;
  for (const tick of axis.ticks) {
    const x = axis.position(tick);
    marks.push(lineMark({ from: [x, top], to: [x, bottom], color: PALETTE.rule, width: 0.5 }));
    const text = label(tick);
    const half = textWidth(text, size) / 2;
    const centre = Math.min(Math.max(x, left + half), right - half);
    if (centre - half < edge) continue;
    marks.push(
      textMark({ x: centre, y: bottom + size * 1.25, text, anchor: 'middle', color: PALETTE.quiet, size }),
    );
    edge = centre + half + size * 0.4;
  }
  return marks;
}
