import type { PlaceBlock } from '@smalspor/domain/reports';
import { formatNumber, type Language } from '@smalspor/domain/texts';
import { valueText } from '../drawing/value-text.ts';
import { CHART_WORDS } from '../tables/chart-words.ts';
import type { TableData } from '../tables/table-data.ts';

/** The bins of `PlaceHistogram`; the reader's own stands in the chart's sentence. */
export function placeTable(block: PlaceBlock, language: Language): TableData {
  const words = CHART_WORDS;
  return {
    caption: `${block.title[language]} (${block.unit[language]})`,
    columns: [
      { label: words.from[language], numeric: false },
      { label: words.to[language], numeric: true },
      { label: (block.countedLabel ?? words.doctors)[language], numeric: true },
    ],
    rows: block.bins.map((bin) => ({
      header: valueText(bin.from, block, language),
      cells: [valueText(bin.to, block, language), formatNumber(bin.prescribers, 0, language)],
    })),
  };
}
