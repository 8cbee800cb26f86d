import { formatNumber, type Language, type Localised } from '@smalspor/domain/texts';
import { createElement, type ReactElement } from 'react';
import { axisOver } from '../drawing/axis.ts';
import { fitText } from '../drawing/fit-text.ts';
import { FRAMES, type FrameName } from '../drawing/frame.ts';
import { lineMark, textMark, valueMark } from '../drawing/marks.ts';
import { PALETTE } from '../drawing/palette.ts';
import { Picture } from '../drawing/picture.ts';
import type { PictureBlock } from '../drawing/picture-block.ts';
import { textWidth } from '../drawing/text-width.ts';
import { valueText } from '../drawing/value-text.ts';
import { tickRoom, verticalAxis } from '../drawing/vertical-axis.ts';
import { CHART_WORDS } from '../tables/chart-words.ts';
import type { TableData } from '../tables/table-data.ts';

/** Neighbours in the order of their adjusted values: ten or more doctors and never one alone, or one place. */
export interface CaterpillarBin {
  readonly from: number;
  readonly to: number;
  /** Of a place; doctors have none. */
  readonly label: Localised | null;
  readonly shrunken: number;
  readonly low: number;
  readonly high: number;
  readonly raw: number | null;
  /** The reader is among them. */
  readonly own: boolean;
}

export interface CaterpillarBlock extends PictureBlock {
  /** From the lowest to the highest; empty where there are too few to hide each. */
  readonly bins: readonly CaterpillarBin[];
  /** What the bins count. */
  readonly countedLabel: Localised;
  readonly target: number;
  readonly targetLabel: Localised;
  /** The name of the bin that holds the reader. */
  readonly ownLabel: Localised;
}

export interface CaterpillarChartProps {
  readonly block: CaterpillarBlock;
  readonly language: Language;
  readonly frame: FrameName;
}

const PLOT_HEIGHT = 14;

/** Bins from the lowest to the highest adjusted value with intervals, the unadjusted value as a ring beside: how much is chance. */
export function CaterpillarChart({ block, language, frame }: CaterpillarChartProps): ReactElement {
  const { width, fontSize } = FRAMES[frame];
  const small = fontSize * 0.85;
  const top = fontSize * 2.4;
  const bottom = top + fontSize * PLOT_HEIGHT;
  const values = [block.target, ...block.bins.flatMap((bin) => [bin.low, bin.high, bin.shrunken, bin.raw])];
  const axis = axisOver(values, block.scale === 'percent', [bottom, top]);
  const left = Math.min(tickRoom(axis, block, language, fontSize), width * 0.3);
  const right = width - fontSize * 0.5;
  const step = (right - left) / Math.max(1, block.bins.length);
  const middle = axis.position(block.target);
  return createElement(
    Picture,
    {
      id: `${block.id}-${frame}`,
      width,
      height: Math.ceil(bottom + fontSize * 1.8),
      fontSize,
      title: block.title[language],
      description: block.summary[language],
    },
    key(language, left, right, fontSize),
    verticalAxis(axis, { left, right }, block, language, fontSize),
    lineMark({ from: [left, middle], to: [right, middle], color: PALETTE.quiet, width: 1, dashed: true }),
    block.bins.flatMap((bin, index) => {
      const x = left + step * (index + 0.5);
      const radius = Math.min(fontSize * 0.3, step * 0.35);
      return [
        lineMark({
          from: [x, axis.position(bin.low)],
          to: [x, axis.position(bin.high)],
          color: bin.own ? PALETTE.own : PALETTE.peer,
          width: bin.own ? fontSize * 0.22 : fontSize * 0.12,
        }),
        ...(bin.raw === null ? [] : [valueMark('expected', x, axis.position(bin.raw), radius * 0.9)]),
        valueMark(bin.own ? 'own' : 'peer', x, axis.position(bin.shrunken), radius),
      ];
    }),
    // Values rise to the right: the corner below the line is free there.
    textMark({
      x: right,
      y: middle + small * 1.1,
      text: fitText(
        `${block.targetLabel[language]} ${valueText(block.target, block, language)}`,
        right - left,
        small,
      ),
      anchor: 'end',
      color: PALETTE.quiet,
      size: small,
    }),
    ownName(block, language, { left, right, step, fontSize }, (value) => axis.position(value)),
    block.bins.length === 0
      ? textMark({ x: left, y: bottom - fontSize, text: CHART_WORDS.none[language], color: PALETTE.quiet })
      : [
          textMark({
            x: left,
            y: bottom + small * 1.5,
            text: CHART_WORDS.lowest[language],
            color: PALETTE.quiet,
            size: small,
          }),
          textMark({
            x: right,
            y: bottom + small * 1.5,
            text: CHART_WORDS.highest[language],
            anchor: 'end',
            color: PALETTE.quiet,
            size: small,
          }),
        ],
  );
}

