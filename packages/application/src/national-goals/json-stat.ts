import type { BankCell } from '@smalspor/domain/national-goals';
import { Refusal } from '@smalspor/domain/refusal';
import { Type } from 'typebox';
import { Value } from 'typebox/value';

const Cell = Type.Union([Type.Number(), Type.String(), Type.Null()]);

/** JSON-stat 2.0 as statistics banks send it (json-stat.org/full), with marks for hidden cells inside the values. */
const DATASET = Type.Object({
  class: Type.Literal('dataset'),
  id: Type.Array(Type.String(), { minItems: 1 }),
  size: Type.Array(Type.Integer({ minimum: 0 })),
  dimension: Type.Record(
    Type.String(),
    Type.Object({
      category: Type.Object({
        index: Type.Union([
          Type.Array(Type.String()),
          Type.Record(Type.String(), Type.Integer({ minimum: 0 })),
        ]),
      }),
    }),
  ),
  value: Type.Union([Type.Array(Cell), Type.Record(Type.String({ pattern: '^\\d+$' }), Cell)]),
});

/** The codes of a table's dimensions, and the cell where one code of each meets. */
export interface BankTable {
  readonly codesOf: (dimension: string) => readonly string[];
  readonly cellAt: (codes: Readonly<Record<string, string>>) => BankCell;
}

/**
 * Reads an answer of a statistics bank. A mark is never a number: `:` and `k` stand for a hidden cell, `.` for one that
 * cannot be computed, `..` and an absent one for a figure that does not exist.
 * @throws Refusal `statistics-refused` for anything but a whole JSON-stat 2 dataset
 */
export function readJsonStat(text: string): BankTable {
  const dataset = parse(text.replace(/^\uFEFF/, ''));
  if (!Value.Check(DATASET, dataset)) throw refused('it is no JSON-stat dataset of version 2');
  const { id, size, dimension, value } = dataset;
  const codes = id.map((name, position) => {
    const listed = codesIn(dimension[name]?.category.index ?? []);
    if (listed.length !== size[position])
      throw refused(`its dimension ${name} has another size than it says`);
    return listed;
  });
  const cells = size.reduce((product, each) => product * each, 1);
  if (id.length !== size.length || (Array.isArray(value) && value.length !== cells))
    throw refused('it has more or fewer values than its dimensions have cells');
  return {
    codesOf: (name) => codes[id.indexOf(name)] ?? [],
    cellAt: (wanted) => {
      let position = 0;
      for (const [index, name] of id.entries()) {
        const listed = codes[index] ?? [];
        const only = listed.length === 1 ? listed[0] : undefined;
        const place = listed.indexOf(wanted[name] ?? only ?? '');
        if (place < 0) return 'missing';
        position = position * listed.length + place;
      }
      return cellOf((value as Readonly<Record<number, unknown>>)[position]);
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refused('it is no JSON');
  }
}

function codesIn(index: readonly string[] | Readonly<Record<string, number>>): readonly string[] {
  if (Array.isArray(index)) return index;
  return Object.entries(index)
    .sort(([, a], [, b]) => a - b)
    .map(([code]) => code);
}

function cellOf(value: unknown): BankCell {
  if (typeof value === 'number') return value;
  if (value === ':' || value === 'k') return 'hidden';
  return value === '.' ? 'not-computable' : 'missing';
}

function refused(fault: string): Refusal {
  return new Refusal(
    'statistics-refused',
    `The answer of the statistics bank cannot be used: ${fault}. What was fetched before stays. Check \`statistics.address\`, and whether the bank has changed its tables.`,
  );
}
