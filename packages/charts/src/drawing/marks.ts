import { createElement, type ReactElement } from 'react';
import { round } from './axis.ts';
import { PALETTE } from './palette.ts';

interface TextProps {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly color?: string;
  readonly size?: number;
  readonly bold?: boolean;
}

export function textMark(props: TextProps): ReactElement {
  const { x, y, text, anchor = 'start', color = PALETTE.text, size, bold = false } = props;
  return createElement(
    'text',
    {
      key: `t${x}/${y}${text}`,
      x: round(x),
      y: round(y),
      fill: color,
      ...(anchor === 'start' ? {} : { textAnchor: anchor }),
      ...(size === undefined ? {} : { fontSize: round(size) }),
      ...(bold ? { fontWeight: 600 } : {}),
    },
    text,
  );
}

interface LineProps {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  readonly color?: string;
  readonly width?: number;
  readonly dashed?: boolean;
}

export function lineMark(props: LineProps): ReactElement {
  const { from, to, color = PALETTE.rule, width = 1, dashed = false } = props;
  return createElement('line', {
    key: `l${from.join()}/${to.join()}${color}`,
    x1: round(from[0]),
    y1: round(from[1]),
    x2: round(to[0]),
    y2: round(to[1]),
    stroke: color,
    strokeWidth: width,
    ...(dashed ? { strokeDasharray: '3 3' } : {}),
  });
}

export type MarkShape = 'own' | 'peer' | 'benchmark' | 'expected' | 'previous';

/** A value's mark. Shapes differ, so that no mark is told from another by colour alone. */
export function valueMark(shape: MarkShape, x: number, y: number, radius: number): ReactElement {
  const key = `v${shape}${x}/${y}`;
  if (shape === 'benchmark') {
    const reach = radius * 1.35;
    const path = `M${round(x)} ${round(y - reach)}l${round(reach)} ${round(reach)}l${round(-reach)} ${round(reach)}l${round(-reach)} ${round(-reach)}Z`;
    return createElement('path', { key, d: path, fill: PALETTE.benchmark });
  }
  const circle = { key, cx: round(x), cy: round(y), r: round(shape === 'own' ? radius : radius * 0.8) };
  if (shape === 'own') return createElement('circle', { ...circle, fill: PALETTE.own });
  if (shape === 'peer') return createElement('circle', { ...circle, fill: PALETTE.peer });
  const stroke = shape === 'previous' ? PALETTE.own : PALETTE.quiet;
  return createElement('circle', {
    ...circle,
    fill: PALETTE.paper,
    stroke,
    strokeWidth: round(radius * 0.3),
  });
}
