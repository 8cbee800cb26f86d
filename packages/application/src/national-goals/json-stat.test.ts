import { describe, expect, it } from 'vitest';
import { readJsonStat } from './json-stat.ts';

const dataset = (value: unknown, changes: object = {}) =>
  JSON.stringify({
    version: '2.0',
    class: 'dataset',
    id: ['Year', 'Code'],
    size: [2, 3],
    dimension: {
      Year: { category: { index: ['2019', '2020'] } },
      Code: { category: { index: { c: 2, a: 0, b: 1 } } },
    },
    value,
    ...changes,
  });

describe('readJsonStat', () => {
  it('finds each cell in the order of the dimensions, last fastest', () => {
    const table = readJsonStat(dataset([1, 2, 3, 4, 5, 6]));
    expect(table.codesOf('Code')).toEqual(['a', 'b', 'c']);
    expect(table.cellAt({ Year: '2019', Code: 'c' })).toBe(3);
    expect(table.cellAt({ Year: '2020', Code: 'a' })).toBe(4);
  });

  it('never takes a mark for a number, nor zero for a mark', () => {
    const table = readJsonStat(dataset([':', 'k', '.', '..', null, 0]));
    const row = (year: string) => ['a', 'b', 'c'].map((Code) => table.cellAt({ Year: year, Code }));
    expect(row('2019')).toEqual(['hidden', 'hidden', 'not-computable']);
    expect(row('2020')).toEqual(['missing', 'missing', 0]);
    expect(table.cellAt({ Year: '2021', Code: 'a' })).toBe('missing');
    expect(table.cellAt({ Year: '2019' })).toBe('missing');
  });

  it('reads values by their number, and an answer that begins with a byte order mark', () => {
    const table = readJsonStat(`\uFEFF${dataset({ 0: 7, 5: ':' })}`);
    expect(table.cellAt({ Year: '2019', Code: 'a' })).toBe(7);
    expect(table.cellAt({ Year: '2020', Code: 'c' })).toBe('hidden');
    expect(table.cellAt({ Year: '2020', Code: 'b' })).toBe('missing');
  });

  it.each([
    ['no JSON', '<html>busy</html>'],
    ['another class', dataset([1, 2, 3, 4, 5, 6], { class: 'collection' })],
    ['too few values', dataset([1, 2, 3])],
    ['a size that is not kept', dataset([1, 2, 3, 4], { size: [2, 2] })],
    ['a dimension that is not told of', dataset([1, 2, 3, 4, 5, 6], { id: ['Year', 'Place'] })],
  ])('refuses %s', (_what, text) => {
    expect(() => readJsonStat(text)).toThrow(expect.objectContaining({ code: 'statistics-refused' }));
  });
});
