import type { Language, Localised } from '@smalspor/domain/texts';
import { createElement, type ReactElement } from 'react';
import { round } from '../drawing/axis.ts';
import { fitText, wrapText } from '../drawing/fit-text.ts';
import { FRAMES, type FrameName } from '../drawing/frame.ts';
import { textMark } from '../drawing/marks.ts';
import { PALETTE } from '../drawing/palette.ts';
import { Picture } from '../drawing/picture.ts';
import type { PictureBlock } from '../drawing/picture-block.ts';
import { valueText } from '../drawing/value-text.ts';
import { CHART_WORDS } from '../tables/chart-words.ts';
import type { TableData } from '../tables/table-data.ts';
import { shadesOf } from './shades.ts';

export interface MapTile {
  readonly code: string;
  readonly label: Localised;
  /** From the west and from the north, 0 the first. */
  readonly column: number;
  readonly row: number;
  /** `null` when it is hidden or missing. */
  readonly value: number | null;
  readonly note: Localised | null;
  readonly own: boolean;
}

/** One tile of equal size for each place: a map of places, not of areas, so that no county is loud for being wide. */
export interface TileMapBlock extends PictureBlock {
  readonly tiles: readonly MapTile[];
}

export interface TileMapProps {
  readonly block: TileMapBlock;
  readonly language: Language;
  readonly frame: FrameName;
}

/** Places as tiles, shaded by fourths and each with its name and number. */
export function TileMap({ block, language, frame }: TileMapProps): ReactElement {
  const { width, fontSize } = FRAMES[frame];
  const columns = 1 + Math.max(0, ...block.tiles.map(({ column }) => column));
  const rows = 1 + Math.max(0, ...block.tiles.map(({ row }) => row));
  const side = width / columns;
  const height = Math.min(side, fontSize * 4.4);
  const shadeOf = shadesOf(block.tiles);
  return createElement(
    Picture,
    {
      id: `${block.id}-${frame}`,
      width,
      height: Math.ceil(rows * height + fontSize * 1.6),
      fontSize,
      title: block.title[language],
      description: block.summary[language],
    },
    block.tiles.flatMap((tile) => {
      const [left, top] = [tile.column * side, tile.row * height];
      const shade = tile.value === null ? { fill: PALETTE.band, text: PALETTE.text } : shadeOf(tile.value);
      const small = fontSize * 0.85;
      const gap = fontSize * 0.12;
      const middle = left + side / 2;
      const lines = wrapText(tile.label[language], side - 4 * gap, small, 2);
      const value = tile.value === null ? '–' : valueText(tile.value, block, language);
      return [
        createElement('rect', {
          key: `r${tile.code}`,
          x: round(left + gap),
          y: round(top + gap),
          width: round(side - 2 * gap),
          height: round(height - 2 * gap),
          fill: shade.fill,
          ...(tile.own ? { stroke: PALETTE.benchmark, strokeWidth: round(fontSize * 0.2) } : {}),
        }),
        ...lines.map((text, index) =>
          textMark({
            x: middle,
            y: top + height * 0.42 + small * (1.15 * index - 0.5 * (lines.length - 1)),
            text,
            anchor: 'middle',
            color: shade.text,
            size: small,
          }),
        ),
        textMark({
          x: middle,
          y: top + height * (lines.length > 1 ? 0.86 : 0.76),
          text: fitText(value, side - 4 * gap, fontSize, true),
          anchor: 'middle',
          bold: true,
          color: shade.text,
        }),
      ];
    }),
    textMark({
      x: 0,
      y: rows * height + fontSize * 1.1,
      text: fitText(CHART_WORDS.darker[language], width, fontSize * 0.85),
      color: PALETTE.quiet,
      size: fontSize * 0.85,
    }),
  );
}

/** The tiles of `TileMap`, in the order they are given. */
export function tileMapTable(
  block: PictureBlock & { readonly tiles: readonly Pick<MapTile, 'label' | 'value' | 'note'>[] },
  language: Language,
): TableData {
  return {
    caption: `${block.title[language]} (${block.unit[language]})`,
    columns: [
      { label: CHART_WORDS.unitName[language], numeric: false },
      { label: CHART_WORDS.value[language], numeric: true },
      { label: CHART_WORDS.note[language], numeric: false },
    ],
    rows: block.tiles.map((tile) => ({
      header: tile.label[language],
      cells: [
        tile.value === null ? CHART_WORDS.none[language] : valueText(tile.value, block, language),
        tile.note?.[language] ?? '',
      ],
    })),
  };
}
