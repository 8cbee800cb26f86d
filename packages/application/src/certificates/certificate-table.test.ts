import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tableCell } from './certificate-table.ts';

describe('a cell of the export', () => {
  it.each([
    ['Anne Demo', 'Anne Demo'],
    ['=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"'],
    ['+47', "'+47"],
    ['-1', "'-1"],
    ['@x', "'@x"],
    [' =1', "' =1"],
    ['a;b', '"a;b"'],
    ['\tx', "'\tx"],
    ['Øyvind "Ø" Ås', '"Øyvind ""Ø"" Ås"'],
  ])('%j is written %j', (text, written) => {
    expect(tableCell(text)).toBe(written);
  });

  it('never begins as a formula, and is one cell on one row, whatever it says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const cell = tableCell(text);
        const inner = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
        expect(inner).not.toMatch(/^\s*[=+\-@]/);
        expect(inner === text || inner === `'${text}`).toBe(true);
        if (!cell.startsWith('"')) expect(cell).not.toMatch(/[;"\r\n]/);
      }),
    );
  });
});
