import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readableName } from './start-import.ts';

describe('a sent file’s name', () => {
  it.each([
    ['Fastlegelister år 2020 (ny).csv', 'Fastlegelister år 2020 (ny).csv'],
    ['lists\u202egpj.csv', 'listsgpj.csv'],
    ['a\u0000b\nc\u2028d\u200be\ufeff.csv', 'abcde.csv'],
    ['A\u030angstrom.csv', 'Ångstrom.csv'],
    ['  ', 'file'],
    ['\u202e\u2066', 'file'],
    [`${'x'.repeat(300)}.csv`, `${'x'.repeat(196)}.csv`],
  ])('%j is shown as %j', (sent, shown) => {
    expect(readableName(sent)).toBe(shown);
  });

  it('is never empty, too long or unreadable', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (sent) => {
        const shown = readableName(sent);
        expect([...shown].length).toBeGreaterThan(0);
        expect([...shown].length).toBeLessThanOrEqual(200);
        expect(shown).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
      }),
    );
  });
});
