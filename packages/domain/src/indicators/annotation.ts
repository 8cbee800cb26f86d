import type { Localised } from '../texts/index.ts';
import type { Month } from '../time/index.ts';

/** Something that happened and that a curve over time should be read with. */
export interface Annotation {
  readonly id: string;
  readonly month: Month;
  readonly text: Localised;
  /** Two-digit county codes where it happened; `null` for the whole country. */
  readonly counties: readonly string[] | null;
  readonly source: string;
  /** `true` where the date is made up for the synthetic country. */
  readonly invented: boolean;
}
