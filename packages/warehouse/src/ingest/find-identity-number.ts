import { foldNumberSigns } from './fold-number-signs.ts';
import { isNationalIdentityNumber } from './national-identity-number.ts';

const DIGITS = 11;
/** Signs that may stand together between two groups of digits. */
const LONGEST_GAP = 4;
const OTHER = 0;
const DIGIT = 1;
const BETWEEN = 2;
/** What a byte may be in a number. */
const KIND = new Uint8Array(256);
KIND.fill(DIGIT, 0x30, 0x3a);
for (const sign of ' -.') KIND[sign.charCodeAt(0)] = BETWEEN;
const TOKEN = /[0-9A-Za-z-]/;
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const LONG_HEXADECIMAL = /^(?=.*[a-f])[0-9a-f]{32,}$/i;

const GAP = `[ .-]{1,${LONGEST_GAP}}`;
/** A date as six digits or three times two, and five digits that may be cut as three and two. */
const SPELLINGS = new RegExp(
  `(?<!\\d)(?=((?:\\d{6}|\\d\\d${GAP}\\d\\d${GAP}\\d\\d)(?:${GAP})?(?:\\d{5}|\\d{3}${GAP}\\d\\d))(?!\\d))`,
  'g',
);

/**
 * Where the first valid national identity number begins: eleven digits, together or in the groups that people write
 * them in, with spaces, dashes or dots of any kind between. Digits inside a UUID or a long hexadecimal pseudonym only look like
 * one, and so do groups that are parts of a longer number with dots. -1 when there is none.
 */
export function findIdentityNumber(bytes: Buffer): number {
  const folded = foldNumberSigns(bytes);
  if (folded === null) return findInAscii(bytes);
  const found = findInAscii(folded.bytes);
  return found < 0 ? -1 : folded.originOf(found);
}

/** Whether a name, such as a file's, holds a number: there a low line stands for a space. */
export function namesIdentityNumber(name: string): boolean {
  return findIdentityNumber(Buffer.from(name.replaceAll('_', ' '))) >= 0;
}

function findInAscii(bytes: Buffer): number {
  // A number cannot hide between two places that lie eleven bytes apart.
  for (let at = DIGITS - 1; at < bytes.length; at += DIGITS) {
    if (KIND[bytes[at] as number] === OTHER) continue;
    const from = chainStart(bytes, at);
    const to = chainEnd(bytes, at);
    if (to - from >= DIGITS) {
      const found = findInChain(bytes, from, to);
      if (found >= 0) return found;
    }
    // Behind a long gap the next number may begin at once.
    at = to - 1;
  }
  return -1;
}

/** The beginning of the digits, with short gaps between them, that a digit or a gap belongs to. */
function chainStart(bytes: Buffer, at: number): number {
  let from = at;
  for (let gap = 0; from > 0 && gap <= LONGEST_GAP; from -= 1) {
    const kind = KIND[bytes[from - 1] as number];
    if (kind === OTHER) break;
    gap = kind === DIGIT ? 0 : gap + 1;
  }
  return from;
}

function chainEnd(bytes: Buffer, at: number): number {
  const { length } = bytes;
  let to = at + 1;
  for (let gap = 0; to < length && gap <= LONGEST_GAP; to += 1) {
    const kind = KIND[bytes[to] as number];
    if (kind === OTHER) break;
    gap = kind === DIGIT ? 0 : gap + 1;
  }
  return to;
}

function findInChain(bytes: Buffer, start: number, end: number): number {
  let [from, to] = [start, end];
  while (KIND[bytes[from] as number] === BETWEEN) from += 1;
  while (KIND[bytes[to - 1] as number] === BETWEEN) to -= 1;
  const digits = digitsIn(bytes, from, to);
  // Long keys are chains of digits alone, also behind a word and a hyphen.
  if (digits < DIGITS || (digits > DIGITS && digits === to - from)) return -1;
  const chain = bytes.toString('latin1', from, to);
  for (const { index, 1: spelling = '' } of chain.matchAll(SPELLINGS)) {
    const last = index + spelling.length;
    if (!isNationalIdentityNumber(spelling.replaceAll(/[ .-]/g, ''))) continue;
    if (spelling.includes('.') && isPartOfDottedNumber(chain, index, last)) continue;
    const token = tokenAround(bytes, from + index, from + last);
    if (!UUID.test(token) && !LONG_HEXADECIMAL.test(token)) return from + index;
  }
  return -1;
}

function isPartOfDottedNumber(chain: string, start: number, end: number): boolean {
  return /\d\.$/.test(chain.slice(0, start)) || /^\.\d/.test(chain.slice(end));
}

function tokenAround(bytes: Buffer, start: number, end: number): string {
  const isToken = (index: number) => {
    const byte = bytes[index];
    return byte !== undefined && TOKEN.test(String.fromCharCode(byte));
  };
  let [from, to] = [start, end];
  while (start - from < 64 && isToken(from - 1)) from -= 1;
  while (to - end < 64 && isToken(to)) to += 1;
  return bytes.toString('latin1', from, to);
}

function digitsIn(bytes: Buffer, from: number, to: number): number {
  let digits = 0;
  for (let at = from; at < to; at += 1) if (KIND[bytes[at] as number] === DIGIT) digits += 1;
  return digits;
}
