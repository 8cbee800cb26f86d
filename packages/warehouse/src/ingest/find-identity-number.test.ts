import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findIdentityNumber, namesIdentityNumber } from './find-identity-number.ts';
import { isNationalIdentityNumber } from './national-identity-number.ts';

const SPACES = '\u00a0\u2002\u2009\u202f\u3000';
const DASHES = '\u2010\u2011\u2013\u2014\u2212\uff0d';
const UNSEEN = /[\u00ad\u200b\u2060\ufeff]/;
/** Digits that may stand together. */
const GROUPINGS = ['11', '6,5', '6,3,2', '9,2', '2,2,2,5', '2,2,7', '2,2,2,3,2', '2,2,5,2'];

/** Only one byte in eleven is looked at; this tries every sign as the first digit. */
function findSlowly(text: string): number {
  const signs = [...text].flatMap((sign, at) => (UNSEEN.test(sign) ? [] : [{ sign: plain(sign), at }]));
  for (const [index, { at }] of signs.entries()) {
    if (startsNumber(signs.map(({ sign }) => sign).join(''), index))
      return Buffer.byteLength(text.slice(0, at));
  }
  return -1;
}

function plain(sign: string): string {
  if (SPACES.includes(sign)) return ' ';
  if (DASHES.includes(sign)) return '-';
  return sign.normalize('NFKC');
}

function startsNumber(text: string, start: number): boolean {
  if (/\d/.test(text[start - 1] ?? '')) return false;
  const groups = [''];
  let end = start;
  let dotted = false;
  for (let digits = 0; digits < 11; ) {
    const gap = /^[ .-]{0,4}(?=\d)/.exec(text.slice(end))?.[0];
    if (gap === undefined || (digits === 0 && gap !== '')) return false;
    if (gap !== '') groups.push('');
    dotted ||= gap.includes('.');
    groups.push(`${groups.pop()}${text[end + gap.length]}`);
    end += gap.length + 1;
    digits += 1;
  }
  if (/\d/.test(text[end] ?? '')) return false;
  if (dotted && (/\d\.$/.test(text.slice(0, start)) || /^\.\d/.test(text.slice(end)))) return false;
  const lengths = groups.map(({ length }) => length).join();
  return GROUPINGS.includes(lengths) && isNationalIdentityNumber(groups.join(''));
}

/** Valid numbers are rare among random ones; these are made of dates of 2039, so that they are nobody's. */
const VALID = ['150739', '550739', '154739', '158739'].flatMap((date) =>
  Array.from({ length: 40_000 }, (_, rest) => `${date}${50_000 + rest}`)
    .filter(isNationalIdentityNumber)
    .slice(0, 5),
);
const [ONE = ''] = VALID;
const wide = (digits: string) => digits.replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + +digit));
const between = fc.string({ unit: fc.constantFrom(...` .-${SPACES}${DASHES}`), minLength: 1, maxLength: 5 });

const written = fc
  .record({
    digits: fc.constantFrom(...VALID),
    grouping: fc.constantFrom(...GROUPINGS),
    gaps: fc.array(between, { minLength: 5, maxLength: 5 }),
    isWide: fc.boolean(),
  })
  .map(({ digits, grouping, gaps, isWide }) => {
    let at = 0;
    const groups = grouping.split(',').map((length, index) => {
      at += Number(length);
      return (index === 0 ? '' : gaps[index]) + digits.slice(at - Number(length), at);
    });
    return isWide ? wide(groups.join('')) : groups.join('');
  });
const noise = fc.string({
  unit: fc.constantFrom(...`0123456789;,. -\nxyæ\u00ad\u200b${SPACES}${DASHES}`),
  maxLength: 40,
});

const found = (text: string) => findIdentityNumber(Buffer.from(text)) >= 0;

describe('findIdentityNumber', () => {
  it('has numbers of every kind to look for', () => {
    expect(VALID).toHaveLength(20);
  });

  it('finds what looking at every sign finds, at whatever place', () => {
    const text = fc
      .array(fc.oneof(noise, written, fc.constantFrom(...VALID)), { maxLength: 6 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (content) => {
        expect(findIdentityNumber(Buffer.from(content))).toBe(findSlowly(content));
      }),
      { numRuns: 4000 },
    );
  });

  it.each([
    ['a space that does not break', '\u00a0'],
    ['two spaces', '  '],
    ['an en dash', '\u2013'],
    ['a minus sign with spaces', ' \u2212 '],
    ['a dot', '.'],
    ['a narrow space', '\u202f'],
    ['a soft hyphen', '\u00ad'],
  ])('knows %s between date and digits', (_what, gap) => {
    const [date, rest] = [ONE.slice(0, 6), ONE.slice(6)];
    expect(found(`1;${date}${gap}${rest};2\n`)).toBe(true);
    expect(found(`1;${wide(date)}${gap}${wide(rest)};2\n`)).toBe(true);
    expect(found(`1;${date.replaceAll(/\d\d(?!$)/g, '$&.')}${gap}${rest};2\n`)).toBe(true);
    expect(found(`1;${date};${gap};${rest};2\n`)).toBe(false);
  });

  it('finds one behind any number of spaces', () => {
    for (let spaces = 0; spaces < 30; spaces += 1) expect(found(`${' '.repeat(spaces)}${ONE}`)).toBe(true);
  });

  it('passes over amounts, dates and codes that stand side by side', () => {
    for (const digits of VALID) {
      const [date, rest] = [digits.slice(0, 6), digits.slice(6)];
      expect(found(`${date};${rest};${date},${rest};${date}\n${rest}`)).toBe(false);
      expect(found(`0.${date}.${rest};2019.${date}.${rest};${date}.${rest}.1`)).toBe(false);
      expect(found(`20${date.slice(0, 2)}-${date.slice(2, 4)}-${date.slice(4)} ${rest}`)).toBe(false);
      expect(found(`${date}     ${rest}`)).toBe(false);
    }
  });

  it('passes over pseudonyms that only contain such digits', () => {
    const inRow = (text: string) => found(`1;${text};2\n`);
    expect(inRow(`12345678-1234-4234-9234-${ONE}f`)).toBe(false);
    expect(inRow(`ab${ONE}cdef0123456789abcd`)).toBe(true);
    expect(inRow(`ab${ONE}cdef0123456789abcde`)).toBe(false);
    expect(inRow(`${ONE}0`)).toBe(false);
    expect(inRow(`P${ONE}`)).toBe(true);
    expect(inRow(`ab${ONE}`)).toBe(true);
    expect(inRow(`(${ONE})`)).toBe(true);
  });

  it('looks at names, in which a low line is a space', () => {
    expect(namesIdentityNumber(`pasient_${ONE.slice(0, 6)}_${ONE.slice(6)}.csv`)).toBe(true);
    expect(namesIdentityNumber(`${wide(ONE)}.csv.gz`)).toBe(true);
    expect(namesIdentityNumber('dispensings_2019-01_2019-12.csv')).toBe(false);
  });
});
