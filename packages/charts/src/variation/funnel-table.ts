import { formatNumber, type Language } from '@smalspor/domain/texts';
import { valueText } from '../drawing/value-text.ts';
import { CHART_WORDS } from '../tables/chart-words.ts';
import type { TableData } from '../tables/table-data.ts';
import type { FunnelBlock, FunnelMark } from './funnel-block.ts';

/** The units of `FunnelChart` with where each lies; not in the order of their values. */
export function funnelTable(block: FunnelBlock, language: Language): TableData {
  const words = CHART_WORDS;
  return {
    caption: `${block.title[language]} (${block.unit[language]}). ${block.targetLabel[language]}: ${valueText(block.target, block, language)}`,
    columns: [
      { label: words.unitName[language], numeric: false },
      { label: block.sizeLabel[language], numeric: true },
      { label: words.value[language], numeric: true },
      { label: words.limits[language], numeric: false },
    ],
    rows: block.units.map((unit) => ({
      header: unit.label[language],
      cells: [
        unit.size === null ? words.none[language] : formatNumber(unit.size, 0, language),
        unit.value === null ? words.none[language] : valueText(unit.value, block, language),
        placeText(unit, language),
      ],
    })),
  };
}

function placeText({ value, beyond, note }: FunnelMark, language: Language): string {
  if (value === null) return note?.[language] ?? '';
  if (beyond === null) return CHART_WORDS.withinLimits[language];
  return (beyond === 'wide' ? CHART_WORDS.beyondWide : CHART_WORDS.beyondNarrow)[language];
}
