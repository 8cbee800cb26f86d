import type { CountMeasure, IndicatorDefinition, Measure } from './definition.ts';

/** Where a part of a definition stands: the keys and positions on the way to it. */
export type DefinitionPart = readonly (string | number)[];

/** The counts that a measure is made of, with the place where each stands. */
export function countsOf(
  measure: Measure,
  part: DefinitionPart = [],
): readonly { readonly count: CountMeasure; readonly part: DefinitionPart }[] {
  if (!('sum' in measure)) return [{ count: measure, part }];
  return measure.sum.map((term, index) => ({
    count: term.measure,
    part: [...part, 'sum', index, 'measure'],
  }));
}

/** The code sets that a definition stands on, by id, in the order in which it names them. */
export function codeSetsOf({ numerator, denominator }: IndicatorDefinition): readonly string[] {
  const measures = 'personTime' in denominator ? [numerator] : [numerator, denominator];
  const counts = measures.flatMap((measure) => countsOf(measure));
  const ids = counts.flatMap(({ count }) => [count.medicines, ...(count.diagnoses ? [count.diagnoses] : [])]);
  return [...new Set(ids)];
}
