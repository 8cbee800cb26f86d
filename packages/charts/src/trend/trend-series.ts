import type { TrendBlock, TrendPoint } from '@smalspor/domain/reports';
import type { Language } from '@smalspor/domain/texts';
import { CHART_WORDS } from '../tables/chart-words.ts';

export const PEER_LEVELS = ['group', 'municipality', 'county', 'nation'] as const;
export type PeerLevel = (typeof PEER_LEVELS)[number];

/** The name of a level's line, as short as it fits beside it. */
export function peerName(block: TrendBlock, level: PeerLevel, language: Language): string {
  const own = level === 'municipality' ? block.municipalityLabel : undefined;
  return (own ?? CHART_WORDS[level])[language];
}

/** The name of the own line. */
export function ownName(block: TrendBlock, language: Language): string {
  return (block.ownLabel ?? CHART_WORDS.you)[language];
}

export interface SeriesPoint {
  readonly index: number;
  readonly value: number;
}

/** The levels that have any value; a line leaps over the periods that are hidden. */
export function peerSeries(block: TrendBlock): { level: PeerLevel; points: SeriesPoint[] }[] {
  return PEER_LEVELS.map((level) => ({
    level,
    points: block.points.flatMap((point, index) => {
      const value = point[level];
      return value === null ? [] : [{ index, value }];
    }),
  })).filter(({ points }) => points.length > 0);
}

/** Own values as unbroken runs: a line is never drawn through a period without a figure. */
export function ownRuns(block: TrendBlock): SeriesPoint[][] {
  return runsOf(block, ({ own }, index) => (own.value === null ? null : { index, value: own.value }));
}

export interface IntervalPoint {
  readonly index: number;
  readonly low: number;
  readonly high: number;
}

export function intervalRuns(block: TrendBlock): IntervalPoint[][] {
  return runsOf(block, ({ own }, index) =>
    own.value === null || own.low === null || own.high === null
      ? null
      : { index, low: own.low, high: own.high },
  );
}

function runsOf<T>(block: TrendBlock, pick: (point: TrendPoint, index: number) => T | null): T[][] {
  const runs: T[][] = [];
  let open: T[] | null = null;
  block.points.forEach((point, index) => {
    const picked = pick(point, index);
    if (picked === null) {
      open = null;
      return;
    }
    if (open === null) {
      open = [];
      runs.push(open);
    }
    open.push(picked);
  });
  return runs;
}
