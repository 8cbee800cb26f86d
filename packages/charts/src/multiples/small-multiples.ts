import { formatMonthShort, type Language, type Localised } from '@smalspor/domain/texts';
import { createElement, type ReactElement } from 'react';
import { type Axis, axisOver, round } from '../drawing/axis.ts';
import { fitText } from '../drawing/fit-text.ts';
import { FRAMES, type FrameName } from '../drawing/frame.ts';
import { lineMark, textMark, valueMark } from '../drawing/marks.ts';
import { PALETTE } from '../drawing/palette.ts';
import { Picture } from '../drawing/picture.ts';
import type { PictureBlock } from '../drawing/picture-block.ts';
import { valueText } from '../drawing/value-text.ts';
import { tickRoom, verticalAxis } from '../drawing/vertical-axis.ts';
import { CHART_WORDS } from '../tables/chart-words.ts';
import type { TableData } from '../tables/table-data.ts';

export interface MultiplePanel {
  readonly label: Localised;
  /** One for each of the block's ends; `null` when it is hidden or missing. */
  readonly values: readonly (number | null)[];
  readonly own: boolean;
}

/** The same figure of many places side by side, on one scale, each over the common line in grey. */
export interface SmallMultiplesBlock extends PictureBlock {
  /** Last months of the periods, `YYYY-MM`, in the order of time. */
  readonly ends: readonly string[];
  readonly panels: readonly MultiplePanel[];
  readonly common: { readonly label: Localised; readonly values: readonly (number | null)[] };
}

export interface SmallMultiplesProps {
  readonly block: SmallMultiplesBlock;
  readonly language: Language;
  readonly frame: FrameName;
}

const COLUMNS: Record<FrameName, number> = { phone: 2, wide: 4, printHalf: 3, printFull: 5 };
const PANEL_HEIGHT = 5;
const TICKS = 3;

/** A panel for each place, in the order given; the scale of values stands once, at the left of each row. */
export function SmallMultiples({ block, language, frame }: SmallMultiplesProps): ReactElement {
  const { width, fontSize } = FRAMES[frame];
  const small = fontSize * 0.85;
  const values = [...block.panels.flatMap((panel) => panel.values), ...block.common.values];
  const isPercent = block.scale === 'percent';
  const left = Math.min(
    tickRoom(axisOver(values, isPercent, [0, 1], TICKS), block, language, fontSize),
    width * 0.3,
  );
  const columns = Math.max(1, Math.min(COLUMNS[frame], block.panels.length));
  const gap = fontSize * 0.8;
  const side = (width - left - fontSize * 0.3 - (columns - 1) * gap) / columns;
  const rowHeight = fontSize * (PANEL_HEIGHT + 2.1);
  const rows = Math.ceil(block.panels.length / columns);
  return createElement(
    Picture,
    {
      id: `${block.id}-${frame}`,
      width,
      height: Math.ceil(rows * rowHeight + fontSize * 1.8),
      fontSize,
      title: block.title[language],
      description: block.summary[language],
    },
    block.panels.flatMap((panel, index) => {
      const [column, row] = [index % columns, Math.floor(index / columns)];
      const from = left + column * (side + gap);
      const top = row * rowHeight + fontSize * 1.6;
      const bottom = top + fontSize * PANEL_HEIGHT;
      const axis = axisOver(values, isPercent, [bottom, top], TICKS);
      const x = (at: number) =>
        round(from + (block.ends.length < 2 ? side / 2 : (side * at) / (block.ends.length - 1)));
      const room = { left: from, right: from + side };
      return [
        ...(column === 0
          ? verticalAxis(axis, room, block, language, fontSize)
          : axis.ticks.map((tick) =>
              lineMark({
                from: [from, axis.position(tick)],
                to: [from + side, axis.position(tick)],
                width: 0.5,
              }),
            )),
        textMark({
          x: from,
          y: top - fontSize * 0.5,
          text: fitText(panel.label[language], side, fontSize, panel.own),
          bold: panel.own,
          color: panel.own ? PALETTE.own : PALETTE.text,
        }),
        ...strokes(block.common.values, x, axis, PALETTE.peer, 1),
        ...strokes(panel.values, x, axis, PALETTE.own, fontSize * 0.16),
        ...lastMark(panel.values, x, axis, fontSize * 0.22),
      ];
    }),
    textMark({
      x: left,
      y: rows * rowHeight + fontSize * 1.2,
      text: fitText(footOf(block, language), width - left, small),
      color: PALETTE.quiet,
      size: small,
    }),
  );
}

/** What the grey line is and which time the panels cover. */
function footOf({ ends, common }: SmallMultiplesBlock, language: Language): string {
  const [first, last] = [ends[0], ends.at(-1)];
  const span =
    first && last ? ` ${formatMonthShort(first, language)}–${formatMonthShort(last, language)}` : '';
  return `${CHART_WORDS.greyLine[language]}: ${common.label[language]}.${span}`;
}

/** Lines between neighbours that both are known. */
function strokes(
  values: readonly (number | null)[],
  x: (index: number) => number,
  axis: Axis,
  color: string,
  width: number,
): ReactElement[] {
  return values.flatMap((value, index) => {
    const before = values[index - 1];
    if (value === null || before === null || before === undefined) return [];
    return [
      lineMark({
        from: [x(index - 1), axis.position(before)],
        to: [x(index), axis.position(value)],
        color,
        width: round(width),
      }),
    ];
  });
}

function lastMark(
  values: readonly (number | null)[],
  x: (index: number) => number,
  axis: Axis,
  radius: number,
): ReactElement[] {
  const index = values.findLastIndex((value) => value !== null);
  const value = values[index];
  return value === null || value === undefined
    ? []
    : [valueMark('own', x(index), axis.position(value), radius)];
}

/** The panels of `SmallMultiples`: a row for each period, a column for each place. */
export function smallMultiplesTable(block: SmallMultiplesBlock, language: Language): TableData {
  const series = [...block.panels, block.common];
  return {
    caption: `${block.title[language]} (${block.unit[language]})`,
    columns: [
      { label: CHART_WORDS.to[language], numeric: false },
      ...series.map(({ label }) => ({ label: label[language], numeric: true })),
    ],
    rows: block.ends.map((end, index) => ({
      header: formatMonthShort(end, language),
      cells: series.map(({ values }) => {
        const value = values[index];
        return value === null || value === undefined
          ? CHART_WORDS.none[language]
          : valueText(value, block, language);
      }),
    })),
  };
}
