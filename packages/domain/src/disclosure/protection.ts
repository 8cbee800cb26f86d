import type { UnitId } from '../organisation/index.ts';
import type { MeasuredPartition } from './complement.ts';
import type { DisclosureGrid } from './grid.ts';
import type { FoldReason, Grain } from './pattern.ts';
import type { Relations } from './relations.ts';
import type { DisclosureSettings } from './settings.ts';

/** The decision while it is made. It only ever hides more, so that it comes to an end. */
export interface Protection {
  readonly grid: DisclosureGrid;
  readonly settings: DisclosureSettings;
  readonly wholes: Relations['wholes'];
  readonly partitions: readonly MeasuredPartition[];
  /** For each family and place, why it is folded; `null` while it stands by itself. */
  readonly folded: (FoldReason | null)[][];
  readonly hiddenCounties: Set<UnitId>[];
  readonly undivided: Set<UnitId>[];
  readonly undividedMonths: Set<UnitId>[];
  readonly nation: Grain[];
  readonly counties: Exclude<Grain, 'none'>[];
  /** For each family and place, the number of steps from the first that an earlier release showed by itself. */
  readonly shownBefore: readonly Int32Array[];
  /** Whether someone has a list in the place in a step, or something is counted there: place × steps + step. */
  readonly present: Uint8Array;
  /** Sums over several positions that have been computed, by a name of their own: they never change. */
  readonly knownSums: Map<string, Float64Array>;
  /** Places by county and areas by county, as positions. */
  readonly placesOf: ReadonlyMap<UnitId, readonly number[]>;
  readonly areasOf: ReadonlyMap<UnitId, readonly number[]>;
}

export function fold(protection: Protection, family: number, place: number, reason: FoldReason): boolean {
  const reasons = protection.folded[family];
  if (!reasons || reasons[place] !== null) return false;
  reasons[place] = reason;
  return true;
}

export function isFolded(protection: Protection, family: number, place: number): boolean {
  return protection.folded[family]?.[place] != null;
}

/** Whether the parts of a county that later counties divide are told apart by month. */
export function isDividedByMonth(
  { undivided, undividedMonths }: Protection,
  family: number,
  county: UnitId,
): boolean {
  return !undivided[family]?.has(county) && !undividedMonths[family]?.has(county);
}

/**
 * The places that only their sum is told of in a family: a name for each such block, or the place's own name while it
 * stands by itself. Names of blocks are negative.
 */
export function blocksOf(protection: Protection, family: number): Int32Array {
  const { grid, hiddenCounties, undivided } = protection;
  const hidden = hiddenCounties[family] ?? new Set();
  return Int32Array.from(grid.places, ({ area }, place) => {
    const county = grid.areas[area]?.county ?? 0;
    if (hidden.has(county)) return HIDDEN_BLOCK;
    if (!isFolded(protection, family, place)) return place;
    return undivided[family]?.has(county) ? countyBlock(county) : areaBlock(area);
  });
}

/** The block of all hidden counties. */
export const HIDDEN_BLOCK = -1;

function countyBlock(county: UnitId): number {
  return -1_000_000 - county;
}

function areaBlock(area: number): number {
  return -2 - area;
}
