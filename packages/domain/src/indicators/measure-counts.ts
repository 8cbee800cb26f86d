import { type ContactMeasure, isOfContacts } from './contact-measure.ts';
import type { CountMeasure, IndicatorDefinition, Measure } from './definition.ts';

/** Where a part of a definition stands: the keys and positions on the way to it. */
export type DefinitionPart = readonly (string | number)[];

/** The counts that a measure is made of, with the place where each stands. */
export function countsOf(
  measure: Measure,
  part: DefinitionPart = [],
): readonly { readonly count: CountMeasure | ContactMeasure; readonly part: DefinitionPart }[] {
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
  return [...new Set(counts.flatMap(({ count }) => codeSetsOfCount(count)))];
}

/** The code sets that one count names: medicines before diagnoses. */
export function codeSetsOfCount(count: CountMeasure | ContactMeasure): readonly string[] {
  const medicines = isOfContacts(count) ? count.treated?.medicines : count.medicines;
  return [medicines, count.diagnoses].filter((id) => id !== undefined);
}

/** The registers of contacts without which an indicator has no figures; none for those of dispensings. */
export function contactRegistersOf({
  numerator,
  denominator,
}: Pick<IndicatorDefinition, 'numerator' | 'denominator'>): readonly ('contacts' | 'contact-counts')[] {
  const measures = 'personTime' in denominator ? [numerator] : [numerator, denominator];
  const counts = measures
    .flatMap((measure) => countsOf(measure).map(({ count }) => count))
    .filter(isOfContacts);
  return [...new Set(counts.map(({ count }) => (count === 'contacts' ? 'contact-counts' : 'contacts')))];
}
