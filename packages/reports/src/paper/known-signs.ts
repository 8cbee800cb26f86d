/** Stands where a font has no sign for what somebody wrote. */
const UNKNOWN = '□';

/** Marks that change the sign before them, as in emoji: they show nothing of their own. */
const UNSEEN = /[\p{Cf}\p{Variation_Selector}]/gu;

/**
 * The text in signs that the font has. PDF/UA has no room for a sign without a shape, and what people write on a telephone
 * may hold any sign there is: one that is unknown becomes a box, and the paper comes all the same.
 * @param font a TrueType font
 */
export function knownSigns(font: Uint8Array): (text: string) => string {
  const known = signsOf(font);
  return (text) =>
    [...text.normalize('NFC').replace(/\r\n?/g, '\n').replace(UNSEEN, '')]
      .map((sign) => (sign === '\n' || known.has(sign.codePointAt(0) ?? 0) ? sign : UNKNOWN))
      .join('');
}

/** Every sign up to U+FFFF that the font has, read from its table of characters (OpenType, `cmap` format 4). */
export function signsOf(font: Uint8Array): ReadonlySet<number> {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const cmap = tableAt(view, 'cmap');
  const signs = new Set<number>();
  for (let index = 0; index < view.getUint16(cmap + 2); index += 1) {
    const at = cmap + view.getUint32(cmap + 4 + index * 8 + 4);
    if (view.getUint16(at) === 4) for (const sign of segmentsOf(view, at)) signs.add(sign);
  }
  return signs;
}

const HEADER_SIZE = 12;
const RECORD_SIZE = 16;

/** @throws Error for what is no font */
function tableAt(view: DataView, wanted: string): number {
  for (let index = 0; index < view.getUint16(4); index += 1) {
    const record = HEADER_SIZE + index * RECORD_SIZE;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((each) => view.getUint8(record + each)));
    if (tag === wanted) return view.getUint32(record + 8);
  }
  throw new Error(`The font has no table ${wanted}`);
}

function* segmentsOf(view: DataView, at: number): Generator<number> {
  const size = view.getUint16(at + 6);
  for (let index = 0; index < size; index += 2) {
    const end = view.getUint16(at + 14 + index);
    const start = view.getUint16(at + 16 + size + index);
    const delta = view.getUint16(at + 16 + 2 * size + index);
    const offsetAt = at + 16 + 3 * size + index;
    const offset = view.getUint16(offsetAt);
    for (let sign = start; sign <= end && sign < 0xffff; sign += 1) {
      const glyph = offset === 0 ? sign + delta : view.getUint16(offsetAt + offset + 2 * (sign - start));
      if ((glyph & 0xffff) !== 0) yield sign;
    }
  }
}
