import type { UnitId } from '../organisation/index.ts';
import type { PlaceReason } from './grid.ts';

export const PATTERN_FORMAT = 'smalspor-disclosure/1';

/** How finely a level is told in time: by month, by whole steps (quarters, in rolling windows), or not at all. */
export const GRAINS = ['month', 'step', 'none'] as const;
export type Grain = (typeof GRAINS)[number];

/**
 * Why a municipality's own figure is folded into the rest of its county. Not for any reader's eyes: that a figure is small
 * is itself what is kept back.
 */
export type FoldReason =
  | PlaceReason
  | 'few-patients'
  | 'dominance'
  | 'few-declared'
  | 'small'
  | 'part-of-folded'
  | 'complement'
  | 'cover'
  | 'county'
  | 'earlier-release';

/** What is hidden of one family. It is the same in all periods of the release. */
export interface FamilyPattern {
  readonly family: string;
  readonly nation: Grain;
  /** Of every county that is shown at all. */
  readonly counties: Exclude<Grain, 'none'>;
  /** Counties without a figure of their own. */
  readonly hiddenCounties: readonly UnitId[];
  /** Counties (then) that later counties divided, whose parts are not told apart. */
  readonly undivided: readonly UnitId[];
  /** The same by month only: their parts are told apart in whole steps. Left out in patterns from before there were any. */
  readonly undividedMonths?: readonly UnitId[];
  /** Municipalities that stand in "øvrige kommuner" of their county. */
  readonly folded: readonly { readonly place: UnitId; readonly reason: FoldReason }[];
}

/** Fingerprints of who stood behind a unit's figure in each step; a later release must not show it with others. */
export interface UnitRosters {
  readonly level: 'group' | 'municipality';
  readonly unit: UnitId;
  readonly steps: readonly string[];
}

/** What a release keeps back: plain data, stored beside it, read by the next release. */
export interface Pattern {
  readonly format: typeof PATTERN_FORMAT;
  /** First month and number of steps that it speaks of. */
  readonly start: number;
  readonly monthsPerStep: number;
  readonly steps: number;
  readonly families: readonly FamilyPattern[];
  readonly rosters: readonly UnitRosters[];
}

export function coarser<G extends Grain>(a: G, b: G): G {
  return GRAINS.indexOf(a) >= GRAINS.indexOf(b) ? a : b;
}

/** @throws RangeError for a text that is no pattern of a known format. */
export function readPattern(text: string): Pattern {
  const value: unknown = JSON.parse(text);
  if (
    typeof value !== 'object' ||
    value === null ||
    !('format' in value) ||
    value.format !== PATTERN_FORMAT
  ) {
    throw new RangeError(`Not a disclosure pattern of the format ${PATTERN_FORMAT}`);
  }
  return value as Pattern;
}
