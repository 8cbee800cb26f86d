import { Refusal } from '../refusal/index.ts';

const [QUOTE, BACKSLASH] = [0x22, 0x5c];
export const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_LIST, CLOSE_LIST] = [0x7b, 0x7d, 0x5b, 0x5d] as const;

/** How each byte changes the depth: brackets only. */
const TURNS = new Int8Array(256);
for (const open of [OPEN_OBJECT, OPEN_LIST]) TURNS[open] = 1;
for (const close of [CLOSE_OBJECT, CLOSE_LIST]) TURNS[close] = -1;

/** Follows brackets and strings through JSON, byte by byte. Which bracket closes which is for a parser to say. */
export interface BracketScanner {
  readonly depth: number;
  readonly inString: boolean;
  readonly step: (byte: number) => void;
}

/** @throws Refusal `invalid-request` from `step` when it goes deeper */
export function createBracketScanner(maximumDepth: number): BracketScanner {
  const scanner = { depth: 0, inString: false, step };
  let escaped = false;

  function stepInString(byte: number): void {
    if (escaped) escaped = false;
    else if (byte === BACKSLASH) escaped = true;
    else if (byte === QUOTE) scanner.inString = false;
  }

  function step(byte: number): void {
    if (scanner.inString) {
      stepInString(byte);
      return;
    }
    if (byte === QUOTE) scanner.inString = true;
    scanner.depth += TURNS[byte] as number;
    if (scanner.depth > maximumDepth)
      throw new Refusal(
        'invalid-request',
        `The bundle is nested deeper than ${maximumDepth} levels. Nothing of it is kept.`,
      );
  }

  return scanner;
}
