import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawTable } from './draw-table.ts';

test('every index fills its share of the cells, and a weight of 0 none', () => {
  const weights = fc
    .array(fc.oneof(fc.constant(0), fc.double({ min: 0.01, max: 10, noNaN: true })), {
      minLength: 1,
      maxLength: 30,
    })
    .filter((values) => values.some((value) => value > 0));
  fc.assert(
    fc.property(weights, (values) => {
      const cells = 4096;
      const table = drawTable(values, cells);
      const total = values.reduce((sum, value) => sum + value, 0);
      values.forEach((value, index) => {
        const filled = table.filter((entry) => entry === index).length;
        expect(Math.abs(filled - (value / total) * cells)).toBeLessThanOrEqual(1);
        if (value === 0) expect(filled).toBe(0);
      });
    }),
  );
});
