import type { Language } from '@smalspor/domain/texts';
import type { ReactElement } from 'react';
import { lineMark, textMark } from '../drawing/marks.ts';
import { PALETTE } from '../drawing/palette.ts';
import { spreadLabels } from '../drawing/spread-labels.ts';
import { CHART_WORDS } from '../tables/chart-words.ts';
import type { GoalTrend } from './goal-line.ts';
import type { TrendLayout } from './trend-layout.ts';
import { ownName, ownRuns, peerName, peerSeries } from './trend-series.ts';

/** The name of each line where it ends, moved apart where lines meet and tied to the line by a hair. */
export function endLabels(
  block: GoalTrend,
  language: Language,
  layout: TrendLayout,
  fontSize: number,
): ReactElement[] {
  const last = ownRuns(block).at(-1)?.at(-1);
  const lines = [
    ...(last ? [{ text: ownName(block, language), point: last, own: true, color: PALETTE.own }] : []),
    ...goalLabel(block, language, layout),
    ...peerSeries(block).flatMap(({ level, points }) => {
      const point = points.at(-1);
      return point
        ? [{ text: peerName(block, level, language), point, own: false, color: PALETTE.quiet }]
        : [];
    }),
  ];
  const wanted = lines.map(({ point }) => layout.axis.position(point.value));
  const centres = spreadLabels(
    wanted,
    lines.map(() => fontSize * 1.2),
    layout.top - fontSize * 0.6,
    layout.bottom + fontSize * 0.6,
  );
  return lines.flatMap(({ text, point, own, color }, index) => {
    const y = centres[index] ?? 0;
    const from = wanted[index] ?? y;
    const edge = layout.right + fontSize * 0.7;
    return [
      lineMark({
        from: [layout.x(point.index) + fontSize * (own ? 0.4 : 0.1), from],
        to: [edge, y],
        color: PALETTE.rule,
        width: 0.6,
      }),
      textMark({
        x: edge + fontSize * 0.2,
        y: y + fontSize * 0.35,
        text,
        bold: own,
        color,
      }),
    ];
  });
}

function goalLabel({ goalLine }: GoalTrend, language: Language, { positionOf }: TrendLayout) {
  if (!goalLine) return [];
  const point = { index: positionOf(goalLine.to), value: goalLine.value };
  return [{ text: CHART_WORDS.goal[language], point, own: true, color: PALETTE.benchmark }];
}
