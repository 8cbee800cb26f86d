import { formatChange, formatNumber, formatRange, type Language } from '@smalspor/domain/texts';
import { CHART_WORDS } from '../tables/chart-words.ts';
import type { TableData } from '../tables/table-data.ts';
import type { BarValue, BeforeAfterBlock, BeforeAfterRow } from './before-after-block.ts';

/** `8,7 (8,1–9,3)`. */
function written(value: BarValue | null, language: Language): string {
  if (value === null) return CHART_WORDS.none[language];
  const { low, high } = value;
  const interval = low === null || high === null ? '' : ` (${formatRange(low, high, 1, language)})`;
  return `${formatNumber(value.value, 1, language)}${interval}`;
}

/** `−16 % (−21–−11)`; empty where there is none. */
export function changeWritten(
  { change }: Pick<BeforeAfterRow, 'change'>,
  { changeDecimals }: Pick<BeforeAfterBlock, 'changeDecimals'>,
  language: Language,
): string {
  return change === null ? '' : formatChange(change.value, language, changeDecimals);
}

function unitsWritten({ before, after }: BeforeAfterRow): string {
  if (before === null || after === null || before.homes === null || after.homes === null) return '';
  return `${before.homes} / ${after.homes}`;
}

function intervalWritten(
  { change }: BeforeAfterRow,
  { changeDecimals = 0 }: BeforeAfterBlock,
  language: Language,
): string {
  if (change === null || change.low === null || change.high === null) return '';
  return formatRange(change.low, change.high, changeDecimals, language);
}

/** What happened meanwhile, `ikke med −4 %` of the same area, or else `kontroll −5 %`; empty where neither is known. */
export function meanwhileWritten(
  { others = null, controls }: Pick<BeforeAfterRow, 'others' | 'controls'>,
  { words, changeDecimals }: Pick<BeforeAfterBlock, 'words' | 'changeDecimals'>,
  language: Language,
): string {
  const [word, beside] = others === null ? [words.control, controls] : [words.other, others];
  if (beside === null) return '';
  return `${word?.[language] ?? ''} ${formatChange(beside.change, language, changeDecimals)}`.trim();
}

/** The figures of `BeforeAfterBars`. */
export function beforeAfterTable(block: BeforeAfterBlock, language: Language): TableData {
  const { words } = block;
  const hasNotes = block.rows.some((row) => row.note !== null);
  return {
    caption: `${block.title[language]} (${block.unit[language]})`,
    columns: [
      { label: words.area[language], numeric: false },
      { label: CHART_WORDS.before[language], numeric: true },
      { label: CHART_WORDS.after[language], numeric: true },
      { label: CHART_WORDS.change[language], numeric: true },
      { label: CHART_WORDS.interval[language], numeric: true },
      { label: words.homes[language], numeric: true },
      ...(words.others === undefined ? [] : [{ label: words.others[language], numeric: false }]),
      { label: words.controls[language], numeric: false },
      ...(hasNotes ? [{ label: CHART_WORDS.note[language], numeric: false }] : []),
    ],
    rows: block.rows.map((row) => ({
      header: row.label[language],
      cells: [
        written(row.before, language),
        written(row.after, language),
        changeWritten(row, block, language),
        intervalWritten(row, block, language),
        unitsWritten(row),
        ...(words.others === undefined ? [] : [row.others?.text[language] ?? '']),
        row.controls?.text[language] ?? '',
        ...(hasNotes ? [row.note?.[language] ?? ''] : []),
      ],
    })),
  };
}

/** The picture in words. */
export function describeBeforeAfter(block: BeforeAfterBlock, language: Language): string {
  const rows = block.rows.map((row) => {
    const values = `${written(row.before, language)} ${CHART_WORDS.upTo[language]} ${written(row.after, language)}`;
    const told = row.before === null ? (row.note ?? CHART_WORDS.none)[language] : values;
    const meanwhile = meanwhileWritten(row, block, language);
    return `${row.label[language]}: ${told}${meanwhile === '' ? '' : ` (${meanwhile})`}`;
  });
  return [block.summary[language], `${rows.join('; ')}.`].filter(Boolean).join(' ');
}
