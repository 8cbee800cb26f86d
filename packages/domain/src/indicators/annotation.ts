import type { Localised } from '../texts/index.ts';
import type { Month } from '../time/index.ts';

/** Something that happened and that a curve over time should be read with. */
export interface Annotation {
  readonly id: string;
  readonly month: Month;
  readonly text: Localised;
  /** Two-digit county codes, of any year, where it happened; `null` for the whole country. */
  readonly counties: readonly string[] | null;
  readonly source: string;
  /** `true` where the date is made up for the synthetic country. */
  readonly invented: boolean;
}

/**
 * The annotations of the whole country and of the counties that a reader's place has lain in (see `countiesOfLineage`),
 * between two months, both inclusive. Invented ones only for synthetic data.
 */
export function annotationsFor(
  annotations: readonly Annotation[],
  counties: readonly string[],
  months: { readonly from: Month; readonly to: Month },
  synthetic: boolean,
): readonly Annotation[] {
  return annotations.filter(
    (annotation) =>
      months.from <= annotation.month &&
      annotation.month <= months.to &&
      (synthetic || !annotation.invented) &&
      (annotation.counties === null || annotation.counties.some((county) => counties.includes(county))),
  );
}
