import type { PackedRange, PackedSelection } from '../indicators/index.ts';

/** A set of packed codes as ranges that are sorted and do not touch. */
export type CodeRanges = readonly PackedRange[];

/** The codes of a selection, its exclusions taken out. */
export function codeRanges({ include, exclude }: PackedSelection): CodeRanges {
  return without(joined(include), joined(exclude));
}

export function areRangesInside(inner: CodeRanges, outer: CodeRanges): boolean {
  return without(inner, outer).length === 0;
}

export function areRangesDisjoint(a: CodeRanges, b: CodeRanges): boolean {
  return a.every(([first, last]) => b.every(([from, to]) => last < from || to < first));
}

function joined(ranges: readonly PackedRange[]): CodeRanges {
  const sorted = [...ranges].sort((a, b) => a[0] - b[0]);
  const result: [number, number][] = [];
  for (const [first, last] of sorted) {
    const previous = result.at(-1);
    if (previous && first <= previous[1] + 1) previous[1] = Math.max(previous[1], last);
    else result.push([first, last]);
  }
  return result;
}

function without(ranges: CodeRanges, removed: CodeRanges): CodeRanges {
  let rest: PackedRange[] = [...ranges];
  for (const [from, to] of removed) {
    rest = rest.flatMap(([first, last]): PackedRange[] => {
      if (last < from || to < first) return [[first, last]];
      const before: PackedRange[] = first < from ? [[first, from - 1]] : [];
      const after: PackedRange[] = to < last ? [[to + 1, last]] : [];
      return [...before, ...after];
    });
  }
  return rest;
}
