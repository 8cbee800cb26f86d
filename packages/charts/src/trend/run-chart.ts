import type { TrendBlock } from '@smalspor/domain/reports';
import type { Language } from '@smalspor/domain/texts';
import { line } from 'd3-shape';
import { createElement, type ReactElement } from 'react';
import { round } from '../drawing/axis.ts';
import { FRAMES, type FrameName } from '../drawing/frame.ts';
import { lineMark, textMark, valueMark } from '../drawing/marks.ts';
import { PALETTE } from '../drawing/palette.ts';
import { Picture } from '../drawing/picture.ts';
import { valueText } from '../drawing/value-text.ts';
import { areNamedByYear } from '../drawing/year-marks.ts';
import { type GoalTrend, goalLineMark } from './goal-line.ts';
import { annotationMarks } from './trend-annotations.ts';
import { endLabels } from './trend-labels.ts';
import { layOutTrend, type TrendLayout } from './trend-layout.ts';
import { intervalRuns, ownRuns, peerSeries } from './trend-series.ts';
import { describeTrend } from './trend-table.ts';

export interface RunChartProps {
  readonly block: GoalTrend;
  readonly language: Language;
  readonly frame: FrameName;
}

/** Own rolling twelve months with interval over the levels as grey lines, each named where it ends. */
export function RunChart({ block, language, frame }: RunChartProps): ReactElement {
  const { width, fontSize } = FRAMES[frame];
  const layout = layOutTrend(block, language, width, fontSize);
  return createElement(
    Picture,
    {
      id: `${block.id}-${frame}`,
      width,
      height: layout.height,
      fontSize,
      title: block.title[language],
      description: describeTrend(block, language),
    },
    intervalRuns(block).map((run) =>
      createElement('path', {
        key: `i${run[0]?.index}`,
        d: bandPath(run, layout),
        fill: PALETTE.ownTint,
      }),
    ),
    valueAxis(block, language, layout, fontSize),
    yearAxis(layout, fontSize),
    annotationMarks(layout, fontSize),
    goalLineMark(block, layout, fontSize),
    peerSeries(block).map(({ level, points }) =>
      createElement('path', {
        key: level,
        d: pathOf(points, layout),
        fill: 'none',
        stroke: PALETTE.peer,
        strokeWidth: fontSize * 0.11,
      }),
    ),
    ownRuns(block).map((run) =>
      createElement('path', {
        key: `o${run[0]?.index}`,
        d: pathOf(run, layout),
        fill: 'none',
        stroke: PALETTE.own,
        strokeWidth: fontSize * 0.2,
      }),
    ),
    ownRuns(block)
      .filter((run, index, runs) => run.length === 1 || index === runs.length - 1)
      .map((run) => run.at(-1))
      .map(
        (last) =>
          last && valueMark('own', layout.x(last.index), layout.axis.position(last.value), fontSize * 0.3),
      ),
    endLabels(block, language, layout, fontSize),
  );
}

function pathOf(
  points: readonly { readonly index: number; readonly value: number }[],
  layout: TrendLayout,
): string {
  const make = line<{ readonly index: number; readonly value: number }>()
    .x((point) => layout.x(point.index))
    .y((point) => layout.axis.position(point.value))
    .digits(2);
  return make([...points]) ?? '';
}

function bandPath(
  run: readonly { readonly index: number; readonly low: number; readonly high: number }[],
  layout: TrendLayout,
): string {
  const corner = (index: number, value: number) => `${layout.x(index)} ${layout.axis.position(value)}`;
  const upper = run.map((point) => corner(point.index, point.high));
  const lower = run.toReversed().map((point) => corner(point.index, point.low));
  return `M${[...upper, ...lower].join('L')}Z`;
}

function valueAxis(
  block: TrendBlock,
  language: Language,
  layout: TrendLayout,
  fontSize: number,
): ReactElement[] {
  const size = fontSize * 0.85;
  return layout.axis.ticks.flatMap((tick) => {
    const y = layout.axis.position(tick);
    const text = valueText(tick, { ...block, decimals: layout.tickDecimals }, language);
    return [
      lineMark({ from: [layout.left, y], to: [layout.right, y], width: tick === 0 ? 0.8 : 0.5 }),
      textMark({
        x: layout.left - size * 0.5,
        y: y + size * 0.35,
        text,
        anchor: 'end',
        color: PALETTE.quiet,
        size,
      }),
    ];
  });
}

/** A tick at the end of each calendar year, named by the year between two ticks' room. */
function yearAxis(layout: TrendLayout, fontSize: number): ReactElement[] {
  const size = fontSize * 0.85;
  let edge = 0;
  const { ends } = layout;
  const isByYear = areNamedByYear(ends);
  return ends.flatMap((end, index) => {
    if (isByYear && !end.endsWith('-12')) return [];
    const x = layout.x(index);
    const text = isByYear ? end.slice(0, 4) : end;
    const half = size * 0.33 * text.length;
    const tick = lineMark({ from: [x, layout.bottom], to: [x, layout.bottom + size * 0.4] });
    const centre = Math.min(Math.max(x, half), layout.width - half);
    if (centre - half < edge) return [tick];
    edge = centre + half + size * 0.3;
    return [
      tick,
      textMark({
        x: round(centre),
        y: layout.bottom + size * 1.5,
        text,
        anchor: 'middle',
        color: PALETTE.quiet,
        size,
      }),
    ];
  });
}
