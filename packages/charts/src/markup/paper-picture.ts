import { isValidElement, type ReactElement, type ReactNode } from 'react';

/** A chart for paper: its shapes as an SVG document, and the letters that stand upon them. */
export interface PaperPicture {
  readonly svg: string;
  readonly width: number;
  readonly letters: readonly Lettering[];
}

/** Texts that are written alike. */
export interface Lettering {
  /** Which end of each text its place names. */
  readonly anchor: 'start' | 'middle' | 'end';
  readonly size: number;
  readonly bold: boolean;
  readonly fill: string;
  /** Place of the base line, and what is written there. */
  readonly texts: readonly (readonly [x: number, y: number, text: string])[];
}

/**
 * A chart taken apart for paper. The charts are plain functions without state, so their elements can be written straight away;
 * React's own server does the same in three times the time, and a report has seventeen pictures. Letters are left to whoever
 * sets the page: an SVG reader shapes and outlines each of them anew, which was half of the time of a report, and words such as
 * the names of the levels stand in every one. They stand above the shapes. The title and the description are left out: paper has
 * words of its own for them.
 */
export function paperPicture(picture: ReactElement): PaperPicture {
  const drawing: Drawing = { width: 0, fontSize: 0, letters: new Map() };
  const svg = write(picture, drawing);
  return { svg, width: drawing.width, letters: [...drawing.letters.values()] };
}

type Texts = [x: number, y: number, text: string][];

interface Drawing {
  width: number;
  fontSize: number;
  readonly letters: Map<string, Omit<Lettering, 'texts'> & { readonly texts: Texts }>;
}

type Component = (props: object) => ReactNode;

interface Attributes {
  readonly [name: string]: unknown;
  readonly children?: ReactNode;
}

function write(node: ReactNode, drawing: Drawing): string {
  if (node === null || node === undefined || typeof node === 'boolean') return '';
  if (Array.isArray(node)) {
    let written = '';
    for (const child of node as readonly ReactNode[]) written += write(child, drawing);
    return written;
  }
  if (!isValidElement<Attributes>(node)) throw new TypeError('A chart is made of elements');
  const { type, props } = node;
  if (typeof type === 'function') return write((type as Component)(props), drawing);
  switch (type) {
    case 'title':
    case 'desc':
      return '';
    case 'text':
      letter(props, drawing);
      return '';
    case 'svg':
      drawing.width = Number(String(props.viewBox).split(' ')[2]);
      drawing.fontSize = Number(props.fontSize);
      return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${props.viewBox}">${write(props.children, drawing)}</svg>`;
    case 'g':
      return write(props.children, drawing);
    default:
      return `<${type}${writeAttributes(props)}/>`;
  }
}

function letter(props: Attributes, { fontSize, letters }: Drawing): void {
  const how = {
    anchor: (props.textAnchor ?? 'start') as Lettering['anchor'],
    size: Number(props.fontSize ?? fontSize),
    bold: props.fontWeight === 600,
    fill: String(props.fill),
  };
  const text = String(props.children);
  if (text === '') return;
  const key = `${how.anchor} ${how.size} ${how.bold} ${how.fill}`;
  const alike = letters.get(key) ?? { ...how, texts: [] };
  letters.set(key, alike);
  alike.texts.push([Number(props.x), Number(props.y), text]);
}

function writeAttributes(attributes: Attributes): string {
  let text = '';
  for (const name in attributes) {
    const value = attributes[name];
    if (value !== undefined && value !== null) text += ` ${attributeName(name)}="${value}"`;
  }
  return text;
}

const NAMES = new Map<string, string>();

/** SVG's presentation attributes have hyphens. */
function attributeName(name: string): string {
  const known = NAMES.get(name);
  if (known !== undefined) return known;
  const written = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  NAMES.set(name, written);
  return written;
}
