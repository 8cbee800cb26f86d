import { institutionFigure, reportedIndicator } from '@smalspor/domain/institution-report';
import type { InstitutionIndicator } from '@smalspor/domain/institutions';
import { type Difference, differenceOf, type Figure } from '@smalspor/domain/reports';
import type { Month } from '@smalspor/domain/time';
import type {
  InstitutionArea,
  InstitutionReader,
  PublishedSums,
  UnitType,
} from '@smalspor/warehouse/institutions';

/** What is told of an area in the twelve months that end with a month. */
export type ToldYear =
  | { readonly sums: PublishedSums }
  | { readonly sums: null; readonly reason: 'suppressed' | 'no-data' };

/** Which figures are looked at: released ones alone, after disclosure control. */
export interface ToldFigures {
  readonly reader: InstitutionReader;
  readonly unitType: UnitType;
  readonly definition: InstitutionIndicator;
}

export function toldYear(
  { reader, unitType, definition }: ToldFigures,
  area: InstitutionArea,
  end: Month,
): ToldYear {
  return reader.published(area, { unitType, indicator: definition.id, end });
}

/** What is told of the same institutions in two years. */
export interface SumsPair {
  readonly before: PublishedSums;
  readonly after: PublishedSums;
}

/**
 * What is left of a whole beside a part of it: the release tells the part only where this may be told too. `null` where the part is
 * the whole. An institution that was in the part in some quarters alone is counted there.
 */
export function sumsBeside(whole: PublishedSums, part: PublishedSums): PublishedSums | null {
  const homes = whole.homes - part.homes;
  const denominator = whole.denominator - part.denominator;
  if (homes <= 0 || denominator <= 0) return null;
  // Sums of decimals: nothing bought can come out a hair below nothing.
  const numerator = Math.max(0, whole.numerator - part.numerator);
  return { numerator, sumOfSquares: Math.max(0, whole.sumOfSquares - part.sumOfSquares), denominator, homes };
}

/** Several areas' sums as one. */
export function addSums(all: readonly PublishedSums[]): PublishedSums {
  const sum = (of: (sums: PublishedSums) => number) => all.reduce((total, each) => total + of(each), 0);
  return {
    numerator: sum(({ numerator }) => numerator),
    sumOfSquares: sum(({ sumOfSquares }) => sumOfSquares),
    denominator: sum(({ denominator }) => denominator),
    homes: sum(({ homes }) => homes),
  };
}

export function figureOfSums({ definition }: Pick<ToldFigures, 'definition'>, sums: PublishedSums): Figure {
  return institutionFigure(definition, sums);
}

/** The change from one year to another in per cent, with its interval; `null` where a value or an interval is missing. */
export function changeOfSums(
  told: Pick<ToldFigures, 'definition'>,
  before: PublishedSums,
  after: PublishedSums,
): Difference | null {
  const reported = reportedIndicator(told.definition);
  return differenceOf(figureOfSums(told, after), figureOfSums(told, before), reported);
}
