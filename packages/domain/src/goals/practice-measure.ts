import type { Localised } from '../texts/index.ts';

/** Something that a doctor can do differently, from the catalogue that clinicians own. */
export interface PracticeMeasure {
  readonly id: string;
  readonly name: Localised;
  /** What to do, in a sentence or two. */
  readonly text: Localised;
  /** Ids of the indicators on which it would be seen; never empty. */
  readonly indicators: readonly string[];
  /** The e-learning course that teaches it. */
  readonly course: string;
  readonly sources: readonly { readonly citation: string; readonly url: string | null }[];
}

/** The measures that serve an indicator, in the order of the catalogue. */
export function measuresFor(
  indicator: string,
  catalogue: readonly PracticeMeasure[],
): readonly PracticeMeasure[] {
  return catalogue.filter(({ indicators }) => indicators.includes(indicator));
}
