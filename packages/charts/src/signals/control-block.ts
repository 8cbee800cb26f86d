import type { Localised } from '@smalspor/domain/texts';
import type { PictureBlock } from '../drawing/picture-block.ts';

/** One period with the limits of chance around the centre. */
export interface ControlMark {
  /** Its last month, `YYYY-MM`. */
  readonly month: string;
  /** `null` when it is hidden or missing. */
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly beyond: 'above' | 'below' | null;
  /** Part of an unusually long run on one side of the centre. */
  readonly inRun: boolean;
}

export interface ControlBlock extends PictureBlock {
  /** In the order of time. */
  readonly points: readonly ControlMark[];
  readonly centre: number;
  /** What the periods are called that end in these months. */
  readonly endLabel: Localised;
  readonly annotations: readonly { readonly month: string; readonly text: Localised }[];
}
