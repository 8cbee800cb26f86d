import { formatNumber, type Language } from '@smalspor/domain/texts';
import { createElement, type ReactElement } from 'react';
import { type Axis, axisWithZero, decimalsOf, round } from '../drawing/axis.ts';
import { horizontalAxis } from '../drawing/axis-marks.ts';
import { fitText } from '../drawing/fit-text.ts';
import { FRAMES, type FrameName } from '../drawing/frame.ts';
import { lineMark, textMark } from '../drawing/marks.ts';
import { PALETTE } from '../drawing/palette.ts';
import { Picture } from '../drawing/picture.ts';
import { textWidth } from '../drawing/text-width.ts';
import { CHART_WORDS } from '../tables/chart-words.ts';
import type { BarValue, BeforeAfterBlock, BeforeAfterRow } from './before-after-block.ts';
import { changeWritten, describeBeforeAfter, meanwhileWritten } from './before-after-table.ts';

export interface BeforeAfterBarsProps {
  readonly block: BeforeAfterBlock;
  readonly language: Language;
  readonly frame: FrameName;
}

interface BarsLayout {
  readonly width: number;
  readonly fontSize: number;
  readonly left: number;
  readonly valueLeft: number;
  readonly axis: Axis;
}

/** Before in grey and after in colour, one pair for each area, each bar with its interval; the change at the end. */
export function BeforeAfterBars({ block, language, frame }: BeforeAfterBarsProps): ReactElement {
  const { width, fontSize } = FRAMES[frame];
  const texts = block.rows.map((row) => changeWritten(row, block, language));
  const meanwhile = block.rows.map((row) => meanwhileWritten(row, block, language));
  const valueWidth = Math.max(
    0,
    ...texts.map((text) => textWidth(text, fontSize, true)),
    ...meanwhile.map((text) => textWidth(text, fontSize * 0.85)),
  );
  const widest = Math.max(0, ...block.rows.map(({ label }) => textWidth(label[language], fontSize)));
  const left = Math.min(widest, width * 0.36) + fontSize;
  const right = Math.max(width - Math.min(valueWidth, width * 0.28) - fontSize, left + width * 0.2);
  const axis = axisWithZero(
    block.rows.flatMap(({ before, after }) =>
      [before, after].flatMap((each) => [each?.value ?? null, each?.high ?? null]),
    ),
    false,
    [left, right],
    4,
  );
  const layout: BarsLayout = { width, fontSize, left, valueLeft: right + fontSize * 0.75, axis };
  const top = fontSize * 1.8;
  const step = fontSize * 2.4;
  const bottom = top + step * block.rows.length;
  const decimals = decimalsOf(axis.ticks);
  return createElement(
    Picture,
    {
      id: `${block.id}-${frame}`,
      width,
      height: Math.ceil(bottom + fontSize * 1.6),
      fontSize,
      title: block.title[language],
      description: describeBeforeAfter(block, language),
    },
    horizontalAxis({
      axis,
      top,
      bottom,
      fontSize,
      left: left - fontSize,
      right: width,
      label: (value) => formatNumber(value, decimals, language),
    }),
    key(language, layout),
    block.rows.map((row, index) =>
      pairOf(
        row,
        { change: texts[index] ?? '', meanwhile: meanwhile[index] ?? '' },
        language,
        layout,
        top + step * (index + 0.5),
      ),
    ),
  );
}

/** Which colour is which, above the first pair. */
function key(language: Language, { left, fontSize, width }: BarsLayout): ReactElement {
  const size = fontSize * 0.85;
  const side = size * 0.8;
  let x = left;
  const parts = [
    { text: CHART_WORDS.before[language], color: PALETTE.rule },
    { text: CHART_WORDS.after[language], color: PALETTE.own },
  ].map(({ text, color }) => {
    const at = x;
    x += side + size * 0.5 + textWidth(text, size) + size * 1.5;
    return createElement(
      'g',
      { key: text },
      createElement('rect', {
        x: round(at),
        y: round(size * 0.2),
        width: round(side),
        height: round(side),
        fill: color,
      }),
      textMark({
        x: at + side + size * 0.5,
        y: size,
        text: fitText(text, width - at, size),
        size,
        color: PALETTE.quiet,
      }),
    );
  });
  return createElement('g', { key: 'key' }, parts);
}

function pairOf(
  row: BeforeAfterRow,
  { change, meanwhile }: { readonly change: string; readonly meanwhile: string },
  language: Language,
  layout: BarsLayout,
  y: number,
): ReactElement {
  const { fontSize, left, valueLeft, width } = layout;
  const label = textMark({
    x: 0,
    y: y + fontSize * 0.36,
    text: fitText(row.label[language], left - fontSize * 0.5, fontSize),
  });
  if (row.before === null || row.after === null) {
    const size = fontSize * 0.85;
    const text = fitText((row.note ?? CHART_WORDS.none)[language], width - left, size);
    return createElement(
      'g',
      { key: row.id },
      label,
      createElement('rect', {
        x: round(left),
        y: round(y - size),
        width: round(textWidth(text, size)),
        height: round(size * 2),
        fill: PALETTE.paper,
      }),
      textMark({ x: left, y: y + size * 0.36, text, color: PALETTE.quiet, size }),
    );
  }
  const thick = fontSize * 0.8;
  return createElement(
    'g',
    { key: row.id },
    label,
    bar(row.before, PALETTE.rule, PALETTE.text, y - thick, layout),
    bar(row.after, PALETTE.own, PALETTE.paper, y, layout),
    textMark({
      x: valueLeft,
      y: meanwhile === '' ? y + fontSize * 0.36 : y - fontSize * 0.05,
      text: fitText(change, width - valueLeft, fontSize, true),
      bold: true,
    }),
    meanwhile === ''
      ? null
      : textMark({
          x: valueLeft,
          y: y + fontSize * 0.9,
          text: fitText(meanwhile, width - valueLeft, fontSize * 0.85),
          size: fontSize * 0.85,
          color: PALETTE.quiet,
        }),
  );
}

function bar(
  value: BarValue,
  color: string,
  inside: string,
  y: number,
  { axis, fontSize }: BarsLayout,
): ReactElement {
  const thick = fontSize * 0.8;
  const [from, to] = [axis.position(0), axis.position(value.value)];
  const middle = y + thick / 2;
  const { low, high } = value;
  return createElement(
    'g',
    { key: color },
    createElement('rect', {
      x: from,
      y: round(y),
      width: round(Math.max(to - from, 0)),
      height: round(thick * 0.9),
      fill: color,
    }),
    low === null || high === null
      ? null
      : [
          lineMark({ from: [axis.position(low), middle], to: [to, middle], color: inside, width: 1.2 }),
          lineMark({
            from: [to, middle],
            to: [axis.position(high), middle],
            color: PALETTE.text,
            width: 1.2,
          }),
        ],
  );
}
