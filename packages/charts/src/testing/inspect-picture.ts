import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { textWidth } from '../drawing/text-width.ts';

/** Something drawn, with the box that it fills. */
interface Drawn {
  readonly what: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Inspection {
  readonly markup: string;
  readonly width: number;
  readonly height: number;
  readonly texts: readonly string[];
  /** What leaves the viewBox by more than a rounding, or has a coordinate that is no number. */
  readonly faults: readonly string[];
}

const TOLERANCE = 0.6;
const ELEMENT = /<(text|line|rect|circle|path)((?: [a-zA-Z-]+="[^"]*")*)\/?>(?:([^<]*)<\/text>)?/g;

/** Renders a chart as the page and the PDF do, and measures what it draws against its viewBox. */
export function inspectPicture(picture: ReactElement): Inspection {
  const markup = renderToStaticMarkup(picture);
  const box = /viewBox="0 0 ([^ ]+) ([^"]+)"/.exec(markup);
  const [width, height] = [Number(box?.[1]), Number(box?.[2])];
  const fontSize = Number(/<svg[^>]* font-size="([^"]+)"/.exec(markup)?.[1]);
  const faults = /NaN|Infinity|undefined/.test(markup) ? ['a coordinate is no number'] : [];
  const texts: string[] = [];
  for (const [, kind = '', attributes = '', content = ''] of markup.matchAll(ELEMENT)) {
    const drawn = measure(kind, attributesOf(attributes), unescapeText(content), fontSize);
    if (kind === 'text') texts.push(unescapeText(content));
    const inside =
      drawn.left >= -TOLERANCE &&
      drawn.top >= -TOLERANCE &&
      drawn.right <= width + TOLERANCE &&
      drawn.bottom <= height + TOLERANCE;
    if (!inside) faults.push(`${kind} ${JSON.stringify(drawn)} leaves ${width} × ${height}`);
  }
  return { markup, width, height, texts, faults };
}

function attributesOf(text: string): Map<string, string> {
  return new Map(
    [...text.matchAll(/ ([a-zA-Z-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
  );
}

function unescapeText(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&');
}

function measure(
  kind: string,
  attributes: ReadonlyMap<string, string>,
  text: string,
  fontSize: number,
): Drawn {
  const number = (name: string) => Number(attributes.get(name) ?? 0);
  if (kind === 'line') {
    const [xs, ys] = [
      [number('x1'), number('x2')],
      [number('y1'), number('y2')],
    ];
    return boxOf(kind, xs, ys);
  }
  if (kind === 'rect') {
    const [x, y] = [number('x'), number('y')];
    return boxOf(kind, [x, x + number('width')], [y, y + number('height')]);
  }
  if (kind === 'circle') {
    const [x, y, r] = [number('cx'), number('cy'), number('r')];
    return boxOf(kind, [x - r, x + r], [y - r, y + r]);
  }
  if (kind === 'path') return measurePath(attributes.get('d') ?? '');
  const size = Number(attributes.get('font-size') ?? fontSize);
  const extent = textWidth(text, size, attributes.get('font-weight') === '600');
  const [x, y] = [number('x'), number('y')];
  const anchor = attributes.get('text-anchor');
  const left = anchor === 'end' ? x - extent : anchor === 'middle' ? x - extent / 2 : x;
  return boxOf(`«${text}»`, [left, left + extent], [y - size * 0.75, y + size * 0.25]);
}

/** Absolute M and L and relative l are all that the charts draw with. */
function measurePath(path: string): Drawn {
  const xs: number[] = [];
  const ys: number[] = [];
  let [x, y] = [0, 0];
  for (const [, command = '', rest = ''] of path.matchAll(/([MLl])([^MLlZ]*)/g)) {
    const [a = 0, b = 0] = rest.split(/[ ,]/).map(Number);
    [x, y] = command === 'l' ? [x + a, y + b] : [a, b];
    xs.push(x);
    ys.push(y);
  }
  return boxOf('path', xs.length > 0 ? xs : [0], ys.length > 0 ? ys : [0]);
}

function boxOf(what: string, xs: readonly number[], ys: readonly number[]): Drawn {
  return {
    what,
    left: Math.min(...xs),
    right: Math.max(...xs),
    top: Math.min(...ys),
    bottom: Math.max(...ys),
  };
}
