import type { Language } from '@smalspor/domain/texts';
import { type Axis, axisWithZero, decimalsOf, round } from '../drawing/axis.ts';
import { wrapText } from '../drawing/fit-text.ts';
import { textWidth } from '../drawing/text-width.ts';
import { valueText } from '../drawing/value-text.ts';
import { axisEnds, type GoalTrend } from './goal-line.ts';
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

export interface PlacedAnnotation {
  readonly x: number;
  readonly lines: readonly string[];
  /** Baseline of the first line. */
  readonly y: number;
  readonly anchor: 'start' | 'end';
}

const PLOT_HEIGHT = 13;
const MOST_TIERS = 3;

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
  const { placed, tiers } = placeAnnotations(block, language, room);
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

interface AnnotationRoom {
  readonly left: number;
  readonly right: number;
  readonly x: (index: number) => number;
  readonly small: number;
  readonly ends: readonly string[];
  readonly positionOf: (month: string) => number;
}

/** Annotations stand above the plot in tiers, so that none is written over another; those beyond the last tier are left to the table. */
function placeAnnotations(
  block: GoalTrend,
  language: Language,
  room: AnnotationRoom,
): { placed: PlacedAnnotation[]; tiers: number } {
  const [first, last] = [room.ends[0], room.ends.at(-1)];
  const taken = Array.from({ length: MOST_TIERS }, () => Number.NEGATIVE_INFINITY);
  const placed: PlacedAnnotation[] = [];
  let tiers = 0;
  const inside = block.annotations.filter(
    ({ month }) => first !== undefined && last !== undefined && month >= first && month <= last,
  );
  for (const { month, text } of inside.toSorted((a, b) => (a.month < b.month ? -1 : 1))) {
    const x = room.x(room.positionOf(month));
    const [written = ''] = wrapText(text[language], room.right - room.left, room.small, 1);
    const size = textWidth(written, room.small) + room.small * 0.5;
    const anchor = x + size > room.right ? 'end' : 'start';
    const from = anchor === 'start' ? x : x - size;
    const tier = taken.findIndex((end) => end <= from);
    if (tier < 0 || from < 0) continue;
    taken[tier] = from + size;
    tiers = Math.max(tiers, tier + 1);
    placed.push({ x, lines: [written], y: tier, anchor });
  }
  const height = room.small * 1.25;
  return {
    placed: placed.map((each) => ({ ...each, y: room.small + each.y * height })),
    tiers,
  };
}

/** Where a month lies between the ends, as a fractional index; a month beyond them lies at the edge. */
function positionAmong(axis: readonly string[], month: string): number {
  const count = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
  const ends = axis.map(count);
  const wanted = count(month);
  const after = ends.findIndex((end) => end >= wanted);
  if (after === -1) return Math.max(0, ends.length - 1);
  if (after === 0) return 0;
  const before = ends[after - 1] ?? wanted;
  const next = ends[after] ?? wanted;
  return after - 1 + (wanted - before) / Math.max(next - before, 1);
}
