import type { ChangeBlock, ChangeRow } from '@smalspor/domain/reports';
import { formatNumber, type Language } from '@smalspor/domain/texts';
import { createElement, type ReactElement } from 'react';
import { type Axis, axisAroundZero } from '../drawing/axis.ts';
import { horizontalAxis } from '../drawing/axis-marks.ts';
import { fitText, wrapText } from '../drawing/fit-text.ts';
import { FRAMES, type FrameName } from '../drawing/frame.ts';
import { firstBaseline, LABEL_LINES, rowHeight } from '../drawing/label-lines.ts';
import { lineMark, textMark, valueMark } from '../drawing/marks.ts';
import { PALETTE } from '../drawing/palette.ts';
import { Picture } from '../drawing/picture.ts';
import { textWidth } from '../drawing/text-width.ts';
import { CHART_WORDS } from '../tables/chart-words.ts';
import { changeText, describeChange, fromTo } from './change-table.ts';

export interface ChangeChartProps {
  readonly block: ChangeBlock;
  readonly language: Language;
  readonly frame: FrameName;
}

interface ChangeLayout {
  readonly width: number;
  readonly fontSize: number;
  readonly plotLeft: number;
  readonly valueLeft: number;
  readonly axis: Axis;
}

/** How much each level changed, around a line at «no change»: own with interval first, the others in grey. */
export function ChangeChart({ block, language, frame }: ChangeChartProps): ReactElement {
  const { width, fontSize } = FRAMES[frame];
  const labels = block.rows.map((row) =>
    wrapText(row.label[language], width * 0.27, fontSize, LABEL_LINES, row.level === 'own'),
  );
  const labelWidth = Math.max(0, ...labels.flat().map((line) => textWidth(line, fontSize, true)));
  const small = fontSize * 0.85;
  const valueWidth = Math.max(
    0,
    ...block.rows.map((row) =>
      Math.max(
        textWidth(changeText(row.change, block, language), fontSize, true),
        textWidth(fromTo(row, block, language), small),
      ),
    ),
  );
  const plotLeft = labelWidth + fontSize;
  const plotRight = Math.max(width - Math.min(valueWidth, width * 0.34) - fontSize, plotLeft + width * 0.2);
  const axis = axisAroundZero(
    block.rows.flatMap((row) => [row.change, row.low, row.high]),
    [plotLeft, plotRight],
  );
  const layout: ChangeLayout = { width, fontSize, plotLeft, valueLeft: plotRight + fontSize, axis };
  const top = fontSize * 1.4;
  const step = fontSize * rowHeight(Math.max(0, ...labels.map((lines) => lines.length)), 2.7);
  const bottom = top + step * block.rows.length;
  const zero = axis.position(0);
  return createElement(
    Picture,
    {
      id: `${block.id}-${frame}`,
      width,
      height: Math.ceil(bottom + fontSize * 1.6),
      fontSize,
      title: block.title[language],
      description: describeChange(block, language),
    },
    horizontalAxis({
      axis,
      top,
      bottom,
      fontSize,
      left: plotLeft - fontSize,
      right: width,
      label: (value) => signed(value, language),
    }),
    lineMark({ from: [zero, top - 2], to: [zero, bottom], color: PALETTE.text, width: 1 }),
    zeroName(language, zero, layout),
    block.rows.map((row, index) =>
      changeRow(row, labels[index] ?? [], block, language, layout, top + step * (index + 0.5)),
    ),
  );
}

function signed(value: number, language: Language): string {
  return `${value > 0 ? '+' : ''}${formatNumber(value, 0, language)}`;
}

function zeroName(language: Language, zero: number, { fontSize, width }: ChangeLayout): ReactElement {
  const size = fontSize * 0.85;
  const text = CHART_WORDS.noChange[language];
  const half = textWidth(text, size) / 2;
  return textMark({
    x: Math.min(Math.max(zero, half), width - half),
    y: size,
    text,
    anchor: 'middle',
    color: PALETTE.quiet,
    size,
  });
}

function changeRow(
  row: ChangeRow,
  lines: readonly string[],
  block: ChangeBlock,
  language: Language,
  layout: ChangeLayout,
  y: number,
): ReactElement {
  const { fontSize } = layout;
  const own = row.level === 'own';
  const first = y + fontSize * firstBaseline(lines.length);
  return createElement(
    'g',
    { key: row.level },
    lines.map((text, index) => textMark({ x: 0, y: first + index * fontSize * 1.15, text, bold: own })),
    row.change === null
      ? missing(row, language, layout, y)
      : present(row, row.change, block, language, layout, y),
  );
}

function missing(row: ChangeRow, language: Language, layout: ChangeLayout, y: number): ReactElement {
  const size = layout.fontSize * 0.85;
  const text = fitText((row.note ?? CHART_WORDS.none)[language], layout.width - layout.plotLeft, size);
  return createElement(
    'g',
    {},
    createElement('rect', {
      x: layout.plotLeft,
      y: y - size,
      width: textWidth(text, size),
      height: size * 2,
      fill: PALETTE.paper,
    }),
    textMark({ x: layout.plotLeft, y: y + size * 0.36, text, color: PALETTE.quiet, size }),
  );
}

function present(
  row: ChangeRow,
  change: number,
  block: ChangeBlock,
  language: Language,
  layout: ChangeLayout,
  y: number,
): ReactElement {
  const { fontSize, axis, valueLeft, width } = layout;
  const own = row.level === 'own';
  const size = fontSize * 0.85;
  const room = width - valueLeft;
  return createElement(
    'g',
    {},
    row.low !== null && row.high !== null
      ? lineMark({
          from: [axis.position(row.low), y],
          to: [axis.position(row.high), y],
          color: own ? PALETTE.own : PALETTE.peer,
          width: fontSize * (own ? 0.2 : 0.12),
        })
      : null,
    valueMark(own ? 'own' : 'peer', axis.position(change), y, fontSize * 0.36),
    textMark({
      x: valueLeft,
      y: y - fontSize * 0.12,
      text: fitText(changeText(change, block, language), room, fontSize, true),
      bold: own,
    }),
    textMark({
      x: valueLeft,
      y: y + fontSize,
      text: fitText(fromTo(row, block, language), room, size),
      color: PALETTE.quiet,
      size,
    }),
  );
}
