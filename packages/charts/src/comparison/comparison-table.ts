import type { ComparisonBlock } from '@smalspor/domain/reports';
import type { Language } from '@smalspor/domain/texts';
import { intervalText, valueText } from '../drawing/value-text.ts';
import { CHART_WORDS } from '../tables/chart-words.ts';
import type { TableData } from '../tables/table-data.ts';

/** The figures of `DotComparison`; columns that would stay empty are left out. */
export function comparisonTable(block: ComparisonBlock, language: Language): TableData {
  const hasPrevious = block.rows.some((row) => row.previous !== null);
  const hasNotes = block.rows.some((row) => row.note !== null);
  const words = CHART_WORDS;
  const column = (word: keyof typeof words, numeric: boolean) => ({ label: words[word][language], numeric });
  const rows = block.rows.map((row) => {
    const { estimate } = row;
    const value = estimate.value === null ? '' : valueText(estimate.value, block, language);
    const interval =
      estimate.value === null ? '' : intervalText(estimate.low, estimate.high, block, language);
    const previous = row.previous === null ? '' : valueText(row.previous, block, language);
    return {
      header: row.label[language],
      cells: [
        value || words.none[language],
        interval,
        ...(hasPrevious ? [previous] : []),
        ...(hasNotes ? [row.note?.[language] ?? ''] : []),
      ],
    };
  });
  const quartiles = block.quartiles;
  const range = quartiles && intervalText(quartiles.lower, quartiles.upper, block, language);
  const padding = [...(hasPrevious ? [''] : []), ...(hasNotes ? [''] : [])];
  return {
    caption: `${block.title[language]} (${block.unit[language]})`,
    columns: [
      column('level', false),
      column('value', true),
      column('interval', true),
      ...(hasPrevious ? [column('previous', true)] : []),
      ...(hasNotes ? [column('note', false)] : []),
    ],
    rows: range ? [...rows, { header: words.middleHalf[language], cells: [range, '', ...padding] }] : rows,
  };
}

/** The picture in words: its sentence, then every row's figure. */
export function describeComparison(block: ComparisonBlock, language: Language): string {
  const rows = block.rows.map(({ label, estimate, note }) => {
    if (estimate.value === null) return `${label[language]}: ${(note ?? CHART_WORDS.none)[language]}`;
    const interval = intervalText(estimate.low, estimate.high, block, language);
    return `${label[language]}: ${valueText(estimate.value, block, language)}${interval && ` (${interval})`}`;
  });
  return [block.summary[language], `${rows.join('; ')}.`].filter(Boolean).join(' ');
}
