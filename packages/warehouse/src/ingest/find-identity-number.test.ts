import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findIdentityNumber } from './find-identity-number.ts';
import { isNationalIdentityNumber } from './national-identity-number.ts';

/** Eleven digits are found by looking at one byte in eleven; this looks at all of them. */
function findSlowly(text: string): number {
  for (const match of text.matchAll(/(?<!\d)(?=(\d{11}|\d{6}[ -]\d{5})(?!\d))/g)) {
    if (isNationalIdentityNumber((match[1] as string).replace(/[ -]/, ''))) return match.index;
  }
  return -1;
}

/** Valid numbers are rare among random ones; these are made of dates of 2039, so that they are nobody's. */
const VALID = ['150739', '550739', '154739', '158739'].flatMap((date) =>
  Array.from({ length: 40_000 }, (_, rest) => `${date}${50_000 + rest}`)
    .filter(isNationalIdentityNumber)
    .slice(0, 5),
);
const noise = fc.string({ unit: fc.constantFrom(...'0123456789;- \nxy'), maxLength: 40 });

describe('findIdentityNumber', () => {
  it('has numbers of every kind to look for', () => {
    expect(VALID).toHaveLength(20);
  });

  it('finds what looking at every byte finds, at whatever place', () => {
    const number = fc.constantFrom(
      ...VALID,
      ...VALID.map((digits) => `${digits.slice(0, 6)} ${digits.slice(6)}`),
    );
    const text = fc.array(fc.oneof(noise, number), { maxLength: 6 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (content) => {
        expect(findIdentityNumber(Buffer.from(content))).toBe(findSlowly(content));
      }),
      { numRuns: 3000 },
    );
  });

  it('passes over pseudonyms that only contain such digits', () => {
    const [digits = ''] = VALID;
    const found = (text: string) => findIdentityNumber(Buffer.from(`1;${text};2\n`)) >= 0;
    expect(found(`12345678-1234-4234-9234-${digits}f`)).toBe(false);
    expect(found(`ab${digits}cdef0123456789abcd`)).toBe(true);
    expect(found(`ab${digits}cdef0123456789abcde`)).toBe(false);
    expect(found(`${digits}0`)).toBe(false);
    expect(found(`P${digits}`)).toBe(true);
    expect(found(`ab${digits}`)).toBe(true);
    expect(found(`(${digits})`)).toBe(true);
  });
});
