import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';

/** Tags that a WOFF2 directory names by their number; only these two matter here. */
const GLYF = 10;
const LOCA = 11;
const CMAP = 0;
const OTHER_TAG = 63;
const HEADER_BYTES = 48;

/** A number of one to five bytes, seven bits in each. */
function readBase128(bytes: Buffer, at: number): readonly [value: number, next: number] {
  let value = 0;
  for (let next = at; ; next += 1) {
    const byte = bytes.readUInt8(next);
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return [value, next + 1];
  }
}

/** The table that says which characters a WOFF2 file has (W3C WOFF File Format 2.0, section 4). */
function readCmap(file: Buffer): Buffer {
  if (file.toString('latin1', 0, 4) !== 'wOF2') throw new Error('This is no WOFF2 file');
  const tables: { readonly tag: number; readonly length: number }[] = [];
  let at = HEADER_BYTES;
  for (let left = file.readUInt16BE(12); left > 0; left -= 1) {
    const flags = file.readUInt8(at);
    const tag = flags & 0x3f;
    const version = flags >> 6;
    at += tag === OTHER_TAG ? 5 : 1;
    let length: number;
    [length, at] = readBase128(file, at);
    const isTransformed = tag === GLYF || tag === LOCA ? version !== 3 : version !== 0;
    if (isTransformed) [length, at] = readBase128(file, at);
    tables.push({ tag, length });
  }
  const content = brotliDecompressSync(file.subarray(at, at + file.readUInt32BE(20)));
  let start = 0;
  for (const { tag, length } of tables) {
    if (tag === CMAP) return content.subarray(start, start + length);
    start += length;
  }
  throw new Error('The file has no table of characters');
}

/** The characters of a subtable of format 4 (to U+FFFF); a glyph of 0 is the empty box. */
function readSegments(table: Buffer): number[] {
  const count = table.readUInt16BE(6) / 2;
  const characters: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const column = (part: number): number => 14 + part * count * 2 + index * 2;
    const end = table.readUInt16BE(column(0));
    const start = table.readUInt16BE(column(1) + 2);
    const delta = table.readUInt16BE(column(2) + 2);
    const offset = table.readUInt16BE(column(3) + 2);
    for (let code = start; code <= end && code < 0xffff; code += 1) {
      const glyph =
        offset === 0 ? code + delta : table.readUInt16BE(column(3) + 2 + offset + 2 * (code - start));
      if ((glyph & 0xffff) !== 0) characters.push(code);
    }
  }
  return characters;
}

/** Every character (to U+FFFF) that a WOFF2 file can show. */
export function readFontCharacters(path: string): ReadonlySet<number> {
  const cmap = readCmap(readFileSync(path));
  const found = new Set<number>();
  for (let index = 0; index < cmap.readUInt16BE(2); index += 1) {
    const table = cmap.subarray(cmap.readUInt32BE(4 + index * 8 + 4));
    if (table.readUInt16BE(0) === 4) for (const code of readSegments(table)) found.add(code);
  }
  return found;
}
