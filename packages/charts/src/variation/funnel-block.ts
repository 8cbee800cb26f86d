import type { Localised } from '@smalspor/domain/texts';
import type { PictureBlock } from '../drawing/picture-block.ts';

/** The limits at one size, on the scale of the values: 95 % of the units are within the narrow, 99.8 % within the wide. */
export interface FunnelCurvePoint {
  readonly size: number;
  readonly narrow: { readonly low: number; readonly high: number };
  readonly wide: { readonly low: number; readonly high: number };
}

export interface FunnelMark {
  readonly label: Localised;
  /** `null` when it is hidden with the value. */
  readonly size: number | null;
  /** `null` when the value is hidden; the unit then stands in the table alone. */
  readonly value: number | null;
  readonly beyond: 'narrow' | 'wide' | null;
  /** Why there is no value. */
  readonly note: Localised | null;
  readonly own: boolean;
}

/** Units (never a single colleague) by size and value, between the limits of chance. */
export interface FunnelBlock extends PictureBlock {
  /** What the size counts, along the horizontal axis. */
  readonly sizeLabel: Localised;
  readonly target: number;
  readonly targetLabel: Localised;
  /** By size, upwards. */
  readonly curve: readonly FunnelCurvePoint[];
  readonly units: readonly FunnelMark[];
}
