import { isNationalIdentityNumber } from './national-identity-number.ts';

const [SPACE, HYPHEN] = [0x20, 0x2d];
const TOKEN = /[0-9A-Za-z-]/;
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const LONG_HEXADECIMAL = /^(?=.*[a-f])[0-9a-f]{16,}$/i;

/**
 * Whether the digits that end before `end` are a national identity number: eleven digits, or six and five with a space or
 * a hyphen between. Digits inside a UUID or a long hexadecimal pseudonym only look like one.
 *
 * @param length 11 or 12: how many bytes the candidate takes.
 */
export function isIdentityNumberAt(bytes: Buffer, end: number, length: 11 | 12): boolean {
  const start = end - length;
  if (start < 0) return false;
  let digits = bytes.toString('latin1', start, end);
  if (length === 12) {
    const between = bytes[start + 6];
    if (between !== SPACE && between !== HYPHEN) return false;
    digits = digits.slice(0, 6) + digits.slice(7);
  }
  if (!isNationalIdentityNumber(digits)) return false;
  const token = tokenAround(bytes, start, end);
  return !UUID.test(token) && !LONG_HEXADECIMAL.test(token);
}

function tokenAround(bytes: Buffer, start: number, end: number): string {
  const isToken = (index: number) => {
    const byte = bytes[index];
    return byte !== undefined && TOKEN.test(String.fromCharCode(byte));
  };
  let [from, to] = [start, end];
  while (from > 0 && start - from < 64 && isToken(from - 1)) from -= 1;
  while (to < bytes.length && to - end < 64 && isToken(to)) to += 1;
  return bytes.toString('latin1', from, to);
}
