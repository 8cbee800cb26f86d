import type { CountKind, Family } from './families.ts';
import { areDisjoint, isPart } from './selection.ts';

/** Kinds of count whose parts add up to the whole. */
const ADDED: readonly CountKind[] = [
  'prescriptions',
  'dispensings',
  'ddd',
  'contacts',
  'consultations',
  'episodes',
];

/** Families that exclude each other inside one that holds them all: who knows the whole and some parts knows the rest. */
export interface Partition {
  readonly kind: CountKind;
  /** Position of the whole. */
  readonly whole: number;
  readonly parts: readonly number[];
}

/** How families lie in each other by definition; positions are those of the given families. */
export interface Relations {
  /** The wholes of each family. */
  readonly wholes: readonly (readonly number[])[];
  /** For every whole its largest sets of parts that exclude each other. */
  readonly partitions: readonly Partition[];
}

export function relationsOf(families: readonly Family[]): Relations {
  const selections = families.map(({ selection }) => selection);
  const inside = (part: number, whole: number): boolean => {
    const [a, b] = [selections[part], selections[whole]];
    return part !== whole && a != null && b != null && isPart(a, b);
  };
  const apart = (one: number, other: number): boolean => {
    const [a, b] = [selections[one], selections[other]];
    return a != null && b != null && areDisjoint(a, b);
  };
  const positions = families.map((_, index) => index);
  return {
    wholes: positions.map((part) => positions.filter((whole) => inside(part, whole))),
    partitions: ADDED.flatMap((kind) => {
      const counted = positions.filter((position) => families[position]?.kinds.includes(kind));
      return counted.flatMap((whole) =>
        largestApart(
          counted.filter((part) => inside(part, whole)),
          apart,
        ).map((parts) => ({ kind, whole, parts })),
      );
    }),
  };
}

/** Bron and Kerbosch: all sets whose members are apart from each other and that nothing can be added to. */
function largestApart(
  positions: readonly number[],
  apart: (one: number, other: number) => boolean,
): readonly (readonly number[])[] {
  const found: (readonly number[])[] = [];
  const grow = (chosen: readonly number[], possible: readonly number[], tried: readonly number[]): void => {
    if (possible.length === 0 && tried.length === 0) {
      if (chosen.length > 0) found.push(chosen);
      return;
    }
    const pivot = [...possible, ...tried].reduce((best, candidate) =>
      possible.filter((other) => apart(candidate, other)).length >
      possible.filter((other) => apart(best, other)).length
        ? candidate
        : best,
    );
    let left = possible;
    let done = tried;
    for (const next of possible.filter((candidate) => !apart(pivot, candidate))) {
      grow(
        [...chosen, next],
        left.filter((other) => apart(next, other)),
        done.filter((other) => apart(next, other)),
      );
      left = left.filter((other) => other !== next);
      done = [...done, next];
    }
  };
  grow([], positions, []);
  return found;
}
