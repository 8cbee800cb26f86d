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
