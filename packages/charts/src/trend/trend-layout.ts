import type { Language } from '@smalspor/domain/texts';
import { type Axis, axisWithZero, decimalsOf, round } from '../drawing/axis.ts';
import { textWidth } from '../drawing/text-width.ts';
import { valueText } from '../drawing/value-text.ts';
import { axisEnds, type GoalTrend } from './goal-line.ts';
import { type PlacedAnnotation, placeAnnotations, positionAmong } from './place-annotations.ts';
import { ownName, PEER_LEVELS, peerName, peerSeries } from './trend-series.ts';

export interface TrendLayout {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly axis: Axis;
  readonly tickDecimals: number;
  /** The ends that the axis reaches over: those of the points, and the quarters until a goal. */
  readonly ends: readonly string[];
  /** Position of the end with this index. */
  readonly x: (index: number) => number;
  /** Where a month lies among the ends, as a fractional index. */
  readonly positionOf: (month: string) => number;
  readonly annotations: readonly PlacedAnnotation[];
}

const PLOT_HEIGHT = 13;

export function layOutTrend(
  block: GoalTrend,
  language: Language,
  width: number,
  fontSize: number,
): TrendLayout {
  const small = fontSize * 0.85;
  const labels = [ownName(block, language), ...PEER_LEVELS.map((level) => peerName(block, level, language))];
  const labelRoom = Math.max(...labels.map((label) => textWidth(label, fontSize, true))) + fontSize;
  const values = [
    ...block.points.flatMap(({ own }) => (own.value === null ? [] : [own.value, own.high])),
    ...peerSeries(block).flatMap(({ points }) => points.map(({ value }) => value)),
    ...(block.goalLine ? [block.goalLine.value] : []),
  ];
  const scaled = axisWithZero(values, block.scale === 'percent', [0, 1]);
  const tickDecimals = decimalsOf(scaled.ticks);
  const tickRoom = Math.max(
    0,
    ...scaled.ticks.map((tick) =>
      textWidth(valueText(tick, { ...block, decimals: tickDecimals }, language), small),
    ),
  );
  const left = Math.min(tickRoom + fontSize * 0.6, width * 0.3);
  const right = width - labelRoom;
  const ends = axisEnds(block);
  const count = ends.length;
  const x = (index: number) =>
    round(count < 2 ? (left + right) / 2 : left + ((right - left) * index) / (count - 1));
  const positionOf = (month: string) => positionAmong(ends, month);
  const room = { left, right: width, x, small, ends, positionOf };
  const { placed, tiers } = placeAnnotations(block.annotations, language, room);
  const top = fontSize * 0.8 + tiers * small * 1.25;
  const bottom = top + fontSize * PLOT_HEIGHT;
  return {
    width,
    height: Math.ceil(bottom + fontSize * 1.8),
    left,
    right,
    top,
    bottom,
    axis: axisWithZero(values, block.scale === 'percent', [bottom, top]),
    tickDecimals,
    ends,
    x,
    positionOf,
    annotations: placed,
  };
}
