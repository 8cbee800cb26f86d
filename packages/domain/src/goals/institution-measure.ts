import type { PracticeMeasure } from './practice-measure.ts';

/** Something that an institution can do differently, from the catalogue that clinicians own. */
export interface InstitutionMeasure extends PracticeMeasure {
  /** The lesson of the course that is about it. */
  readonly lesson: string;
  /** The printable tool that it is done with; `null` for none. */
  readonly tool: string | null;
}
