import type { CompositionBlock } from '@smalspor/domain/reports';
import { formatPercent, type Language } from '@smalspor/domain/texts';
import { CHART_WORDS } from '../tables/chart-words.ts';
import type { TableData } from '../tables/table-data.ts';

/** The shares of `StackedShares`: a row for each part, a column for each level. */
export function compositionTable(block: CompositionBlock, language: Language): TableData {
  return {
    caption: block.title[language],
    columns: [
      { label: CHART_WORDS.part[language], numeric: false },
      ...block.rows.map((row) => ({ label: row.label[language], numeric: true })),
    ],
    rows: block.parts.map((part, index) => ({
      header: part.label[language],
      cells: block.rows.map(({ shares }) => {
        const share = shares?.[index];
        return share === undefined ? CHART_WORDS.none[language] : formatPercent(share, 0, language);
      }),
    })),
  };
}

/** The picture in words: its sentence, then the reader's own shares. */
export function describeComposition(block: CompositionBlock, language: Language): string {
  const own = block.rows.find((row) => row.shares !== null);
  const shares = block.parts.flatMap(({ label }, index) => {
    const share = own?.shares?.[index];
    return share === undefined ? [] : [`${label[language]} ${formatPercent(share, 0, language)}`];
  });
  const row = own && shares.length > 0 ? `${own.label[language]}: ${shares.join(', ')}.` : '';
  return [block.summary[language], row].filter(Boolean).join(' ');
}
