import type { ComparisonBlock, RowLevel } from '@smalspor/domain/reports';
import type { Language } from '@smalspor/domain/texts';
import { intervalText, valueText } from '../drawing/value-text.ts';
import { CHART_WORDS } from '../tables/chart-words.ts';
import type { TableData } from '../tables/table-data.ts';

const PEERS = ['group', 'municipality', 'county', 'nation'] as const;

/**
 * The figures of many comparisons in one table, a row for each; a column that nobody fills is left out. The commonest unit
 * stands in the caption, any other in its row.
 * @param whose figures stand first: the reader's, or those of the group or the institution that the table is about
 */
export function figuresTable(
  blocks: readonly ComparisonBlock[],
  caption: string,
  language: Language,
  whose: 'you' | 'group' | 'home' = 'you',
): TableData {
  const words = CHART_WORDS;
  const yardsticks: readonly RowLevel[] = ['benchmark', 'expected'];
  const levels = [...PEERS, ...yardsticks].filter((level) => blocks.some((block) => rowAt(block, level)));
  const usual = blocks.find(({ scale }) => scale === 'rate')?.unit[language] ?? null;
  const pooled = blocks.flatMap(({ rows }) => rows.find(({ together }) => together) ?? [])[0];
  const notes = [
    caption,
    ...(usual === null ? [] : [`${words.withoutPercent[language]}: ${usual}`]),
    ...(pooled ? [`${TOGETHER} ${pooled.label[language]}`] : []),
  ];
  return {
    caption: notes.join('. '),
    columns: [
      { label: '', numeric: false },
      { label: words[whose][language], numeric: true },
      { label: words.interval[language], numeric: true },
      ...levels.map((level) => ({ label: words[level as keyof typeof words][language], numeric: true })),
    ],
    rows: blocks.map((block) => ({
      header: headerOf(block, usual, language),
      cells: [
        valueAt(block, 'own', language),
        ownInterval(block, language),
        ...levels.map((level) => valueAt(block, level, language)),
      ],
    })),
  };
}

function headerOf({ scale, title, unit }: ComparisonBlock, usual: string | null, language: Language): string {
  const isPlain = scale === 'percent' || unit[language] === usual;
  return isPlain ? title[language] : `${title[language]} (${unit[language]})`;
}

function rowAt(block: ComparisonBlock, level: RowLevel): ComparisonBlock['rows'][number] | undefined {
  return block.rows.find((row) => row.level === level);
}

/** Marks a figure of several municipalities together; the caption says of which. */
const TOGETHER = '*';

/** A hidden figure is a dash here: the picture and its own table say why. */
function valueAt(block: ComparisonBlock, level: RowLevel, language: Language): string {
  const row = rowAt(block, level);
  const value = row?.estimate.value ?? null;
  if (value === null) return '–';
  return `${valueText(value, block, language)}${row?.together ? TOGETHER : ''}`;
}

function ownInterval(block: ComparisonBlock, language: Language): string {
  const estimate = rowAt(block, 'own')?.estimate;
  return estimate && estimate.value !== null
    ? intervalText(estimate.low, estimate.high, block, language)
    : '';
}
