export interface OwnName {
  /** A family name that no font of the machine has. */
  readonly family: string;
  readonly weight: 'Regular' | 'SemiBold';
}

/**
 * A TrueType font under a family name of its own. Typst also looks among the fonts of the machine, where another edition of
 * the same family would change the bytes of a report.
 */
export function ownFont(font: Uint8Array, name: OwnName): Uint8Array {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const tables = [...tablesOf(view)]
    .filter(({ tag }) => !UNUSED_TABLES.has(tag))
    .map(({ tag, offset, length }) => ({
      tag,
      bytes: tag === 'name' ? nameTable(name.family, name.weight) : font.subarray(offset, offset + length),
    }));
  return assemble(view.getUint32(0), tables);
}

/** They speak of the names that the font no longer has. */
const UNUSED_TABLES = new Set(['DSIG', 'STAT']);
const HEADER_SIZE = 12;
const RECORD_SIZE = 16;

interface Table {
  readonly tag: string;
  readonly bytes: Uint8Array;
}

function* tablesOf(view: DataView): Generator<{ tag: string; offset: number; length: number }> {
  for (let index = 0; index < view.getUint16(4); index += 1) {
    const record = HEADER_SIZE + index * RECORD_SIZE;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((at) => view.getUint8(record + at)));
    yield { tag, offset: view.getUint32(record + 8), length: view.getUint32(record + 12) };
  }
}

/** Lays the tables one after another, each on four bytes. Checksums are left empty: no reader of ours looks at them. */
function assemble(version: number, tables: readonly Table[]): Uint8Array {
  const padded = (length: number) => Math.ceil(length / 4) * 4;
  const start = HEADER_SIZE + tables.length * RECORD_SIZE;
  const size = tables.reduce((sum, { bytes }) => sum + padded(bytes.length), start);
  const font = new Uint8Array(size);
  const view = new DataView(font.buffer);
  const power = Math.floor(Math.log2(tables.length));
  view.setUint32(0, version);
  view.setUint16(4, tables.length);
  view.setUint16(6, 16 * 2 ** power);
  view.setUint16(8, power);
  view.setUint16(10, 16 * (tables.length - 2 ** power));
  let offset = start;
  tables.forEach(({ tag, bytes }, index) => {
    const record = HEADER_SIZE + index * RECORD_SIZE;
    font.set(
      [...tag].map((letter) => letter.charCodeAt(0)),
      record,
    );
    view.setUint32(record + 8, offset);
    view.setUint32(record + 12, bytes.length);
    font.set(bytes, offset);
    offset += padded(bytes.length);
  });
  return font;
}

const FAMILY = 1;
const SUBFAMILY = 2;
const FULL_NAME = 4;
const POSTSCRIPT_NAME = 6;
const TYPOGRAPHIC_FAMILY = 16;
const TYPOGRAPHIC_SUBFAMILY = 17;

/** The names of a font, for Windows in English, as every reader understands them. */
function nameTable(family: string, weightName: string): Uint8Array {
  const names: readonly (readonly [id: number, text: string])[] = [
    [FAMILY, weightName === 'Regular' ? family : `${family} ${weightName}`],
    [SUBFAMILY, 'Regular'],
    [FULL_NAME, `${family} ${weightName}`],
    [POSTSCRIPT_NAME, `${family.replaceAll(' ', '')}-${weightName}`],
    [TYPOGRAPHIC_FAMILY, family],
    [TYPOGRAPHIC_SUBFAMILY, weightName],
  ];
  const start = 6 + names.length * 12;
  const table = new Uint8Array(start + names.reduce((sum, [, text]) => sum + 2 * text.length, 0));
  const view = new DataView(table.buffer);
  view.setUint16(2, names.length);
  view.setUint16(4, start);
  let offset = 0;
  names.forEach(([id, text], index) => {
    [3, 1, 0x409, id, 2 * text.length, offset].forEach((value, field) => {
      view.setUint16(6 + index * 12 + 2 * field, value);
    });
    [...text].forEach((letter, at) => {
      view.setUint16(start + offset + 2 * at, letter.charCodeAt(0));
    });
    offset += 2 * text.length;
  });
  return table;
}