interface Room {
  readonly left: number;
  readonly right: number;
  readonly step: number;
  readonly fontSize: number;
}

/** The reader's name above the interval of the bin. */
function ownName(
  { bins, ownLabel }: CaterpillarBlock,
  language: Language,
  { left, right, step, fontSize }: Room,
  place: (value: number) => number,
): ReactElement | null {
  const index = bins.findIndex(({ own }) => own);
  const bin = bins[index];
  if (!bin) return null;
  const text = fitText(ownLabel[language], right - left, fontSize, true);
  const half = textWidth(text, fontSize, true) / 2;
  const centre = Math.min(Math.max(left + step * (index + 0.5), left + half), right - half);
  const y = place(Math.max(bin.high, bin.raw ?? bin.high)) - fontSize * 0.5;
  return textMark({ x: centre, y, text, anchor: 'middle', bold: true, color: PALETTE.own });
}

/** What the dot and the ring are. */
function key(language: Language, left: number, right: number, fontSize: number): ReactElement[] {
  const size = fontSize * 0.85;
  const y = fontSize;
  const half = (right - left) / 2;
  const adjusted = fitText(CHART_WORDS.adjusted[language], half * 1.2, size);
  const second = left + fontSize * 2 + textWidth(adjusted, size);
  return [
    valueMark('peer', left + fontSize * 0.4, y - size * 0.35, fontSize * 0.3),
    textMark({ x: left + fontSize, y, text: adjusted, color: PALETTE.quiet, size }),
    valueMark('expected', second + fontSize * 0.4, y - size * 0.35, fontSize * 0.27),
    textMark({
      x: second + fontSize,
      y,
      text: fitText(CHART_WORDS.raw[language], right - second - fontSize, size),
      color: PALETTE.quiet,
      size,
    }),
  ];
}

function rankText({ from, to }: CaterpillarBin, language: Language): string {
  const [first, last] = [formatNumber(from, 0, language), formatNumber(to, 0, language)];
  return from === to ? first : `${first}–${last}`;
}

/** The bins of `CaterpillarChart`. */
export function caterpillarTable(block: CaterpillarBlock, language: Language): TableData {
  const words = CHART_WORDS;
  const print = (value: number | null) =>
    value === null ? words.none[language] : valueText(value, block, language);
  return {
    caption: `${block.title[language]} (${block.unit[language]}). ${block.targetLabel[language]}: ${print(block.target)}`,
    columns: [
      { label: words.rank[language], numeric: false },
      { label: block.countedLabel[language], numeric: block.bins.every(({ label }) => label === null) },
      { label: words.adjusted[language], numeric: true },
      { label: words.interval[language], numeric: true },
      { label: words.raw[language], numeric: true },
    ],
    rows: block.bins.map((bin) => ({
      header: rankText(bin, language),
      cells: [
        bin.label?.[language] ?? formatNumber(bin.to - bin.from + 1, 0, language),
        print(bin.shrunken),
        `${print(bin.low)} ${words.upTo[language]} ${print(bin.high)}`,
        print(bin.raw),
      ],
    })),
  };
}
