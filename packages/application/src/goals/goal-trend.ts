import type { IndicatorDefinition } from '@smalspor/domain/indicators';
import { reportTexts, type TrendBlock, trendBlock } from '@smalspor/domain/reports';
import { formatMonth } from '@smalspor/domain/time';
import type { House } from '../house/house.ts';
import { trendEnds } from '../reports/report-period.ts';
import type { OwnFigures } from './own-figures.ts';

/** The doctor's own five years of one indicator, as the report draws them; without others' lines, for a goal is one's own. */
export function goalTrend(
  house: House,
  definition: IndicatorDefinition,
  figures: OwnFigures,
): TrendBlock | null {
  const trend = trendEnds(figures.period.end, figures.reader.manifest).map((end) => ({
    end: formatMonth(end),
    own: figures.figure(definition, end),
    comparators: {},
  }));
  if (trend.every(({ own }) => own.estimate.value === null)) return null;
  return trendBlock(
    {
      definition,
      own: figures.figure(definition),
      ownYearBefore: null,
      previous: null,
      expected: null,
      comparators: {},
      comparatorsYearBefore: {},
      quartiles: null,
      benchmark: null,
      trend,
      place: null,
      change: null,
    },
    [],
    reportTexts(house.content.messages),
  );
}
