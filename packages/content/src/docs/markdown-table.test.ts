import { expect, it } from 'vitest';
import { markdownTable } from './markdown-table.ts';

it('makes columns as wide as their widest cell', () => {
  expect(
    markdownTable([
      ['Part', 'Å'],
      ['x', 'long cell'],
      ['longer', ''],
    ]),
  ).toBe(
    [
      '| Part   | Å         |',
      '| ------ | --------- |',
      '| x      | long cell |',
      '| longer |           |',
    ].join('\n'),
  );
});
