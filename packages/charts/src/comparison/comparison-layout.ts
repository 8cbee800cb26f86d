import type { ComparisonBlock, ComparisonRow } from '@smalspor/domain/reports';
import type { Language } from '@smalspor/domain/texts';
import { wrapText } from '../drawing/fit-text.ts';
import { LABEL_LINES, rowHeight } from '../drawing/label-lines.ts';
import { textWidth } from '../drawing/text-width.ts';
import { intervalText, valueText } from '../drawing/value-text.ts';
import { CHART_WORDS } from '../tables/chart-words.ts';

export interface RowLayout {
  readonly middle: number;
  readonly labelLines: readonly string[];
  /** The value, bold for the reader's own; empty where there is none. */
  readonly value: string;
  /** The reader's own interval in parentheses; empty where there is none or no room. Others' stand in the table. */
  readonly interval: string;
  /** The previous report's value below the value; empty where there is none. */
  readonly previous: string;
}

export interface ComparisonLayout {
  readonly width: number;
  readonly height: number;
  readonly plotLeft: number;
  readonly plotRight: number;
  readonly rowsTop: number;
  readonly rowsBottom: number;
  readonly rows: readonly RowLayout[];
}

const LABEL_SHARE = 0.27;
const PLOT_SHARE = 0.28;

/** Places labels, plot and figures; intervals are printed only where they leave the plot its room. */
export function layOutComparison(
  block: ComparisonBlock,
  language: Language,
  width: number,
  fontSize: number,
): ComparisonLayout {
  const bold = (row: ComparisonRow) => row.level === 'own';
  const labels = block.rows.map((row) =>
    wrapText(row.label[language], width * LABEL_SHARE, fontSize, row.together ? LABEL_LINES : 2, bold(row)),
  );
  const figures = block.rows.map((row) => figuresOf(row, block, language));
  const labelWidth = Math.max(
    0,
    ...labels.flatMap((lines) => lines.map((line) => textWidth(line, fontSize, true))),
  );
  const gap = fontSize;
  const room = width * (1 - PLOT_SHARE) - labelWidth - 2 * gap;
  const showIntervals = figuresWidth(figures, fontSize, true) <= room;
  const valueWidth = Math.min(figuresWidth(figures, fontSize, showIntervals), Math.max(room, 0));
  let y = fontSize * 0.3;
  const rowsTop = y;
  const rows = block.rows.map((_, index): RowLayout => {
    const lines = labels[index] ?? [];
    const figure = figures[index] ?? { value: '', interval: '', previous: '' };
    const isHigh = lines.length > 1 || figure.previous !== '';
    const height = fontSize * rowHeight(lines.length, isHigh ? 2.7 : 1.9);
    const middle = y + height / 2;
    y += height;
    return { ...figure, interval: showIntervals ? figure.interval : '', middle, labelLines: lines };
  });
  return {
    width,
    plotLeft: labelWidth + gap,
    plotRight: width - valueWidth - gap,
    rowsTop,
    rowsBottom: y,
    height: Math.ceil(y + fontSize * (block.quartiles ? 3.1 : 1.6)),
    rows,
  };
}

type Figures = Pick<RowLayout, 'value' | 'interval' | 'previous'>;

function figuresOf(row: ComparisonRow, block: ComparisonBlock, language: Language): Figures {
  const { estimate } = row;
  const previous =
    row.previous === null
      ? ''
      : `${CHART_WORDS.before[language].toLowerCase()} ${valueText(row.previous, block, language)}`;
  if (estimate.value === null) return { value: '', interval: '', previous };
  const interval = row.level === 'own' ? intervalText(estimate.low, estimate.high, block, language) : '';
  return {
    value: valueText(estimate.value, block, language),
    interval: interval && `(${interval})`,
    previous,
  };
}

function figuresWidth(figures: readonly Figures[], fontSize: number, withIntervals: boolean): number {
  const small = fontSize * 0.85;
  return Math.max(
    0,
    ...figures.map(({ value, interval, previous }) =>
      Math.max(
        textWidth(value, fontSize, true) +
          (withIntervals && interval ? fontSize * 0.4 + textWidth(interval, small) : 0),
        textWidth(previous, small),
      ),
    ),
  );
}
