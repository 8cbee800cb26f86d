import type { Localised } from '@smalspor/domain/texts';
import type { PictureBlock } from '../drawing/picture-block.ts';

export interface LinePoint {
  /** `null` when it is hidden or missing. */
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Why there is no value. */
  readonly note: Localised | null;
}

/** `own` is what is looked at; `beside` others that were chosen; `common` what they are compared with. */
export interface LineOfPlace {
  readonly label: Localised;
  readonly role: 'own' | 'beside' | 'common';
  /** One for each of the block's ends. */
  readonly points: readonly LinePoint[];
}

/** The same figure of some places over time. */
export interface LinesBlock extends PictureBlock {
  /** Last months of the periods, `YYYY-MM`, in the order of time. */
  readonly ends: readonly string[];
  /** What the periods are called that end in these months. */
  readonly endLabel: Localised;
  readonly lines: readonly LineOfPlace[];
  readonly annotations: readonly { readonly month: string; readonly text: Localised }[];
}
