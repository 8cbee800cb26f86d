import type { Language } from '@smalspor/domain/texts';
import type { ReactElement } from 'react';
import type { Axis } from '../drawing/axis.ts';
import { fitText } from '../drawing/fit-text.ts';
import { lineMark, textMark } from '../drawing/marks.ts';
import { PALETTE } from '../drawing/palette.ts';
import { spreadLabels } from '../drawing/spread-labels.ts';
import { textWidth } from '../drawing/text-width.ts';
import type { LineOfPlace } from './lines-block.ts';

interface Place {
  readonly axis: Axis;
  readonly x: (index: number) => number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly width: number;
  readonly fontSize: number;
}

const SMALL = 0.85;
/** Between the end of a line and its name. */
const GAP = 0.9;
const MOST_OF_WIDTH = 0.36;

/** Room at the right for the names of the lines. */
export function nameRoom(
  lines: readonly LineOfPlace[],
  language: Language,
  width: number,
  fontSize: number,
): number {
  const widths = lines.map(({ label, role }) => textWidth(label[language], fontSize * SMALL, role === 'own'));
  return Math.min(Math.max(0, ...widths) + fontSize * (GAP + 0.2), width * MOST_OF_WIDTH);
}

/** Each line's name at the height of its newest value, moved apart where they would meet. */
export function lineNames(
  lines: readonly LineOfPlace[],
  language: Language,
  { axis, x, right, top, bottom, width, fontSize }: Place,
): ReactElement[] {
  const size = fontSize * SMALL;
  const ended = lines.flatMap(({ label, role, points }) => {
    const newest = points.findLastIndex(({ value }) => value !== null);
    const value = points[newest]?.value ?? null;
    return value === null ? [] : [{ label, role, from: x(newest), y: axis.position(value) }];
  });
  const heights = spreadLabels(
    ended.map(({ y }) => y),
    ended.map(() => size * 1.2),
    top - size * 0.6,
    bottom + size * 0.6,
  );
  const start = right + fontSize * GAP;
  return ended.flatMap(({ label, role, from, y }, index) => {
    const height = heights[index] ?? y;
    const color = role === 'common' ? PALETTE.quiet : PALETTE.own;
    const isOwn = role === 'own';
    return [
      lineMark({ from: [from, y], to: [start - size * 0.25, height], color: PALETTE.rule, width: 0.6 }),
      textMark({
        x: start,
        y: height + size * 0.35,
        text: fitText(label[language], width - start, size, isOwn),
        bold: isOwn,
        color,
        size,
      }),
    ];
  });
}
