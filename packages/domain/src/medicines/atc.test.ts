import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atcRange, isAtcPrefix, packAtc, unpackAtc } from './atc.ts';

const letter = fc.integer({ min: 65, max: 90 }).map((code) => String.fromCharCode(code));
const pair = fc.integer({ min: 0, max: 99 }).map((value) => String(value).padStart(2, '0'));
const atc = fc.tuple(letter, pair, letter, letter, pair).map((parts) => parts.join(''));

describe('packAtc', () => {
  it('keeps the numbering that the lake stores', () => {
    expect(packAtc('A00AA00')).toBe(0);
    expect(packAtc('J01CE02')).toBe(60_840_000 + 67_600 + 2 * 2_600 + 4 * 100 + 2);
    expect(packAtc('Z99ZZ99')).toBe(175_759_999);
  });

  it('comes back as it was', () => {
    fc.assert(fc.property(atc, (code) => unpackAtc(packAtc(code) as number) === code));
  });

  it('orders as the codes do', () => {
    fc.assert(
      fc.property(
        atc,
        atc,
        (a, b) => Math.sign((packAtc(a) as number) - (packAtc(b) as number)) === order(a, b),
      ),
    );
  });

  it('refuses what is no fifth-level code', () => {
    for (const text of ['', 'J01', 'J01CE', 'J01CE2', 'J01CE022', '101CE02', 'J0ACE02', 'Ø01CE02']) {
      expect(packAtc(text), text).toBeNull();
    }
    expect(packAtc(' j01ce02 ')).toBe(packAtc('J01CE02'));
    for (const number of [-1, 175_760_000, 1.5]) expect(() => unpackAtc(number)).toThrow(RangeError);
  });
});

describe('atcRange', () => {
  it('holds exactly the codes that begin with the prefix', () => {
    fc.assert(
      fc.property(atc, atc, fc.constantFrom(1, 3, 4, 5, 7), (a, b, length) => {
        const [first, last] = atcRange(a.slice(0, length));
        const inside = (code: string) =>
          first <= (packAtc(code) as number) && (packAtc(code) as number) <= last;
        return inside(a) && inside(b) === b.startsWith(a.slice(0, length));
      }),
    );
  });

  it('takes whole levels only', () => {
    expect(isAtcPrefix('J01C')).toBe(true);
    for (const text of ['', 'J0', 'J01CE0', 'j01']) {
      expect(isAtcPrefix(text)).toBe(false);
      expect(() => atcRange(text)).toThrow(RangeError);
    }
  });
});

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
