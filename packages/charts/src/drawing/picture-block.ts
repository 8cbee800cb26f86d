import type { BlockScale } from '@smalspor/domain/reports';
import type { Localised } from '@smalspor/domain/texts';

/** What every picture of an indicator is told: its name, unit and sentence, and how its values are printed. */
export interface PictureBlock {
  readonly id: string;
  readonly title: Localised;
  readonly unit: Localised;
  readonly scale: BlockScale;
  readonly decimals: number;
  /** What the picture shows, in a sentence. */
  readonly summary: Localised;
}
