import type { TrendBlock } from '@smalspor/domain/reports';
import type { Language } from '@smalspor/domain/texts';
import { wrapText } from '../drawing/fit-text.ts';
import { textWidth } from '../drawing/text-width.ts';

export interface PlacedAnnotation {
  readonly x: number;
  readonly lines: readonly string[];
  /** Baseline of the first line. */
  readonly y: number;
  readonly anchor: 'start' | 'end';
}

const MOST_TIERS = 3;

export interface AnnotationRoom {
  readonly left: number;
  readonly right: number;
  readonly x: (index: number) => number;
  readonly small: number;
  readonly ends: readonly string[];
  readonly positionOf: (month: string) => number;
}

/** Annotations stand above the plot in tiers, so that none is written over another; those beyond the last tier are left to the table. */
export function placeAnnotations(
  annotations: TrendBlock['annotations'],
  language: Language,
  room: AnnotationRoom,
): { placed: PlacedAnnotation[]; tiers: number } {
  const [first, last] = [room.ends[0], room.ends.at(-1)];
  const taken = Array.from({ length: MOST_TIERS }, () => Number.NEGATIVE_INFINITY);
  const placed: PlacedAnnotation[] = [];
  let tiers = 0;
  const inside = annotations.filter(
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
export function positionAmong(axis: readonly string[], month: string): number {
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
