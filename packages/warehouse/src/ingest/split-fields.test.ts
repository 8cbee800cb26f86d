import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitFields } from './split-fields.ts';

const field = fc.string({ unit: fc.constantFrom(...'ab ;",ø'), maxLength: 8 });

function written(value: string, quoted: boolean): string {
  return quoted || /[";]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

describe('splitFields', () => {
  it('reads what was written, in quotes or not', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(field, fc.boolean()), { minLength: 1 }), (fields) => {
        const line = fields.map(([value, quoted]) => written(value, quoted)).join(';');
        expect(splitFields(line)).toEqual(fields.map(([value]) => value));
      }),
    );
  });

  it.each(['a"b;c', '"a', '"a"b;c', 'a;"b;c', '"a""', 'a;b"'])('refuses %s', (line) => {
    expect(splitFields(line)).toBeNull();
  });

  it('counts the fields at the ends', () => {
    expect(splitFields('')).toEqual(['']);
    expect(splitFields(';')).toEqual(['', '']);
    expect(splitFields('"a";')).toEqual(['a', '']);
  });
});
