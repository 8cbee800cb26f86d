import { formatMonthShort, type Language } from '@smalspor/domain/texts';
import { intervalText, valueText } from '../drawing/value-text.ts';
import { CHART_WORDS } from '../tables/chart-words.ts';
import type { TableData } from '../tables/table-data.ts';
import type { LinesBlock } from './lines-block.ts';

/** The lines of `LinesChart`: a row for each period, newest first, a column for each place; beside the own one its interval. */
export function linesTable(block: LinesBlock, language: Language): TableData {
  const columns = block.lines.flatMap(({ label, role }) => [
    { label: label[language], numeric: true },
    ...(role === 'own' ? [{ label: CHART_WORDS.interval[language], numeric: true }] : []),
  ]);
  return {
    caption: `${block.title[language]} (${block.unit[language]})`,
    columns: [{ label: block.endLabel[language], numeric: false }, ...columns],
    rows: block.ends
      .map((end, index) => ({
        header: formatMonthShort(end, language),
        cells: block.lines.flatMap(({ role, points }) => {
          const { value, low, high, note } = points[index] ?? {
            value: null,
            low: null,
            high: null,
            note: null,
          };
          const printed =
            value === null ? (note ?? CHART_WORDS.none)[language] : valueText(value, block, language);
          return [
            printed,
            ...(role === 'own' ? [value === null ? '' : intervalText(low, high, block, language)] : []),
          ];
        }),
      }))
      .reverse(),
  };
}
