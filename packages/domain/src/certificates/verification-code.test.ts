import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CODE_DRAWS, CODE_SIGNS, codeOfDraws, formatCode, readCode } from './verification-code.ts';

const draws = fc.array(fc.nat(CODE_SIGNS - 1), { minLength: CODE_DRAWS, maxLength: CODE_DRAWS });
const codes = draws.map(codeOfDraws);
const example = codeOfDraws(Array.from({ length: CODE_DRAWS }, (_, index) => index));

describe('a verification code', () => {
  it('is twenty signs in five groups, none of which looks like another or spells a word', () => {
    fc.assert(
      fc.property(codes, (code) => {
        expect(formatCode(code)).toMatch(/^([B-DF-HJKMNPR-TV-Z3479]{4}-){4}[B-DF-HJKMNPR-TV-Z3479]{4}$/);
      }),
    );
  });

  it('has more values than can be tried: at a thousand million a second, more than a thousand million years', () => {
    const years = CODE_SIGNS ** CODE_DRAWS / 1e9 / (365 * 24 * 3600);
    expect(years).toBeGreaterThan(1e9);
  });

  it('is read as it is typed: small letters, spaces, dashes of any kind, digits for the letters they look like', () => {
    fc.assert(
      fc.property(codes, fc.constantFrom('-', ' ', '', ' – ', '.'), fc.boolean(), (code, between, small) => {
        const printed = formatCode(code).replaceAll('-', between);
        const typed = small ? printed.toLowerCase() : printed;
        expect(readCode(` ${typed}\n`)).toBe(code);
        const alike = { Z: '2', S: '5', G: '6', B: '8' } as Readonly<Record<string, string>>;
        expect(readCode([...code].map((each) => alike[each] ?? each).join(''))).toBe(code);
      }),
    );
  });

  it('finds every single wrong sign', () => {
    fc.assert(
      fc.property(codes, fc.nat(CODE_DRAWS), codes, fc.nat(CODE_DRAWS), (code, at, other, from) => {
        const wrong = other[from] ?? '';
        const typed = code.slice(0, at) + wrong + code.slice(at + 1);
        expect(readCode(typed)).toBe(wrong === code[at] ? code : null);
      }),
    );
  });

  it('finds every two signs that have changed places, neighbours or not', () => {
    fc.assert(
      fc.property(codes, fc.nat(CODE_DRAWS), fc.nat(CODE_DRAWS), (code, a, b) => {
        const signs = [...code];
        [signs[a], signs[b]] = [signs[b] ?? '', signs[a] ?? ''];
        expect(readCode(signs.join(''))).toBe(code[a] === code[b] ? code : null);
      }),
    );
  });

  it('is nothing else: too short, too long, other signs, empty', () => {
    for (const typed of [
      '',
      'x',
      example.slice(1),
      `${example}B`,
      example.replace(/^./, '0'),
      '🦆'.repeat(20),
    ]) {
      expect(readCode(typed), typed).toBeNull();
    }
  });

  it('is made of draws and of nothing else', () => {
    for (const wrong of [[], Array(CODE_DRAWS).fill(CODE_SIGNS), Array(CODE_DRAWS).fill(0.5)]) {
      expect(() => codeOfDraws(wrong)).toThrow(RangeError);
    }
  });
});
