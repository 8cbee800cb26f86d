import type { ComparisonBlock, RowLevel } from '@smalspor/domain/reports';
import type { Language } from '@smalspor/domain/texts';
import { intervalText, valueText } from '../drawing/value-text.ts';
import { CHART_WORDS } from '../tables/chart-words.ts';
import type { TableData } from '../tables/table-data.ts';

const PEERS = ['group', 'municipality', 'county', 'nation'] as const;

/** The figures of many comparisons in one table, a row for each; a column that nobody fills is left out. */
export function figuresTable(
  blocks: readonly ComparisonBlock[],
  caption: string,
  language: Language,
): TableData {
  const words = CHART_WORDS;
  const yardsticks: readonly RowLevel[] = ['benchmark', 'expected'];
  const levels = [...PEERS, ...yardsticks].filter((level) => blocks.some((block) => rowAt(block, level)));
  return {
    caption,
    columns: [
      { label: '', numeric: false },
      { label: words.you[language], numeric: true },
      { label: words.interval[language], numeric: true },
      ...levels.map((level) => ({ label: words[level as keyof typeof words][language], numeric: true })),
    ],
    rows: blocks.map((block) => ({
      header:
        block.scale === 'percent'
          ? block.title[language]
          : `${block.title[language]} (${block.unit[language]})`,
      cells: [
        valueAt(block, 'own', language),
        ownInterval(block, language),
        ...levels.map((level) => valueAt(block, level, language)),
      ],
    })),
  };
}

function rowAt(block: ComparisonBlock, level: RowLevel): ComparisonBlock['rows'][number] | undefined {
  return block.rows.find((row) => row.level === level);
}

/** A hidden figure is a dash here: the picture and its own table say why. */
function valueAt(block: ComparisonBlock, level: RowLevel, language: Language): string {
  const value = rowAt(block, level)?.estimate.value ?? null;
  return value === null ? '–' : valueText(value, block, language);
}

function ownInterval(block: ComparisonBlock, language: Language): string {
  const estimate = rowAt(block, 'own')?.estimate;
  return estimate && estimate.value !== null
    ? intervalText(estimate.low, estimate.high, block, language)
    : '';
}
