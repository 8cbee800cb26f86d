import type { TrendBlock } from '@smalspor/domain/reports';
import type { Language } from '@smalspor/domain/texts';
import { type Axis, axisWithZero, decimalsOf, round } from '../drawing/axis.ts';
import { wrapText } from '../drawing/fit-text.ts';
import { textWidth } from '../drawing/text-width.ts';
import { valueText } from '../drawing/value-text.ts';
import { CHART_WORDS } from '../tables/chart-words.ts';
import { PEER_LEVELS, peerName, peerSeries } from './trend-series.ts';

export interface TrendLayout {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly axis: Axis;
  readonly tickDecimals: number;
  /** Position of the point with this index. */
  readonly x: (index: number) => number;
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
  block: TrendBlock,
  language: Language,
  width: number,
  fontSize: number,
): TrendLayout {
  const small = fontSize * 0.85;
  const labels = [CHART_WORDS.you[language], ...PEER_LEVELS.map((level) => peerName(block, level, language))];
  const labelRoom = Math.max(...labels.map((label) => textWidth(label, fontSize, true))) + fontSize;
  const values = [
    ...block.points.flatMap(({ own }) => (own.value === null ? [] : [own.value, own.high])),
    ...peerSeries(block).flatMap(({ points }) => points.map(({ value }) => value)),
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
  const count = block.points.length;
  const x = (index: number) =>
    round(count < 2 ? (left + right) / 2 : left + ((right - left) * index) / (count - 1));
  const { placed, tiers } = placeAnnotations(block, language, { left, right: width, x, small });
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
    x,
    annotations: placed,
  };
}

interface AnnotationRoom {
  readonly left: number;
  readonly right: number;
  readonly x: (index: number) => number;
  readonly small: number;
}

/** Annotations stand above the plot in tiers, so that none is written over another; those beyond the last tier are left to the table. */
function placeAnnotations(
  block: TrendBlock,
  language: Language,
  room: AnnotationRoom,
): { placed: PlacedAnnotation[]; tiers: number } {
  const first = block.points[0]?.end;
  const last = block.points.at(-1)?.end;
  const ends = Array.from({ length: MOST_TIERS }, () => Number.NEGATIVE_INFINITY);
  const placed: PlacedAnnotation[] = [];
  let tiers = 0;
  const inside = block.annotations.filter(
    ({ month }) => first !== undefined && last !== undefined && month >= first && month <= last,
  );
  for (const { month, text } of inside.toSorted((a, b) => (a.month < b.month ? -1 : 1))) {
    const x = room.x(positionOf(month, block));
    const [written = ''] = wrapText(text[language], room.right - room.left, room.small, 1);
    const size = textWidth(written, room.small) + room.small * 0.5;
    const anchor = x + size > room.right ? 'end' : 'start';
    const from = anchor === 'start' ? x : x - size;
    const tier = ends.findIndex((end) => end <= from);
    if (tier < 0 || from < 0) continue;
    ends[tier] = from + size;
    tiers = Math.max(tiers, tier + 1);
    placed.push({ x, lines: [written], y: tier, anchor });
  }
  const height = room.small * 1.25;
  return {
    placed: placed.map((each) => ({ ...each, y: room.small + each.y * height })),
    tiers,
  };
}

/** Where a month lies between the points, as a fractional index. */
function positionOf(month: string, block: TrendBlock): number {
  const count = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
  const ends = block.points.map((point) => count(point.end));
  const wanted = count(month);
  const after = ends.findIndex((end) => end >= wanted);
  if (after <= 0) return 0;
  const before = ends[after - 1] ?? wanted;
  const next = ends[after] ?? wanted;
  return after - 1 + (wanted - before) / Math.max(next - before, 1);
}
