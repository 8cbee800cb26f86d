import type { Localised } from '@smalspor/domain/texts';

/** A value with its interval, and how many units it is of. */
export interface BarValue {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  /** `null` where the number is not told. */
  readonly homes: number | null;
}

export interface BeforeAfterRow {
  readonly id: string;
  readonly label: Localised;
  /** `null` with `note` where nothing may be told. */
  readonly before: BarValue | null;
  readonly after: BarValue | null;
  /** In per cent of the value before. */
  readonly change: {
    readonly value: number;
    /** `null` where there is too little to tell. */
    readonly low: number | null;
    readonly high: number | null;
  } | null;
  /** The change meanwhile where nothing had begun: in per cent, and in words for the table. */
  readonly controls: { readonly change: number; readonly text: Localised } | null;
  /** The change meanwhile of those in the area that were not in it; left out where nobody asks. In place of the controls in the picture. */
  readonly others?: { readonly change: number; readonly text: Localised } | null;
  readonly note: Localised | null;
}

/** Pairs of values before and after something began, one pair for each area. */
export interface BeforeAfterBlock {
  readonly id: string;
  readonly title: Localised;
  readonly unit: Localised;
  readonly rows: readonly BeforeAfterRow[];
  /** Decimals of changes and their intervals; whole numbers where it is left out. */
  readonly changeDecimals?: 0 | 1;
  readonly summary: Localised;
  /** Words of the table that are its own. */
  readonly words: {
    readonly area: Localised;
    readonly homes: Localised;
    readonly controls: Localised;
    /** What stands before the change of the controls in the picture. */
    readonly control: Localised;
    /** Heads the column of `others`, which is there where this is. */
    readonly others?: Localised;
    /** What stands before the change of the others in the picture. */
    readonly other?: Localised;
  };
}
