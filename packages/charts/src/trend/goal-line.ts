import { decimalsOfTarget, type GoalMarks } from '@smalspor/domain/goals';
import type { TrendBlock } from '@smalspor/domain/reports';
import { formatMonthShort, type Language } from '@smalspor/domain/texts';
import { addMonths, formatMonth, parseMonth } from '@smalspor/domain/time';
import type { ReactElement } from 'react';
import { lineMark } from '../drawing/marks.ts';
import { PALETTE } from '../drawing/palette.ts';
import { valueText } from '../drawing/value-text.ts';
import { CHART_WORDS } from '../tables/chart-words.ts';
import type { TrendLayout } from './trend-layout.ts';

/** A run chart, and on the page of a goal the line that is to be reached. */
export interface GoalTrend extends TrendBlock {
  readonly goalLine?: GoalMarks['line'];
}

/** Further ahead the picture does not reach; a line that begins later is drawn at its edge. */
const MOST_QUARTERS_AHEAD = 44;

/** The ends that the axis reaches over, `YYYY-MM`: those of the points, and the quarters until the goal is to be reached. */
export function axisEnds({ points, goalLine }: GoalTrend): readonly string[] {
  const ends = points.map(({ end }) => end);
  const last = ends.at(-1);
  if (!goalLine || last === undefined) return ends;
  const months = parseMonth(goalLine.to) - parseMonth(last);
  const quarters = Math.min(MOST_QUARTERS_AHEAD, Math.max(0, Math.ceil(months / 3)));
  const ahead = Array.from({ length: quarters }, (_, index) =>
    formatMonth(addMonths(parseMonth(last), 3 * (index + 1))),
  );
  return [...ends, ...ahead];
}

/** The level to reach, from the month it was set to the month it should be reached. */
export function goalLineMark({ goalLine }: GoalTrend, layout: TrendLayout, fontSize: number): ReactElement[] {
  if (!goalLine) return [];
  const y = layout.axis.position(goalLine.value);
  const to = layout.x(layout.positionOf(goalLine.to));
  // A goal of days, or of years beyond the picture, is still seen.
  const from = Math.min(layout.x(layout.positionOf(goalLine.from)), Math.max(layout.left, to - fontSize));
  return [
    lineMark({ from: [from, y], to: [to, y], color: PALETTE.benchmark, width: fontSize * 0.16 }),
    ...[from, to].map((x) =>
      lineMark({
        from: [x, y - fontSize * 0.35],
        to: [x, y + fontSize * 0.35],
        color: PALETTE.benchmark,
        width: fontSize * 0.12,
      }),
    ),
  ];
}

/** The goal in words, for caption and description: `Mål 60 %, feb. 2020 – juni 2021`. */
export function describeGoalLine(block: GoalTrend, language: Language): string {
  const { goalLine } = block;
  if (!goalLine) return '';
  const [from, to] = [goalLine.from, goalLine.to].map((month) => formatMonthShort(month, language));
  const style = { ...block, decimals: decimalsOfTarget(goalLine.value, block.decimals) };
  return `${CHART_WORDS.goal[language]} ${valueText(goalLine.value, style, language)}, ${from} – ${to}.`;
}
