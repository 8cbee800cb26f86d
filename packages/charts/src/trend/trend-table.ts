import { formatMonthShort, type Language } from '@smalspor/domain/texts';
import { intervalText, valueText } from '../drawing/value-text.ts';
import { CHART_WORDS } from '../tables/chart-words.ts';
import type { TableData } from '../tables/table-data.ts';
import { describeGoalLine, type GoalTrend } from './goal-line.ts';
import { ownName, peerName, peerSeries } from './trend-series.ts';

/** The figures of `RunChart`, one row for each end of twelve months. */
export function trendTable(block: GoalTrend, language: Language): TableData {
  const words = CHART_WORDS;
  const levels = peerSeries(block).map(({ level }) => level);
  const print = (value: number | null) =>
    value === null ? words.none[language] : valueText(value, block, language);
  return {
    caption: [`${block.title[language]} (${block.unit[language]})`, describeGoalLine(block, language)]
      .filter(Boolean)
      .join('. '),
    columns: [
      { label: words.twelveMonthsTo[language], numeric: false },
      { label: ownName(block, language), numeric: true },
      { label: words.interval[language], numeric: true },
      ...levels.map((level) => ({ label: peerName(block, level, language), numeric: true })),
    ],
    rows: block.points.map((point) => ({
      header: formatMonthShort(point.end, language),
      cells: [
        print(point.own.value),
        point.own.value === null ? '' : intervalText(point.own.low, point.own.high, block, language),
        ...levels.map((level) => print(point[level])),
      ],
    })),
  };
}

/** The curve in words: its own sentence, and the first and last own figures. */
export function describeTrend(block: GoalTrend, language: Language): string {
  const own = block.points.flatMap(({ end, own: { value } }) => (value === null ? [] : [{ end, value }]));
  const ends = own.length > 1 ? [own[0], own.at(-1)] : own;
  const figures = ends.flatMap((point) =>
    point ? [`${formatMonthShort(point.end, language)}: ${valueText(point.value, block, language)}`] : [],
  );
  return [block.summary[language], figures.join(', '), describeGoalLine(block, language)]
    .filter(Boolean)
    .join(' ');
}
