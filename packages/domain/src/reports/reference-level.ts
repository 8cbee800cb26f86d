import type { AnyIndicatorInput, ComparatorLevel, Comparators, Figure } from './input.ts';

/**
 * The level that sentences compare with: the county, large enough to be steady and near enough to matter; then the
 * country, then what is left.
 */
const ORDER: readonly ComparatorLevel[] = ['county', 'nation', 'municipality', 'group'];

export interface Reference {
  readonly level: ComparatorLevel;
  readonly figure: Figure;
  readonly value: number;
}

/** The first level with a value; `null` where all are hidden. */
export function referenceOf(input: AnyIndicatorInput): Reference | null {
  return firstShown(input.comparators);
}

function firstShown(comparators: Comparators<Figure>): Reference | null {
  for (const level of ORDER) {
    const figure = comparators[level];
    const value = figure?.estimate.value ?? null;
    if (figure && value !== null) return { level, figure, value };
  }
  return null;
}

/** The comparators' figures of the same places a year earlier, where both ends are shown. */
export function yearBeforeAt(input: AnyIndicatorInput, { level, figure: now }: Reference): Figure | null {
  const figure = input.comparatorsYearBefore[level];
  return figure && figure.estimate.value !== null && figure.restOf === now.restOf ? figure : null;
}
