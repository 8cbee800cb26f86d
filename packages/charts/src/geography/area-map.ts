import type { Language, Localised } from '@smalspor/domain/texts';
import { createElement, type ReactElement } from 'react';
import { round } from '../drawing/axis.ts';
import { wrapText } from '../drawing/fit-text.ts';
import { FRAMES, type FrameName } from '../drawing/frame.ts';
import { textMark } from '../drawing/marks.ts';
import { PALETTE } from '../drawing/palette.ts';
import { Picture } from '../drawing/picture.ts';
import type { PictureBlock } from '../drawing/picture-block.ts';
import { textWidth } from '../drawing/text-width.ts';
import { valueText } from '../drawing/value-text.ts';
import { CHART_WORDS } from '../tables/chart-words.ts';
import type { TableData } from '../tables/table-data.ts';
import { shadesOf } from './shades.ts';
import { tileMapTable } from './tile-map.ts';

export interface MapArea {
  readonly code: string;
  readonly label: Localised;
  /** Moves and lines in the units of the map; `null` for an area that the map has no borders of. */
  readonly outline: {
    readonly path: string;
    readonly label: {
      readonly x: number;
      readonly y: number;
      readonly room: number;
      readonly height: number;
    };
  } | null;
  /** `null` when it is hidden or missing. */
  readonly value: number | null;
  readonly note: Localised | null;
  readonly own: boolean;
}

/** Areas with borders of their own, on one plane. */
export interface AreaMapBlock extends PictureBlock {
  readonly width: number;
  readonly height: number;
  readonly areas: readonly MapArea[];
  /** Outlines of areas that nothing is told of here, drawn empty so that the others lie where they do. */
  readonly around: readonly string[];
}

export interface AreaMapProps {
  readonly block: AreaMapBlock;
  readonly language: Language;
  readonly frame: FrameName;
}

/** A country is often higher than it is wide; no picture is much higher than a screen. */
const HIGHEST = 1.15;

/** Areas shaded by fourths, hatched where the value is hidden. Names and values that have no room in their area stand below. */
export function AreaMap({ block, language, frame }: AreaMapProps): ReactElement {
  const { width, fontSize } = FRAMES[frame];
  const scale = Math.min(width / Math.max(1, block.width), (width * HIGHEST) / Math.max(1, block.height));
  const left = (width - block.width * scale) / 2;
  const bottom = block.height * scale;
  const placed = (path: string) =>
    path.replaceAll(
      /(\d+) (\d+)/g,
      (_, x, y) => `${round(left + Number(x) * scale)} ${round(Number(y) * scale)}`,
    );
  const shadeOf = shadesOf(block.areas);
  const small = fontSize * 0.85;
  const gap = fontSize * 0.3;
  const hatch = `${block.id}-${frame}-hatch`;
  const drawn = block.areas.map((area) => {
    const { outline, label, value } = area;
    const texts = [label[language], value === null ? '–' : valueText(value, block, language)] as const;
    const box = outline?.label ?? { room: 0, height: 0, y: 0 };
    const [room, high, y] = [box.room * scale, box.height * scale, box.y * scale];
    const widest = Math.max(textWidth(texts[0], small, false), textWidth(texts[1], fontSize, true));
    return {
      ...area,
      texts,
      isWritten: room > widest + gap && high > 1.2 * fontSize && y > fontSize && y < bottom - 1.3 * fontSize,
    };
  });
  const below = drawn.filter(({ isWritten }) => !isWritten).map(({ texts }) => texts.join(' '));
  const lines = [
    CHART_WORDS.darker[language],
    ...(block.areas.some(({ value }) => value === null) ? [CHART_WORDS.hatched[language]] : []),
    ...(below.length > 0
      ? wrapText(`${CHART_WORDS.besides[language]}: ${below.join(' · ')}`, width, small, 12)
      : []),
  ];
  return createElement(
    Picture,
    {
      id: `${block.id}-${frame}`,
      width,
      height: Math.ceil(bottom + (lines.length + 0.8) * small * 1.35),
      fontSize,
      title: block.title[language],
      description: block.summary[language],
    },
    hatching(hatch, fontSize),
    ...block.around.map((path, index) =>
      createElement('path', {
        key: `around${index}`,
        d: placed(path),
        fillRule: 'evenodd',
        fill: PALETTE.paper,
        stroke: PALETTE.rule,
        strokeWidth: round(fontSize * 0.05),
      }),
    ),
    ...drawn.flatMap(({ code, outline, value, own, texts }) =>
      outline === null
        ? []
        : [
            createElement(
              'path',
              {
                key: code,
                d: placed(outline.path),
                fillRule: 'evenodd',
                ...(value === null ? { style: { fill: `url(#${hatch})` } } : { fill: shadeOf(value).fill }),
                stroke: own ? PALETTE.benchmark : PALETTE.peer,
                strokeWidth: round(fontSize * (own ? 0.2 : 0.05)),
              },
              createElement('title', null, texts.join(' ')),
            ),
          ],
    ),
    ...drawn.flatMap(({ outline, isWritten, value, texts: [name, figure] }) => {
      if (outline === null || !isWritten) return [];
      const { x, y } = outline.label;
      const color = value === null ? PALETTE.text : shadeOf(value).text;
      const at = { x: left + x * scale, anchor: 'middle', color } as const;
      return [
        textMark({ ...at, y: y * scale - small * 0.15, text: name, size: small }),
        textMark({ ...at, y: y * scale + fontSize * 0.95, text: figure, bold: true }),
      ];
    }),
    ...lines.map((text, index) =>
      textMark({ x: 0, y: bottom + small * (1.5 + 1.35 * index), text, color: PALETTE.quiet, size: small }),
    ),
  );
}

function hatching(id: string, fontSize: number): ReactElement {
  const side = round(fontSize * 0.5);
  return createElement(
    'defs',
    { key: id },
    createElement(
      'pattern',
      { id, width: side, height: side, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
      createElement('rect', { width: side, height: side, fill: PALETTE.band }),
      createElement('line', { x1: 0, y1: 0, x2: 0, y2: side, stroke: PALETTE.peer, strokeWidth: 1 }),
    ),
  );
}

/** The areas of `AreaMap`, in the order they are given. */
export function areaMapTable({ areas, ...block }: AreaMapBlock, language: Language): TableData {
  return tileMapTable({ ...block, tiles: areas }, language);
}
