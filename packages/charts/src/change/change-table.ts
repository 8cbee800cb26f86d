import type { ChangeBlock, ChangeRow } from '@smalspor/domain/reports';
import { formatChange, formatNumber, formatRange, type Language } from '@smalspor/domain/texts';
import { valueText } from '../drawing/value-text.ts';
import { CHART_WORDS } from '../tables/chart-words.ts';
import type { TableData } from '../tables/table-data.ts';

/** A signed change: `−11 %`, or `+4 pp.` between two shares; empty where there is none. */
export function changeText(change: number | null, block: ChangeBlock, language: Language): string {
  if (change === null) return '';
  if (block.measure === 'percent') return formatChange(change, language, block.changeDecimals);
  const text = formatNumber(change, 0, language);
  const sign = change > 0 && /[1-9]/.test(text) ? '+' : '';
  return `${sign}${text}\u00a0${CHART_WORDS.points[language]}`;
}

/** The two values that a change is between: `301 til 268`. */
export function fromTo(row: ChangeRow, block: ChangeBlock, language: Language): string {
  if (row.before === null || row.after === null) return '';
  const [before, after] = [row.before, row.after].map((value) => valueText(value, block, language));
  return `${before} ${CHART_WORDS.upTo[language]} ${after}`;
}

/** The figures of `ChangeChart`. */
export function changeTable(block: ChangeBlock, language: Language): TableData {
  const words = CHART_WORDS;
  const hasNotes = block.rows.some((row) => row.note !== null);
  const print = (value: number | null) =>
    value === null ? words.none[language] : valueText(value, block, language);
  return {
    caption: `${block.title[language]} (${block.unit[language]})`,
    columns: [
      { label: words.level[language], numeric: false },
      { label: words.before[language], numeric: true },
      { label: words.after[language], numeric: true },
      { label: words.change[language], numeric: true },
      { label: words.interval[language], numeric: true },
      ...(hasNotes ? [{ label: words.note[language], numeric: false }] : []),
    ],
    rows: block.rows.map((row) => ({
      header: row.label[language],
      cells: [
        print(row.before),
        print(row.after),
        changeText(row.change, block, language) || words.none[language],
        row.low === null || row.high === null
          ? ''
          : formatRange(row.low, row.high, block.changeDecimals ?? 0, language),
        ...(hasNotes ? [row.note?.[language] ?? ''] : []),
      ],
    })),
  };
}

/** The picture in words: its sentence, then every row's change. */
export function describeChange(block: ChangeBlock, language: Language): string {
  const rows = block.rows.map((row) => {
    const text = changeText(row.change, block, language);
    return `${row.label[language]}: ${text || (row.note ?? CHART_WORDS.none)[language]}`;
  });
  return [block.summary[language], `${rows.join('; ')}.`].filter(Boolean).join(' ');
}
