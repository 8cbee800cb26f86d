import type { Localised } from '@smalspor/domain/texts';
import type { PictureBlock } from '../drawing/picture-block.ts';

/** One way of measuring, over the years. */
export interface ProgressLine {
  readonly id: string;
  readonly name: Localised;
  /** The goal is judged by this line. */
  readonly judges: boolean;
  /** Oldest first; a year without a figure is not among them. */
  readonly points: readonly { readonly year: number; readonly value: number }[];
}

/** A national goal as a picture: what was to be reached when, and what the years were. */
export interface GoalProgressBlock extends PictureBlock {
  readonly target: { readonly since: number; readonly by: number; readonly value: number };
  readonly lines: readonly ProgressLine[];
}
