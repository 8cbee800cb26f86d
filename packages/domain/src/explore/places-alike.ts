import type { CentralityClass } from '../organisation/index.ts';

/** A municipality by what the comparison rests on. */
export interface PlaceTraits {
  readonly centrality: CentralityClass;
  readonly inhabitants: number;
}

/** Municipalities that are alike: neighbours in centrality, and in number of inhabitants among those. */
export interface PlacesAlike {
  readonly mostCentral: CentralityClass;
  readonly leastCentral: CentralityClass;
  /** Inhabitants: the fewest and the most that belong here; `null` for no limit. */
  readonly from: number | null;
  readonly to: number | null;
}

/** Fewer municipalities than this are joined with their neighbours. */
export const LEAST_ALIKE = 10;

/**
 * Divides municipalities into those that are alike: by class of centrality, classes of fewer than ten joined with the next; and
 * among those by inhabitants, into about as many in each, at least ten. Every municipality belongs to exactly one group: were each
 * compared with its own ten nearest, two groups would differ by one municipality, and one sum taken from the other would tell of it.
 */
export function dividePlaces(places: readonly PlaceTraits[]): readonly PlacesAlike[] {
  return bandsOf(places).flatMap((band) => {
    const classes = band.map(({ centrality }) => centrality).sort((a, b) => a - b);
    const [mostCentral, leastCentral] = [classes[0], classes.at(-1)];
    if (mostCentral === undefined || leastCentral === undefined) return [];
    const starts = startsOf(band.map(({ inhabitants }) => inhabitants).sort((a, b) => a - b));
    return [null, ...starts].map((from, index) => {
      const next = starts[index];
      return { mostCentral, leastCentral, from, to: next === undefined ? null : next - 1 };
    });
  });
}

/** Whether a municipality belongs to a group. */
export function isAlike(
  { mostCentral, leastCentral, from, to }: PlacesAlike,
  { centrality, inhabitants }: PlaceTraits,
): boolean {
  return (
    centrality >= mostCentral &&
    centrality <= leastCentral &&
    (from === null || inhabitants >= from) &&
    (to === null || inhabitants <= to)
  );
}

/** Classes from the most central on, joined until there are enough; too few at the end go with those before. */
function bandsOf(places: readonly PlaceTraits[]): readonly (readonly PlaceTraits[])[] {
  const bands: PlaceTraits[][] = [[]];
  const classes = [...new Set(places.map(({ centrality }) => centrality))].sort((a, b) => a - b);
  for (const one of classes) {
    if ((bands.at(-1) ?? []).length >= LEAST_ALIKE) bands.push([]);
    bands.at(-1)?.push(...places.filter(({ centrality }) => centrality === one));
  }
  return joinLast(bands);
}

/** The inhabitants with which a new group begins, after the first. Equal numbers are never parted. */
function startsOf(sorted: readonly number[]): readonly number[] {
  const size = Math.ceil(sorted.length / Math.max(1, Math.floor(sorted.length / LEAST_ALIKE)));
  const groups: number[][] = [[]];
  for (const inhabitants of sorted) {
    const group = groups.at(-1) ?? [];
    if (group.length >= size && inhabitants !== group.at(-1)) groups.push([inhabitants]);
    else group.push(inhabitants);
  }
  return joinLast(groups)
    .slice(1)
    .flatMap(([first]) => (first === undefined ? [] : [first]));
}

function joinLast<T>(groups: readonly (readonly T[])[]): readonly (readonly T[])[] {
  const [last, before] = [groups.at(-1) ?? [], groups.at(-2)];
  if (before === undefined || last.length >= LEAST_ALIKE) return groups;
  return [...groups.slice(0, -2), [...before, ...last]];
}
