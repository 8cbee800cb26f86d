import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatInstantDate, formatMonthShort, formatMonthSpan } from './format-date.ts';
import { formatChange, formatNumber, formatPercent, formatRange } from './format-number.ts';
import { LANGUAGES } from './localised.ts';

describe('numbers in the three languages', () => {
  it('uses decimal comma, no-break space and a real minus sign', () => {
    expect(formatNumber(-1234.56, 1, 'nb')).toBe('\u22121\u00a0234,6');
    expect(formatNumber(-1234.56, 1, 'nn')).toBe('\u22121\u00a0234,6');
    expect(formatNumber(-1234.56, 1, 'en')).toBe('\u22121,234.6');
  });

  it('writes per cent with a no-break space in Norwegian only', () => {
    expect(LANGUAGES.map((language) => formatPercent(9.75, 1, language))).toEqual([
      '9,8\u00a0%',
      '9,8\u00a0%',
      '9.8%',
    ]);
  });

  it('signs a change, but not one that rounds to zero', () => {
    expect([12.4, -11.2, 0.3, -0.3].map((value) => formatChange(value, 'nb'))).toEqual([
      '+12\u00a0%',
      '\u221211\u00a0%',
      '0\u00a0%',
      '0\u00a0%',
    ]);
  });

  it('joins a range by a dash, and by a word when a dash could be read as a minus', () => {
    expect(formatRange(251.4, 285.6, 0, 'nb')).toBe('251–286');
    expect(formatRange(-17, -5, 0, 'nb')).toBe('\u221217 til \u22125');
    expect(formatRange(-17, 5, 0, 'en')).toBe('\u221217 to 5');
    expect(formatRange(-15.2, -14.9, 0, 'nb')).toBe('\u221215');
  });

  it('never writes a hyphen, a plain space or a negative zero', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.integer({ min: 0, max: 3 }),
        fc.constantFrom(...LANGUAGES),
        (value, decimals, language) => {
          const text = formatNumber(value, decimals, language);
          expect(text).not.toMatch(/[- ]/);
          if (!/[1-9]/.test(text)) expect(text).not.toContain('\u2212');
        },
      ),
    );
  });
});

describe('months and dates', () => {
  it('writes a span once when the year is the same', () => {
    expect(formatMonthSpan('2020-01', '2020-12', 'nb')).toBe('januar–desember 2020');
    expect(formatMonthSpan('2019-07', '2020-06', 'en')).toBe('July 2019–June 2020');
    expect(formatMonthSpan('2020-03', '2020-03', 'nn')).toBe('mars 2020');
    expect(formatMonthShort('2020-03', 'en')).toBe('Mar 2020');
  });

  it('takes the day from the Norwegian clock', () => {
    expect(formatInstantDate('2020-12-31T23:30:00Z', 'nb')).toBe('1. januar 2021');
  });
});
