import { formatChange, formatNumber, formatRange, type Language } from '@smalspor/domain/texts';
import { CHART_WORDS } from '../tables/chart-words.ts';
import type { TableData } from '../tables/table-data.ts';
import type { EventMark, EventStudyBlock } from './event-study-block.ts';

/** The figures of `EventStudyChart`. */
export function eventStudyTable(block: EventStudyBlock, language: Language): TableData {
  const { words } = block;
  return {
    caption: `${block.title[language]} (${block.unit[language]})`,
    columns: [
      { label: words.months[language], numeric: false },
      { label: words.phase[language], numeric: false },
      { label: CHART_WORDS.change[language], numeric: true },
      { label: CHART_WORDS.interval[language], numeric: true },
    ],
    rows: block.marks.map((mark) => ({
      header: monthsText(mark, block, language),
      cells: [
        words.phases[mark.phase][language],
        formatChange(mark.value, language, 1),
        mark.low === null || mark.high === null ? '' : formatRange(mark.low, mark.high, 1, language),
      ],
    })),
  };
}

/** The picture in words. */
export function describeEventStudy(block: EventStudyBlock, language: Language): string {
  const marks = block.marks.map((mark) => {
    const { low, high } = mark;
    const interval = low === null || high === null ? '' : ` (${formatRange(low, high, 1, language)})`;
    return `${monthsText(mark, block, language)}: ${formatChange(mark.value, language, 1)}${interval}`;
  });
  return [block.summary[language], marks.length > 0 ? `${marks.join('; ')}.` : ''].filter(Boolean).join(' ');
}

/** `−12 til −10`, `0–2`. */
function monthsText({ from }: EventMark, { step }: EventStudyBlock, language: Language): string {
  const to = from + step - 1;
  return to === from ? formatNumber(from, 0, language) : formatRange(from, to, 0, language);
}
