import type { Language } from '@smalspor/domain/texts';
import type { ReactElement } from 'react';
import { type Axis, decimalsOf } from './axis.ts';
import { lineMark, textMark } from './marks.ts';
import { PALETTE } from './palette.ts';
import { textWidth } from './text-width.ts';
import { type ValueStyle, valueText } from './value-text.ts';

const SMALL = 0.85;

/** Room to the left of a plot for the numbers of its axis. */
export function tickRoom(axis: Axis, style: ValueStyle, language: Language, fontSize: number): number {
  const widths = axis.ticks.map((tick) => textWidth(tickText(tick, axis, style, language), fontSize * SMALL));
  return Math.max(0, ...widths) + fontSize * 0.6;
}

/** Thin lines across from each tick, with its number to the left. */
export function verticalAxis(
  axis: Axis,
  room: { readonly left: number; readonly right: number },
  style: ValueStyle,
  language: Language,
  fontSize: number,
): ReactElement[] {
  const size = fontSize * SMALL;
  return axis.ticks.flatMap((tick) => {
    const y = axis.position(tick);
    return [
      lineMark({ from: [room.left, y], to: [room.right, y], width: tick === 0 ? 0.8 : 0.5 }),
      textMark({
        x: room.left - size * 0.5,
        y: y + size * 0.35,
        text: tickText(tick, axis, style, language),
        anchor: 'end',
        color: PALETTE.quiet,
        size,
      }),
    ];
  });
}

function tickText(tick: number, axis: Axis, style: ValueStyle, language: Language): string {
  return valueText(tick, { ...style, decimals: decimalsOf(axis.ticks) }, language);
}
