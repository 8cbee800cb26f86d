import type { Language } from '@smalspor/domain/texts';
import { createElement, type ReactElement } from 'react';
import { type Axis, axisOver, round } from '../drawing/axis.ts';
import { FRAMES, type FrameName } from '../drawing/frame.ts';
import { lineMark, textMark, valueMark } from '../drawing/marks.ts';
import { PALETTE } from '../drawing/palette.ts';
import { Picture } from '../drawing/picture.ts';
import { textWidth } from '../drawing/text-width.ts';
import { tickRoom, verticalAxis } from '../drawing/vertical-axis.ts';
import { yearMarks } from '../drawing/year-marks.ts';
import { CHART_WORDS } from '../tables/chart-words.ts';
import { placeAnnotations, positionAmong } from '../trend/place-annotations.ts';
import { annotationMarks } from '../trend/trend-annotations.ts';
import type { ControlBlock, ControlMark } from './control-block.ts';

export interface ControlChartProps {
  readonly block: ControlBlock;
  readonly language: Language;
  readonly frame: FrameName;
}

const PLOT_HEIGHT = 14;

/**
 * Periods around their centre with the limits of chance as a band. One beyond them is a diamond, one in an unusually long
 * run a ring: signals are told by shape, and the rest is a quiet line.
 */
export function ControlChart({ block, language, frame }: ControlChartProps): ReactElement {
  const { width, fontSize } = FRAMES[frame];
  const small = fontSize * 0.85;
  const values = [block.centre, ...block.points.flatMap(({ value, low, high }) => [value, low, high])];
  const isPercent = block.scale === 'percent';
  const left = Math.min(
    tickRoom(axisOver(values, isPercent, [0, 1]), block, language, fontSize),
    width * 0.3,
  );
  const label = CHART_WORDS.average[language];
  const right = width - textWidth(label, small) - fontSize * 0.8;
  const months = block.points.map(({ month }) => month);
  const x = (index: number) =>
    round(months.length < 2 ? (left + right) / 2 : left + ((right - left) * index) / (months.length - 1));
  const { placed, tiers } = placeAnnotations(block.annotations, language, {
    left,
    right: width,
    x,
    small,
    ends: months,
    positionOf: (month) => positionAmong(months, month),
  });
  const top = fontSize * 0.8 + tiers * small * 1.25;
  const bottom = top + fontSize * PLOT_HEIGHT;
  const axis = axisOver(values, isPercent, [bottom, top]);
  const middle = axis.position(block.centre);
  return createElement(
    Picture,
    {
      id: `${block.id}-${frame}`,
      width,
      height: Math.ceil(bottom + fontSize * 1.8),
      fontSize,
      title: block.title[language],
      description: block.summary[language],
    },
    bands(block.points, axis, x, months.length < 2 ? fontSize : (right - left) / (months.length - 1)),
    verticalAxis(axis, { left, right }, block, language, fontSize),
    lineMark({ from: [left, middle], to: [right, middle], color: PALETTE.quiet, width: 1 }),
    textMark({
      x: right + fontSize * 0.4,
      y: middle + small * 0.35,
      text: label,
      color: PALETTE.quiet,
      size: small,
    }),
    annotationMarks({ annotations: placed, bottom }, fontSize),
    strokes(block.points, axis, x),
    block.points.flatMap((point, index) =>
      point.value === null ? [] : [pointMark(point, x(index), axis.position(point.value), fontSize)],
    ),
    yearMarks(months, x, { bottom, width, size: small }),
  );
}

/** The limits, a step for each month, as one shape as long as they are known: neighbours of their own would show a seam. */
function bands(
  points: readonly ControlMark[],
  axis: Axis,
  x: (index: number) => number,
  step: number,
): ReactElement[] {
  const [first, last] = [x(0), x(points.length - 1)];
  const runs: { upper: string[]; lower: string[] }[] = [];
  points.forEach(({ low, high }, index) => {
    if (low === null || high === null) return;
    const before = points[index - 1];
    if (!before || before.low === null || before.high === null) runs.push({ upper: [], lower: [] });
    const from = round(Math.max(first, x(index) - step / 2));
    const to = round(Math.min(last, x(index) + step / 2));
    const run = runs.at(-1);
    run?.upper.push(`${from} ${axis.position(high)}`, `${to} ${axis.position(high)}`);
    run?.lower.push(`${from} ${axis.position(low)}`, `${to} ${axis.position(low)}`);
  });
  return runs.map(({ upper, lower }) =>
    createElement('path', {
      key: `b${upper[0]}`,
      d: `M${[...upper, ...lower.reverse()].join('L')}Z`,
      fill: PALETTE.band,
    }),
  );
}

/** Line from month to month; broken where a month has no value. */
function strokes(points: readonly ControlMark[], axis: Axis, x: (index: number) => number): ReactElement[] {
  return points.flatMap((point, index) => {
    const before = points[index - 1];
    if (!before || before.value === null || point.value === null) return [];
    return [
      lineMark({
        from: [x(index - 1), axis.position(before.value)],
        to: [x(index), axis.position(point.value)],
        color: PALETTE.own,
        width: 1,
      }),
    ];
  });
}

function pointMark(point: ControlMark, x: number, y: number, fontSize: number): ReactElement {
  if (point.beyond !== null) return valueMark('benchmark', x, y, fontSize * 0.34);
  if (point.inRun) return valueMark('previous', x, y, fontSize * 0.34);
  return valueMark('own', x, y, fontSize * 0.2);
}
