import { Refusal } from '../refusal/index.ts';
import { type Described, type DescribedSpan, describeBeforeAfter } from './before-after.ts';
import { describeByStart } from './by-start.ts';
import { type CohortRow, seriesOf } from './cohort-row.ts';
import { type Controlled, controlledEffect } from './controlled.ts';

/** What is evaluated of a programme. */
export interface EvaluatedMeasure {
  readonly indicator: string;
  readonly rows: readonly CohortRow[];
}

export interface MeasureResult {
  readonly indicator: string;
  /** Before and after; `null` where no participants have a year on both sides of their start in the series. */
  readonly described: Described | null;
  /** Against those without the programme, or why there is no such estimate. */
  readonly controlled: Controlled | null;
  readonly noControl: string | null;
}

/** Every measure described and, where others were still without the programme, compared with them. */
export function evaluateProgramme(
  measures: readonly EvaluatedMeasure[],
  span: DescribedSpan & Parameters<typeof seriesOf>[1],
): readonly MeasureResult[] {
  return measures.map(({ indicator, rows }): MeasureResult => {
    const series = seriesOf(
      rows.filter(({ part }) => part !== 'by-start' && part !== 'nation-by-start'),
      span,
    );
    const byCounty = describeBeforeAfter(series, span);
    const described = byCounty === null ? null : { ...byCounty, ...describeByStart(rows, byCounty) };
    try {
      return { indicator, described, controlled: controlledEffect(series, span.from), noControl: null };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { indicator, described, controlled: null, noControl: error.detail };
    }
  });
}
