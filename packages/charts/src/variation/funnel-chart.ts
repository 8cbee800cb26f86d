import { formatNumber, formatPercent, type Language } from '@smalspor/domain/texts';
import { line } from 'd3-shape';
import { createElement, type ReactElement } from 'react';
import { type Axis, axisOver, axisWithZero } from '../drawing/axis.ts';
import { horizontalAxis } from '../drawing/axis-marks.ts';
import { fitText } from '../drawing/fit-text.ts';
import { FRAMES, type FrameName } from '../drawing/frame.ts';
import { lineMark, textMark, valueMark } from '../drawing/marks.ts';
import { PALETTE } from '../drawing/palette.ts';
import { Picture } from '../drawing/picture.ts';
import { spreadLabels } from '../drawing/spread-labels.ts';
import { textWidth } from '../drawing/text-width.ts';
import { valueText } from '../drawing/value-text.ts';
import { tickRoom, verticalAxis } from '../drawing/vertical-axis.ts';
import type { FunnelBlock, FunnelCurvePoint } from './funnel-block.ts';
import { unitNames } from './funnel-names.ts';

export interface FunnelChartProps {
  readonly block: FunnelBlock;
  readonly language: Language;
  readonly frame: FrameName;
}

export interface FunnelLayout {
  readonly width: number;
  readonly x: Axis;
  readonly y: Axis;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const PLOT_HEIGHT = 18;

/**
 * Units by size and value between the limits of chance, which narrow as the size grows. Only units beyond the outer limit, and
 * the reader's own, are named: the picture asks whether there is more than chance, not who is best.
 */
export function FunnelChart({ block, language, frame }: FunnelChartProps): ReactElement {
  const { width, fontSize } = FRAMES[frame];
  const layout = layOut(block, language, width, fontSize);
  const { x, y, left, right, top, bottom } = layout;
  const middle = y.position(block.target);
  return createElement(
    Picture,
    {
      id: `${block.id}-${frame}`,
      width,
      height: Math.ceil(bottom + fontSize * 3.2),
      fontSize,
      title: block.title[language],
      description: block.summary[language],
    },
    verticalAxis(y, { left, right }, block, language, fontSize),
    horizontalAxis({
      axis: x,
      top,
      bottom,
      fontSize,
      left: 0,
      right: width,
      label: (value) => formatNumber(value, 0, language),
    }),
    textMark({
      x: right,
      y: bottom + fontSize * 2.6,
      text: fitText(block.sizeLabel[language], right, fontSize * 0.85),
      anchor: 'end',
      color: PALETTE.quiet,
      size: fontSize * 0.85,
    }),
    lineMark({ from: [left, middle], to: [right, middle], color: PALETTE.quiet, width: 1 }),
    (['narrow', 'wide'] as const).flatMap((which) =>
      (['low', 'high'] as const).map((side) =>
        createElement('path', {
          key: `${which}${side}`,
          d: curvePath(block.curve, (point) => point[which][side], layout),
          fill: 'none',
          stroke: PALETTE.quiet,
          strokeWidth: which === 'wide' ? 1 : 0.8,
          ...(which === 'narrow' ? { strokeDasharray: '3 3' } : {}),
        }),
      ),
    ),
    block.units.map((unit, index) => {
      if (unit.value === null || unit.size === null) return null;
      const shape = unit.own ? 'own' : unit.beyond === 'wide' ? 'benchmark' : 'peer';
      const mark = valueMark(shape, x.position(unit.size), y.position(unit.value), fontSize * 0.28);
      // Two units may be alike in both: their place is no key.
      return createElement('g', { key: `u${index}` }, mark);
    }),
    unitNames(block, language, layout, fontSize),
    lineNames(block, language, layout, fontSize),
  );
}

function layOut(block: FunnelBlock, language: Language, width: number, fontSize: number): FunnelLayout {
  const isPercent = block.scale === 'percent';
  const top = fontSize * 1.2;
  const bottom = top + fontSize * PLOT_HEIGHT;
  const values = [block.target, ...block.units.map(({ value }) => value), ...limitsAtHalf(block)];
  const y = axisOver(values, isPercent, [bottom, top]);
  const left = Math.min(tickRoom(y, block, language, fontSize), width * 0.3);
  const names = [percentName(95, language), percentName(99.8, language), targetName(block, language)];
  const widest = Math.max(...names.map((name) => textWidth(name, fontSize * 0.85)));
  const right = width - Math.min(widest + fontSize * 1.2, width * 0.3);
  const sizes = [...block.units.map(({ size }) => size), ...block.curve.map(({ size }) => size)];
  return { width, x: axisWithZero(sizes, false, [left, right], 4), y, left, right, top, bottom };
}

/** The outer limits in the middle of the curve: the plot is to show the funnel, not its mouth. */
function limitsAtHalf({ curve }: FunnelBlock): readonly number[] {
  const point = curve[Math.floor(curve.length / 4)];
  return point ? [point.wide.low, point.wide.high] : [];
}

/** The part of a limit that lies within the plot. */
function curvePath(
  curve: readonly FunnelCurvePoint[],
  limitOf: (point: FunnelCurvePoint) => number,
  { x, y, top, bottom }: FunnelLayout,
): string {
  const inside = curve.filter((point) => {
    const place = y.position(limitOf(point));
    return place > top && place < bottom;
  });
  const make = line<FunnelCurvePoint>()
    .x((point) => x.position(point.size))
    .y((point) => y.position(limitOf(point)))
    .digits(2);
  return make([...inside]) ?? '';
}

function percentName(share: number, language: Language): string {
  return formatPercent(share, Number.isInteger(share) ? 0 : 1, language);
}

function targetName(block: FunnelBlock, language: Language): string {
  return `${block.targetLabel[language]} ${valueText(block.target, block, language)}`;
}

/** What each line is, where it ends. */
function lineNames(
  block: FunnelBlock,
  language: Language,
  { y, right, top, bottom, width }: FunnelLayout,
  fontSize: number,
): ReactElement[] {
  const size = fontSize * 0.85;
  const last = block.curve.at(-1);
  const room = width - right - fontSize * 0.5;
  const names = [
    { text: targetName(block, language), value: block.target },
    ...(last
      ? [
          { text: percentName(95, language), value: last.narrow.high },
          { text: percentName(99.8, language), value: last.wide.high },
        ]
      : []),
  ];
  const centres = spreadLabels(
    names.map(({ value }) => y.position(value)),
    names.map(() => size * 1.2),
    top - size * 0.4,
    bottom + size * 0.4,
  );
  return names.map(({ text }, index) =>
    textMark({
      x: right + fontSize * 0.5,
      y: (centres[index] ?? 0) + size * 0.35,
      text: fitText(text, room, size),
      color: PALETTE.quiet,
      size,
    }),
  );
}
