import { loadContent } from '@smalspor/content/loading';
import type { Cell } from '@smalspor/domain/indicators';
import { formatMonth } from '@smalspor/domain/time';
import { describe, expect, it } from 'vitest';
import { oracleCells } from './oracle-cells.ts';
import { CONTACT_EXAMPLES } from './testing/contact-examples.ts';
import { DECLARED_EXAMPLES } from './testing/declared-examples.ts';
import { measuredCells } from './testing/measured-cells.ts';
import { COUNTING_EXAMPLES, PLACE_EXAMPLES } from './testing/worked-examples.ts';

const shipped = loadContent();
const INDEX_YEAR = 2026;

describe.each([...COUNTING_EXAMPLES, ...PLACE_EXAMPLES, ...DECLARED_EXAMPLES, ...CONTACT_EXAMPLES])(
  '$name',
  ({ register, deliveryStarts, cells }) => {
    const wanted = new Set(Object.keys(cells).map((name) => name.split(' ')[0]));
    const content = { ...shipped, indicators: shipped.indicators.filter(({ id }) => wanted.has(id)) };

    it('in the oracle', () => {
      expect(told(cells, oracleCells(register, content, INDEX_YEAR))).toEqual(cells);
    });

    it('in the cube', async () => {
      expect(told(cells, await measuredCells(register, deliveryStarts ?? [], content, INDEX_YEAR))).toEqual(
        cells,
      );
    });
  },
);

/** The cells that an example names, each told as far as the example tells it. */
function told(
  cells: Readonly<Record<string, string | null>>,
  all: readonly Cell[],
): Record<string, string | null> {
  const byName = new Map(
    all.map((cell) => [
      `${cell.indicator} ${cell.level} ${cell.unit} ${cell.period.kind} ${formatMonth(cell.period.end)}`,
      cell,
    ]),
  );
  return Object.fromEntries(
    Object.entries(cells).map(([name, example]) => {
      const cell = byName.get(name);
      return [name, cell ? figures(cell, example ?? '') : null];
    }),
  );
}

function figures(cell: Cell, example: string): string {
  const parts = [`${cell.numerator}/${cell.denominator}`];
  if (example.includes('x²')) parts.push(`x² ${cell.sumOfSquares}/${cell.sumForSquares}`);
  if (example.includes(' of ')) parts.push(`of ${cell.prescribers}`);
  if (example.includes('expected')) parts.push(`expected ${cell.expected}`);
  if (example.includes('patients')) parts.push(`patients ${cell.patients}`);
  if (cell.noValue !== null) parts.push(cell.noValue);
  return parts.join(' ');
}
