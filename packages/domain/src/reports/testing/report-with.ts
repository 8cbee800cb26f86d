import { loadContent } from '@smalspor/content/loading';
import { type Counts, exampleFigure, exampleInput } from '../../report-examples/index.ts';
import type { Comparators, Figure, IndicatorInput, ReportInput, TrendPointInput } from '../input.ts';

const content = loadContent();

export const messages = content.messages;
export const definitions = content.indicators;

/** One indicator with nothing but own counts; what a test is about is added. */
export function indicatorWith(
  id: string,
  own: Counts,
  changes: Partial<IndicatorInput> = {},
): IndicatorInput {
  const definition = definitions.find((each) => each.id === id);
  if (!definition) throw new Error(`No indicator is called ${id}`);
  return {
    definition,
    own: exampleFigure(definition.scale, own),
    ownYearBefore: null,
    previous: null,
    expected: null,
    comparators: {},
    comparatorsYearBefore: {},
    quartiles: null,
    benchmark: null,
    trend: [],
    place: null,
    change: null,
    ...changes,
  };
}

/** A rate of prescriptions per 1000 patients and year. */
export function rate(...counts: Counts): Figure {
  return exampleFigure('per1000Years', counts);
}

/** A share in per cent. */
export function share(...counts: Counts): Figure {
  return exampleFigure('percent', counts);
}

export function county(figure: Figure): Comparators<Figure> {
  return { county: figure };
}

/** Yearly own counts, oldest first, as twelve months that end in December. */
export function yearsOf(...years: readonly Counts[]): TrendPointInput[] {
  return years.map((counts, index) => ({
    end: `${2021 - years.length + index}-12`,
    own: rate(...counts),
    comparators: {},
  }));
}

/** A report on these indicators alone, to a doctor with a list who has had a report before. */
export function inputWith(
  indicators: readonly IndicatorInput[],
  changes: Partial<ReportInput> = {},
): ReportInput {
  return { ...exampleInput('typical', definitions), indicators, ...changes };
}
