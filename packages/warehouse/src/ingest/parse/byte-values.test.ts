import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDate, readDigits, readHundredths, readMonth, readWhole } from './byte-values.ts';

type Reader = (bytes: Uint8Array, from: number, to: number) => number;

/** Reads the text in the midst of other bytes. */
function read(reader: Reader, text: string): number {
  const bytes = Buffer.from(`7;${text};9`);
  return reader(bytes, 2, bytes.length - 2);
}

const nearly = fc.string({ unit: fc.constantFrom(...'0123456789-., '), maxLength: 11 });

describe('values in bytes', () => {
  it('are the whole numbers that a pattern describes', () => {
    fc.assert(
      fc.property(nearly, (text) => {
        expect(read(readWhole, text)).toBe(/^-?\d{1,9}$/.test(text) ? Number(text) : Number.NaN);
        expect(read(readDigits, text)).toBe(/^\d{1,9}$/.test(text) ? Number(text) : Number.NaN);
      }),
    );
  });

  it('are numbers with at most two decimals, exactly', () => {
    fc.assert(
      fc.property(nearly, (text) => {
        const expected = /^-?\d{1,7}(?:[.,]\d{1,2})?$/.test(text)
          ? Math.round(Number(text.replace(',', '.')) * 100)
          : Number.NaN;
        expect(read(readHundredths, text)).toBe(expected);
      }),
      { numRuns: 1000 },
    );
    expect(read(readHundredths, '9999999,99')).toBe(999_999_999);
    expect(read(readHundredths, '-0,5')).toBe(-50);
  });

  it('are the days of the calendar', () => {
    const day = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-30'), noInvalidDate: true });
    fc.assert(
      fc.property(day, (date) => {
        const text = date.toISOString().slice(0, 10);
        expect(read(readDate, text)).toBe(Date.parse(text) / 86_400_000);
        const [year, month] = text.split('-').map(Number) as [number, number];
        expect(read(readMonth, text.slice(0, 7))).toBe(year * 12 + month - 1);
      }),
      { numRuns: 1000 },
    );
    expect(read(readDate, '1970-01-01')).toBe(0);
    for (const text of [
      ...['2019-02-29', '1900-02-29', '2019-04-31', '2019-13-01', '2019-00-01', '2019-01-00'],
      ...['2019-1-1', '2019/01/01', '19-01-01', '2019-01-1 ', '', '2019-01-01T'],
    ]) {
      expect(read(readDate, text), text).toBeNaN();
    }
    expect(read(readDate, '2020-02-29')).toBe(Date.parse('2020-02-29') / 86_400_000);
    expect(read(readDate, '2000-02-29')).toBe(Date.parse('2000-02-29') / 86_400_000);
    for (const text of ['2019-13', '2019-00', '2019-1', '201901', '2019_01'])
      expect(read(readMonth, text)).toBeNaN();
  });
});
