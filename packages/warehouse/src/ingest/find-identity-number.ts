import { isNationalIdentityNumber } from './national-identity-number.ts';

const DIGITS = 11;
const [SPACE, HYPHEN] = [0x20, 0x2d];
const TOKEN = /[0-9A-Za-z-]/;
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const LONG_HEXADECIMAL = /^(?=.*[a-f])[0-9a-f]{32,}$/i;

/**
 * Where the first valid national identity number begins: eleven digits, or six and five with a space or a hyphen between.
 * Digits inside a UUID or a long hexadecimal pseudonym only look like one. -1 when there is none.
 */
export function findIdentityNumber(bytes: Uint8Array): number {
  // Eleven digits cannot hide between two places that lie eleven bytes apart.
  for (let at = DIGITS - 1; at < bytes.length; at += DIGITS) {
    const start = isBetween(bytes[at]) ? at - 1 : at;
    if (!isDigit(bytes[start])) continue;
    const run = runAround(bytes, start);
    const found = candidate(bytes, run.from, run.to);
    if (found !== null && isIdentityNumber(bytes, found.from, found.to)) return found.from;
    at = Math.max(at, run.to);
  }
  return -1;
}

interface Run {
  readonly from: number;
  readonly to: number;
}

/** The digits around a digit. */
function runAround(bytes: Uint8Array, digit: number): Run {
  let [from, to] = [digit, digit + 1];
  while (isDigit(bytes[from - 1])) from -= 1;
  while (isDigit(bytes[to])) to += 1;
  return { from, to };
}

/** The eleven digits that a run of digits is, or is the first or the second part of. */
function candidate(bytes: Uint8Array, from: number, to: number): Run | null {
  const length = to - from;
  if (length === DIGITS) return { from, to };
  if (length === 6 && isBetween(bytes[to]) && isDigit(bytes[to + 1])) {
    const second = runAround(bytes, to + 1);
    return second.to - second.from === 5 ? { from, to: second.to } : null;
  }
  if (length === 5 && isBetween(bytes[from - 1]) && isDigit(bytes[from - 2])) {
    const first = runAround(bytes, from - 2);
    return first.to - first.from === 6 ? { from: first.from, to } : null;
  }
  return null;
}

function isIdentityNumber(bytes: Uint8Array, from: number, to: number): boolean {
  const digits = textOf(bytes, from, to).replace(/[ -]/, '');
  if (!isNationalIdentityNumber(digits)) return false;
  const token = tokenAround(bytes, from, to);
  return !UUID.test(token) && !LONG_HEXADECIMAL.test(token);
}

function tokenAround(bytes: Uint8Array, start: number, end: number): string {
  const isToken = (index: number) => {
    const byte = bytes[index];
    return byte !== undefined && TOKEN.test(String.fromCharCode(byte));
  };
  let [from, to] = [start, end];
  while (start - from < 64 && isToken(from - 1)) from -= 1;
  while (to - end < 64 && isToken(to)) to += 1;
  return textOf(bytes, from, to);
}

function textOf(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

function isBetween(byte: number | undefined): boolean {
  return byte === SPACE || byte === HYPHEN;
}
