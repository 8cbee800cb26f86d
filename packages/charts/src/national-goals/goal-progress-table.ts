import type { Language } from '@smalspor/domain/texts';
import { valueText } from '../drawing/value-text.ts';
import { CHART_WORDS } from '../tables/chart-words.ts';
import type { TableData } from '../tables/table-data.ts';
import type { GoalProgressBlock } from './goal-progress-block.ts';

/** The figures of `GoalProgress`, one row for each year that any line has. */
export function goalProgressTable(block: GoalProgressBlock, language: Language): TableData {
  const years = [...new Set(block.lines.flatMap(({ points }) => points.map(({ year }) => year)))].sort(
    (a, b) => a - b,
  );
  return {
    caption: `${block.title[language]} (${block.unit[language]}). ${goalText(block, language)}`,
    columns: [
      { label: CHART_WORDS.year[language], numeric: false },
      ...block.lines.map(({ name }) => ({ label: name[language], numeric: true })),
    ],
    rows: years.map((year) => ({
      header: String(year),
      cells: block.lines.map(({ points }) => {
        const point = points.find((each) => each.year === year);
        return point ? valueText(point.value, block, language) : CHART_WORDS.none[language];
      }),
    })),
  };
}

/** The picture in words: what was to be reached, and the newest figure of each line. */
export function describeProgress(block: GoalProgressBlock, language: Language): string {
  const newest = block.lines.flatMap(({ name, points }) => {
    const last = points.at(-1);
    return last ? [`${name[language]} ${last.year}: ${valueText(last.value, block, language)}.`] : [];
  });
  return [block.summary[language], goalText(block, language), ...newest].filter(Boolean).join(' ');
}

function goalText(block: GoalProgressBlock, language: Language): string {
  const { value, by } = block.target;
  return `${CHART_WORDS.goal[language]} ${valueText(value, block, language)}, ${by}.`;
}
