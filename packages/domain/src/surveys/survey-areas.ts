/** An institution that has answered, and where it lay on the day. */
export interface PlacedHome {
  /** Code of the municipality, and of its county. */
  readonly municipality: string;
  readonly county: string;
}

export const NATION = 'nation';

/** The areas that an institution lies in, the smallest first: `municipality 4601`, `county 46`, `nation`. */
export function areasOfHome({ municipality, county }: PlacedHome): readonly string[] {
  return [`municipality ${municipality}`, `county ${county}`, NATION];
}

/**
 * Which of some areas are told by themselves. Who reads a sum and the sums of areas inside it knows what lies between: each
 * institution belongs to the smallest told area around it, and what is left of every told area, without the told ones
 * inside, must be safe in itself. All that can be added up or taken away is made of these pieces.
 *
 * An area that is not safe keeps silent; where only what is left beside the areas inside it is not, the one of those with the
 * fewest institutions does.
 */
export function tellAreas<Home extends PlacedHome>(
  homes: readonly Home[],
  candidates: Iterable<string>,
  isSafe: (homes: readonly Home[]) => boolean,
): ReadonlySet<string> {
  const told = new Set(candidates);
  for (;;) {
    const pieces = Map.groupBy(homes, (home) => areasOfHome(home).find((area) => told.has(area)) ?? null);
    const offending = [...told]
      .sort(smallestKindFirst)
      .find((area) => pieces.has(area) && !isSafe(pieces.get(area) ?? []));
    if (offending === undefined) return told;
    const [inside] = areasInside(homes, told, offending);
    told.delete(inside ?? offending);
  }
}

/** The told areas inside an area, those with the fewest institutions first. */
function areasInside(
  homes: readonly PlacedHome[],
  told: ReadonlySet<string>,
  area: string,
): readonly string[] {
  const sizes = new Map<string, number>();
  for (const home of homes) {
    const around = areasOfHome(home);
    for (const each of around.slice(0, Math.max(0, around.indexOf(area)))) {
      if (told.has(each)) sizes.set(each, (sizes.get(each) ?? 0) + 1);
    }
  }
  return [...sizes].sort(([a, x], [b, y]) => x - y || (a < b ? -1 : 1)).map(([each]) => each);
}

const KINDS = ['municipality', 'county', NATION];

function smallestKindFirst(a: string, b: string): number {
  const kind = (area: string) => KINDS.indexOf(area.split(' ')[0] ?? '');
  return kind(a) - kind(b) || (a < b ? -1 : 1);
}
