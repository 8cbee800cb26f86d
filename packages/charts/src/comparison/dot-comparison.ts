import type { ComparisonBlock, ComparisonRow } from '@smalspor/domain/reports';
import type { Language } from '@smalspor/domain/texts';
import { createElement, type ReactElement } from 'react';
import { axisWithZero, decimalsOf, round } from '../drawing/axis.ts';
import { horizontalAxis } from '../drawing/axis-marks.ts';
import { fitText } from '../drawing/fit-text.ts';
import { FRAMES, type FrameName } from '../drawing/frame.ts';
import { lineMark, textMark } from '../drawing/marks.ts';
import { PALETTE } from '../drawing/palette.ts';
import { Picture } from '../drawing/picture.ts';
import { textWidth } from '../drawing/text-width.ts';
import { intervalText, valueText } from '../drawing/value-text.ts';
import { CHART_WORDS } from '../tables/chart-words.ts';
import { type ComparisonLayout, layOutComparison } from './comparison-layout.ts';
import { comparisonRow } from './comparison-row.ts';
import { describeComparison } from './comparison-table.ts';

export interface DotComparisonProps {
  readonly block: ComparisonBlock;
  readonly language: Language;
  readonly frame: FrameName;
}

/** Own value against everyone else's, one row each: a dot with its interval, and the figures at the end of the row. */
export function DotComparison({ block, language, frame }: DotComparisonProps): ReactElement {
  const { width, fontSize } = FRAMES[frame];
  const layout = layOutComparison(block, language, width, fontSize);
  const axis = axisWithZero(drawnValues(block), block.scale === 'percent', [
    layout.plotLeft,
    layout.plotRight,
  ]);
  const label = (value: number) => valueText(value, { ...block, decimals: decimalsOf(axis.ticks) }, language);
  return createElement(
    Picture,
    {
      id: `${block.id}-${frame}`,
      width,
      height: layout.height,
      fontSize,
      title: block.title[language],
      description: describeComparison(block, language),
    },
    quartileBand(block, language, layout, axis.position, fontSize),
    horizontalAxis({
      axis,
      top: layout.rowsTop,
      bottom: layout.rowsBottom,
      fontSize,
      left: layout.plotLeft - fontSize,
      right: width,
      label,
    }),
    block.rows.map((row, index) =>
      comparisonRow({ row, block, language, layout, position: axis.position, index, fontSize }),
    ),
  );
}

function drawnValues(block: ComparisonBlock): (number | null)[] {
  const values = block.rows.flatMap((row) => valuesOf(row));
  return block.quartiles ? [...values, block.quartiles.upper] : values;
}

function valuesOf({ estimate, previous }: ComparisonRow): (number | null)[] {
  return estimate.value === null ? [previous] : [estimate.value, estimate.low, estimate.high, previous];
}

/** The middle half of all GPs as a pale band with its own words below: a range, not a target. */
function quartileBand(
  block: ComparisonBlock,
  language: Language,
  layout: ComparisonLayout,
  position: (value: number) => number,
  fontSize: number,
): ReactElement | null {
  if (!block.quartiles) return null;
  const left = position(block.quartiles.lower);
  const right = position(block.quartiles.upper);
  const size = fontSize * 0.85;
  const range = intervalText(block.quartiles.lower, block.quartiles.upper, block, language);
  const text = fitText(`${CHART_WORDS.middleHalf[language]} ${range}`, layout.width, size);
  const half = textWidth(text, size) / 2;
  const centre = Math.min(Math.max((left + right) / 2, half), layout.width - half);
  const bottom = layout.rowsBottom + fontSize * 1.5;
  return createElement(
    'g',
    { key: 'quartiles' },
    createElement('rect', {
      x: left,
      y: layout.rowsTop,
      width: round(Math.max(right - left, 0.5)),
      height: round(layout.rowsBottom - layout.rowsTop),
      fill: PALETTE.band,
    }),
    lineMark({ from: [left, bottom], to: [right, bottom], color: PALETTE.quiet }),
    textMark({ x: centre, y: bottom + size * 1.3, text, anchor: 'middle', color: PALETTE.quiet, size }),
  );
}
