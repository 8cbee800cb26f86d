import type { ComparisonBlock, ComparisonRow, RowLevel } from '@smalspor/domain/reports';
import type { Language } from '@smalspor/domain/texts';
import { createElement, type ReactElement } from 'react';
import { round } from '../drawing/axis.ts';
import { fitText } from '../drawing/fit-text.ts';
import { firstBaseline } from '../drawing/label-lines.ts';
import { lineMark, type MarkShape, textMark, valueMark } from '../drawing/marks.ts';
import { PALETTE } from '../drawing/palette.ts';
import { textWidth } from '../drawing/text-width.ts';
import { CHART_WORDS } from '../tables/chart-words.ts';
import type { ComparisonLayout, RowLayout } from './comparison-layout.ts';

export interface ComparisonRowProps {
  readonly row: ComparisonRow;
  readonly block: ComparisonBlock;
  readonly language: Language;
  readonly layout: ComparisonLayout;
  readonly position: (value: number) => number;
  readonly index: number;
  readonly fontSize: number;
}

const SHAPE_OF: Readonly<Record<RowLevel, MarkShape>> = {
  own: 'own',
  group: 'peer',
  municipality: 'peer',
  county: 'peer',
  nation: 'peer',
  controls: 'peer',
  benchmark: 'benchmark',
  expected: 'expected',
  member: 'peer',
};

/** One row: label, mark with interval, figures; or label and why there is no figure. */
export function comparisonRow(props: ComparisonRowProps): ReactElement | null {
  const { row, layout, index, fontSize } = props;
  const place = layout.rows[index];
  if (!place) return null;
  const own = row.level === 'own';
  const first = place.middle + fontSize * firstBaseline(place.labelLines.length);
  return createElement(
    'g',
    { key: `${row.level}${index}` },
    place.labelLines.map((line, lineIndex) =>
      textMark({ x: 0, y: first + lineIndex * fontSize * 1.15, text: line, bold: own }),
    ),
    row.estimate.value === null ? missing(props, place) : present(props, place, row.estimate),
  );
}

function missing({ row, layout, language, fontSize }: ComparisonRowProps, place: RowLayout): ReactElement {
  const text = (row.note ?? CHART_WORDS.none)[language];
  const size = fontSize * 0.85;
  const fitted = fitText(text, layout.width - layout.plotLeft, size);
  return createElement(
    'g',
    {},
    createElement('rect', {
      x: round(layout.plotLeft),
      y: round(place.middle - size * 0.8),
      width: round(textWidth(fitted, size)),
      height: round(size * 1.6),
      fill: PALETTE.paper,
    }),
    textMark({ x: layout.plotLeft, y: place.middle + size * 0.36, text: fitted, color: PALETTE.quiet, size }),
  );
}

function present(
  { row, position, layout, fontSize }: ComparisonRowProps,
  place: RowLayout,
  estimate: { readonly value: number; readonly low: number | null; readonly high: number | null },
): ReactElement {
  const own = row.level === 'own';
  const radius = fontSize * 0.36;
  const small = fontSize * 0.85;
  const y = place.middle;
  const baseline = place.previous ? y - fontSize * 0.18 : y + fontSize * 0.36;
  const left = layout.plotRight + fontSize;
  return createElement(
    'g',
    {},
    estimate.low !== null && estimate.high !== null
      ? lineMark({
          from: [position(estimate.low), y],
          to: [position(estimate.high), y],
          color: own ? PALETTE.own : PALETTE.peer,
          width: fontSize * (own ? 0.2 : 0.12),
        })
      : null,
    row.previous === null ? null : valueMark('previous', position(row.previous), y, radius),
    valueMark(SHAPE_OF[row.level], position(estimate.value), y, radius),
    textMark({
      x: left,
      y: baseline,
      text: fitText(place.value, layout.width - left, fontSize, true),
      bold: own,
      color: row.level === 'benchmark' ? PALETTE.benchmark : PALETTE.text,
    }),
    place.interval
      ? textMark({
          x: left + textWidth(place.value, fontSize, true) + fontSize * 0.4,
          y: baseline,
          text: place.interval,
          color: PALETTE.quiet,
          size: small,
        })
      : null,
    place.previous
      ? textMark({
          x: left,
          y: baseline + fontSize * 1.15,
          text: fitText(place.previous, layout.width - left, small),
          color: PALETTE.quiet,
          size: small,
        })
      : null,
  );
}
