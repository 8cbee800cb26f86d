import regular from '@fontsource/inter/files/inter-latin-400-normal.woff2?url';
import bold from '@fontsource/inter/files/inter-latin-600-normal.woff2?url';
import { PALETTE, wrapText } from '@smalspor/charts/drawing';

/** What a picture that leaves the page must carry with it. */
export interface PictureWords {
  readonly title: string;
  readonly unit: string;
  /** Where the figures come from, and of which release; the first line says so when they are invented. */
  readonly source: readonly string[];
}

const SVG = 'http://www.w3.org/2000/svg';
const MARGIN = 16;
/** Pixels of a PNG for one of the picture: sharp on paper and on dense screens. */
const SCALE = 2;
const FONTS = [
  { weight: 400, url: regular },
  { weight: 600, url: bold },
] as const;

/**
 * The shown picture as a file that needs nothing else: its letters' shapes, its title and unit above it, and its source below it.
 */
export async function pictureSvg(shown: SVGSVGElement, words: PictureWords): Promise<string> {
  const { width, height } = shown.viewBox.baseVal;
  const size = Number(shown.getAttribute('font-size'));
  const small = size * 0.85;
  const titles = wrapText(words.title, width, size * 1.15, 3, true);
  const units = wrapText(words.unit, width, small, 2);
  const sources = words.source.flatMap((line) => wrapText(line, width, small, 3));
  const top = MARGIN + titles.length * size * 1.5 + units.length * small * 1.4 + size * 0.5;
  const bottom = top + height + size * 0.5;
  const total = Math.ceil(bottom + sources.length * small * 1.4 + MARGIN);
  const file = element('svg', {
    xmlns: SVG,
    viewBox: `0 0 ${width + 2 * MARGIN} ${total}`,
    width: width + 2 * MARGIN,
    height: total,
    'font-family': 'Inter, system-ui, sans-serif',
    'font-size': size,
  });
  const style = element('style', {});
  style.textContent = await fontFaces();
  const inner = shown.cloneNode(true) as SVGSVGElement;
  for (const [name, value] of Object.entries({ x: MARGIN, y: top, width, height })) {
    inner.setAttribute(name, String(value));
  }
  file.append(
    style,
    element('rect', { width: '100%', height: '100%', fill: PALETTE.paper }),
    ...titles.map((line, index) =>
      letters(line, MARGIN + size * (1.15 + 1.5 * index), size * 1.15, PALETTE.text, true),
    ),
    ...units.map((line, index) =>
      letters(
        line,
        MARGIN + titles.length * size * 1.5 + small * (1 + 1.4 * index),
        small,
        PALETTE.quiet,
        false,
      ),
    ),
    inner,
    ...sources.map((line, index) =>
      letters(line, bottom + small * (1 + 1.4 * index), small, PALETTE.quiet, false),
    ),
  );
  return new XMLSerializer().serializeToString(file);
}

/** The same as pixels. @throws Error where the browser cannot draw it */
export async function picturePng(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;base64,${base64(new TextEncoder().encode(svg))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * SCALE;
  canvas.height = image.naturalHeight * SCALE;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob === null) throw new Error('The picture could not be drawn');
  return blob;
}

function element(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key !== 'xmlns') made.setAttribute(key, String(value));
  }
  return made;
}

function letters(text: string, y: number, size: number, fill: string, isBold: boolean): SVGElement {
  const made = element('text', { x: MARGIN, y, 'font-size': size, fill });
  if (isBold) made.setAttribute('font-weight', '600');
  made.textContent = text;
  return made;
}

/** The two weights that pictures are written in, in the file itself: elsewhere nobody has them. */
async function fontFaces(): Promise<string> {
  const faces = await Promise.all(
    FONTS.map(async ({ weight, url }) => {
      const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
      return `@font-face{font-family:Inter;font-weight:${weight};src:url(data:font/woff2;base64,${base64(bytes)})}`;
    }),
  );
  return faces.join('');
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
