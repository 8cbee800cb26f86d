import type { CompositionBlock } from '@smalspor/domain/reports';
import { formatPercent, type Language } from '@smalspor/domain/texts';
import { createElement, type ReactElement } from 'react';
import { round } from '../drawing/axis.ts';
import { fitText, wrapText } from '../drawing/fit-text.ts';
import { FRAMES, type FrameName } from '../drawing/frame.ts';
import { firstBaseline, LABEL_LINES, rowHeight } from '../drawing/label-lines.ts';
import { lineMark, textMark } from '../drawing/marks.ts';
import { PALETTE } from '../drawing/palette.ts';
import { Picture } from '../drawing/picture.ts';
import { spreadLabels } from '../drawing/spread-labels.ts';
import { textWidth } from '../drawing/text-width.ts';
import { CHART_WORDS } from '../tables/chart-words.ts';
import { describeComposition } from './composition-table.ts';

export interface StackedSharesProps {
  readonly block: CompositionBlock;
  readonly language: Language;
  readonly frame: FrameName;
}

type Row = CompositionBlock['rows'][number];

interface BarLayout {
  readonly left: number;
  readonly width: number;
  readonly fontSize: number;
}

/** The first part is the one that the report is about; the others are told apart by place, name and two shades of grey. */
const SHADES = [PALETTE.rule, PALETTE.band] as const;

/** One bar for each level, cut by kind of antibiotic; the kinds are named above the first bar. */
export function StackedShares({ block, language, frame }: StackedSharesProps): ReactElement {
  const { width, fontSize } = FRAMES[frame];
  const labels = block.rows.map((row) =>
    wrapText(row.label[language], width * 0.27, fontSize, LABEL_LINES, row.level === 'own'),
  );
  const left =
    Math.max(0, ...labels.flat().map((label) => textWidth(label, fontSize, true))) + fontSize * 0.8;
  const bar: BarLayout = { left, width: width - left - 1, fontSize };
  const top = fontSize * 4.2;
  const step = fontSize * rowHeight(Math.max(0, ...labels.map((lines) => lines.length)), 2.1);
  return createElement(
    Picture,
    {
      id: `${block.id}-${frame}`,
      width,
      height: Math.ceil(top + step * block.rows.length),
      fontSize,
      title: block.title[language],
      description: describeComposition(block, language),
    },
    partNames(block, language, bar, top, width),
    block.rows.map((row, index) =>
      createElement(
        'g',
        { key: `${row.level}${index}` },
        labels[index]?.map((text, line, { length }) =>
          textMark({
            x: 0,
            y: top + step * index + fontSize * (0.79 + firstBaseline(length) + 1.1 * line),
            text,
            bold: row.level === 'own',
          }),
        ),
        barOf(row, language, bar, top + step * index),
      ),
    ),
  );
}

/** Left edge and width of each share; shares that do not sum to 100 are drawn in proportion. */
function segmentsOf(shares: readonly number[], bar: BarLayout): { x: number; width: number }[] {
  const clean = shares.map((share) => (Number.isFinite(share) && share > 0 ? share : 0));
  const total = clean.reduce((sum, share) => sum + share, 0);
  let x = bar.left;
  return clean.map((share) => {
    const segment = { x, width: total > 0 ? (bar.width * share) / total : 0 };
    x += segment.width;
    return segment;
  });
}

function barOf(row: Row, language: Language, bar: BarLayout, y: number): ReactElement | ReactElement[] {
  const size = bar.fontSize * 0.85;
  const { shares } = row;
  if (shares === null) {
    const text = fitText((row.note ?? CHART_WORDS.none)[language], bar.width, size);
    return textMark({ x: bar.left, y: y + bar.fontSize * 1.1, text, color: PALETTE.quiet, size });
  }
  return segmentsOf(shares, bar).flatMap(({ x, width }, index) => {
    const text = formatPercent(shares[index] ?? 0, 0, language).replace(/\s?%/, '');
    const fits = textWidth(text, size) + size * 0.6 <= width;
    return [
      createElement('rect', {
        key: `s${index}`,
        x: round(x),
        y: round(y),
        width: round(Math.max(width - Math.min(1, width * 0.2), 0)),
        height: round(bar.fontSize * 1.6),
        fill: fillOf(index, row.level === 'own'),
      }),
      ...(fits
        ? [
            textMark({
              x: x + width / 2,
              y: y + bar.fontSize * 1.1,
              text,
              anchor: 'middle',
              color: index === 0 && row.level === 'own' ? PALETTE.paper : PALETTE.text,
              size,
            }),
          ]
        : []),
    ];
  });
}

function fillOf(index: number, own: boolean): string {
  if (index === 0) return own ? PALETTE.own : PALETTE.ownTint;
  return SHADES[index % 2] ?? PALETTE.rule;
}

/** The labels whole where they have room beside one another; else each is cut to an even share of it. */
function labelsWithin(labels: readonly string[], room: number, size: number): string[] {
  const gap = size * 0.6;
  const wanted = labels.reduce((sum, label) => sum + textWidth(label, size) + gap, 0);
  return labels.map((label) => (wanted <= room ? label : fitText(label, room / labels.length - gap, size)));
}

/** Names in two tiers above the first bar that is shown, each tied to its segment by a hair. */
function partNames(
  block: CompositionBlock,
  language: Language,
  bar: BarLayout,
  top: number,
  width: number,
): ReactElement[] {
  const shown = block.rows.find((row) => row.shares !== null)?.shares;
  if (!shown) return [];
  const size = bar.fontSize * 0.85;
  const segments = segmentsOf(shown, bar);
  const tiers = [0, 1].map((tier) =>
    block.parts.map((_, index) => index).filter((index) => index % 2 === tier),
  );
  return tiers.flatMap((members, tier) => {
    const texts = labelsWithin(
      members.map((index) => block.parts[index]?.label[language] ?? ''),
      width - bar.left,
      size,
    );
    const middles = members.map((index) => {
      const segment = segments[index] ?? { x: bar.left, width: 0 };
      return segment.x + segment.width / 2;
    });
    const sizes = texts.map((text) => textWidth(text, size) + size * 0.6);
    const centres = spreadLabels(middles, sizes, bar.left, width);
    const y = bar.fontSize * (tier === 0 ? 0.9 : 2.1);
    return members.flatMap((index, each) => {
      const middle = middles[each] ?? 0;
      const centre = centres[each] ?? middle;
      return [
        lineMark({ from: [centre, y + size * 0.35], to: [middle, top - 1], width: 0.6 }),
        textMark({
          x: centre,
          y,
          text: texts[each] ?? '',
          anchor: 'middle',
          bold: false,
          color: index === 0 ? PALETTE.own : PALETTE.quiet,
          size,
        }),
      ];
    });
  });
}
