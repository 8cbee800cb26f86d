import { isAscii } from 'node:buffer';

/** Bytes in which every sign that numbers are written with is plain ASCII. */
export interface FoldedBytes {
  readonly bytes: Buffer;
  /** Where the folded byte stood. */
  readonly originOf: (index: number) => number;
}

const NOTHING = -1;
/** The least number that stands in UTF-8 as three bytes. */
const THREE_BYTES = 0x800;
/** First and last sign of a span, and what each becomes: a digit (by its place), a space, a hyphen, a dot, or nothing. */
const SPANS: readonly (readonly [first: number, last: number, becomes: '0' | ' ' | '-' | '.' | ''])[] = [
  [0x00a0, 0x00a0, ' '],
  [0x00ad, 0x00ad, ''],
  [0x00b7, 0x00b7, '.'],
  [0x1680, 0x1680, ' '],
  [0x2000, 0x200a, ' '],
  [0x200b, 0x200f, ''],
  [0x2010, 0x2015, '-'],
  [0x2024, 0x2024, '.'],
  [0x202a, 0x202e, ''],
  [0x202f, 0x202f, ' '],
  [0x2043, 0x2043, '-'],
  [0x205f, 0x205f, ' '],
  [0x2060, 0x206f, ''],
  [0x2212, 0x2212, '-'],
  [0x3000, 0x3000, ' '],
  [0xfe58, 0xfe58, '-'],
  [0xfe63, 0xfe63, '-'],
  [0xfeff, 0xfeff, ''],
  [0xff0d, 0xff0d, '-'],
  [0xff0e, 0xff0e, '.'],
  [0xff10, 0xff19, '0'],
];
const BECOMES: ReadonlyMap<number, number> = new Map(
  SPANS.flatMap(([first, last, becomes]) =>
    Array.from({ length: last - first + 1 }, (_, place) => {
      const ascii = becomes === '' ? NOTHING : becomes.charCodeAt(0) + (becomes === '0' ? place : 0);
      return [first + place, ascii] as const;
    }),
  ),
);
const FIRST_BYTES = [...new Set(SPANS.map(([first]) => Buffer.from(String.fromCodePoint(first))[0] ?? 0))];

/**
 * Full-width digits, the spaces, dashes and dots of UTF-8 as their ASCII likes, and without signs that are not seen.
 * `null` when there is none of them, which is found without looking at single bytes: letters such as æ do not count.
 */
export function foldNumberSigns(bytes: Buffer): FoldedBytes | null {
  if (isAscii(bytes) || !FIRST_BYTES.some((byte) => bytes.includes(byte))) return null;
  const folded = Buffer.allocUnsafe(bytes.length);
  const { written } = fold(bytes, folded, bytes.length);
  // Rarely asked for: folded once more, as far as it must be.
  return { bytes: folded.subarray(0, written), originOf: (index) => fold(bytes, folded, index).read };
}

/** Folds until `most` bytes are written; `read` is then the place of the sign that would become the next one. */
function fold(
  bytes: Buffer,
  folded: Buffer,
  most: number,
): { readonly read: number; readonly written: number } {
  const { length } = bytes;
  let read = 0;
  let written = 0;
  while (read < length) {
    const byte = bytes[read] as number;
    const sign = byte < 0x80 ? byte : signAt(bytes, read);
    const becomes = byte < 0x80 ? byte : (BECOMES.get(sign) ?? byte);
    if (becomes !== NOTHING) {
      if (written === most) break;
      folded[written] = becomes;
      written += 1;
    }
    if (becomes === byte) read += 1;
    else read += sign < THREE_BYTES ? 2 : 3;
  }
  return { read, written };
}

/** The sign of two or three bytes that begins here; -1 when none does. */
function signAt(bytes: Buffer, at: number): number {
  const first = bytes[at] as number;
  const second = (bytes[at + 1] ?? 0) & 0x3f;
  if (first >> 5 === 0b110) return ((first & 0x1f) << 6) | second;
  if (first >> 4 === 0b1110) return ((first & 0x0f) << 12) | (second << 6) | ((bytes[at + 2] ?? 0) & 0x3f);
  return -1;
}
