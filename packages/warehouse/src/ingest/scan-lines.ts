import { isIdentityNumberAt } from './identity-number-scan.ts';

/** What a line can be wrong about before its values are looked at. */
export type StructuralProblem = 'too-few-fields' | 'too-many-fields' | 'broken-quotes' | 'blank-line';

/** Hears what is found; line numbers count from 1 in the whole file. */
export interface LineListener {
  /** `start` and `end` are offsets in the block, without the newline; the counts are of single bytes. */
  line(number: number, start: number, end: number, counts: LineCounts): void;
  forbiddenByte(line: number, byte: number): void;
  identityNumber(line: number): void;
}

export interface LineCounts {
  separators: number;
  quotes: number;
  carriageReturns: number;
}

const NEWLINE = 10;
const CARRIAGE_RETURN = 13;
const ORDINARY = 0;
const DIGIT = 1;
const SEPARATOR = 2;
const QUOTE = 3;
const END = 4;
const RETURN = 5;
const FORBIDDEN = 6;

const KIND = new Uint8Array(256);
for (let byte = 0; byte < 32; byte += 1) KIND[byte] = FORBIDDEN;
KIND[9] = ORDINARY;
KIND[CARRIAGE_RETURN] = RETURN;
KIND[127] = FORBIDDEN;
KIND[NEWLINE] = END;
KIND[0x22] = QUOTE;
KIND[0x3b] = SEPARATOR;
for (let byte = 0x30; byte <= 0x39; byte += 1) KIND[byte] = DIGIT;

/**
 * Walks through whole lines once: counts the separators and quotes of each and looks for identity numbers. This is the
 * only place where every byte is touched in JavaScript, hence the flat loop.
 *
 * @param block bytes that begin at the start of a line and end with a newline.
 * @returns the number of the line after the block.
 */
export function scanLines(block: Buffer, firstLine: number, listener: LineListener): number {
  let line = firstLine;
  let start = 0;
  const counts: LineCounts = { separators: 0, quotes: 0, carriageReturns: 0 };
  let separators = 0;
  let last = -1; // the latest byte that is no digit
  let previous = -1; // the one before it
  for (let index = 0; index < block.length; index += 1) {
    const kind = KIND[block[index] as number];
    if (kind === DIGIT) continue;
    const run = index - last - 1;
    if (run === 11) {
      if (isIdentityNumberAt(block, index, 11)) listener.identityNumber(line);
    } else if (run === 5 && last - previous === 7 && isIdentityNumberAt(block, index, 12)) {
      listener.identityNumber(line);
    }
    previous = last;
    last = index;
    if (kind === ORDINARY) continue;
    if (kind === SEPARATOR) separators += 1;
    else if (kind === END) {
      counts.separators = separators;
      listener.line(line, start, index, counts);
      line += 1;
      start = index + 1;
      separators = 0;
      counts.quotes = 0;
      counts.carriageReturns = 0;
    } else if (kind === QUOTE) counts.quotes += 1;
    else if (kind === RETURN) counts.carriageReturns += 1;
    else listener.forbiddenByte(line, block[index] as number);
  }
  return line;
}
