import { formatMonthShort, type Language } from '@smalspor/domain/texts';
import { intervalText, valueText } from '../drawing/value-text.ts';
import { CHART_WORDS } from '../tables/chart-words.ts';
import type { TableData } from '../tables/table-data.ts';
import type { ControlBlock, ControlMark } from './control-block.ts';

/** The periods of `ControlChart` with their limits and what is a signal. */
export function controlTable(block: ControlBlock, language: Language): TableData {
  const words = CHART_WORDS;
  const happened = (month: string) =>
    block.annotations.filter((each) => each.month === month).map(({ text }) => text[language]);
  return {
    caption: `${block.title[language]} (${block.unit[language]}). ${words.average[language]}: ${valueText(block.centre, block, language)}`,
    columns: [
      { label: block.endLabel[language], numeric: false },
      { label: words.value[language], numeric: true },
      { label: words.limits[language], numeric: true },
      { label: words.signal[language], numeric: false },
      { label: words.note[language], numeric: false },
    ],
    rows: block.points.map((point) => ({
      header: formatMonthShort(point.month, language),
      cells: [
        point.value === null ? words.none[language] : valueText(point.value, block, language),
        intervalText(point.low, point.high, block, language),
        signalText(point, language),
        happened(point.month).join('. '),
      ],
    })),
  };
}

function signalText({ value, beyond, inRun }: ControlMark, language: Language): string {
  if (value === null) return '';
  const beyondText =
    beyond === null ? [] : [(beyond === 'above' ? CHART_WORDS.aboveLimit : CHART_WORDS.belowLimit)[language]];
  return [...beyondText, ...(inRun ? [CHART_WORDS.inLongRun[language]] : [])].join(', ');
}
