import type { InstitutionDisclosureSettings } from './settings.ts';

/** One home's value in a year: `numerator × 100 ÷ denominator`. */
export interface HomeValue {
  readonly home: number;
  readonly county: number;
  readonly numerator: number;
  readonly denominator: number;
}

/** Homes whose value lies from `low` to below `high`; `null` at the open ends. */
export interface HomeBin {
  readonly low: number | null;
  readonly high: number | null;
  readonly homes: number;
}

/** Where the values of the homes of some counties lie. */
export interface PlacedHomes {
  readonly among: 'county' | 'other-counties' | 'nation';
  /** `null` unless the homes are those of one county. */
  readonly county: number | null;
  readonly bins: readonly HomeBin[];
}

/**
 * Bars for the homes of each county that can have its own, and for all the other homes together. A home is in one picture
 * only, so that no picture can be taken from another. A county that has too few for two bars stands with the others, and
 * where the others are still too few the smallest county joins them.
 *
 * @param own counties whose sums are told by themselves
 * @param step width of the grid that bars end on: never a home's own value
 */
export function placeHomes(
  homes: readonly HomeValue[],
  own: ReadonlySet<number>,
  step: number,
  settings: InstitutionDisclosureSettings,
): readonly PlacedHomes[] {
  const alone = new Map<number, readonly HomeBin[]>();
  for (const county of [...new Set(homes.map((home) => home.county))].sort((a, b) => a - b)) {
    if (!own.has(county)) continue;
    const bins = binsOf(
      homes.filter((home) => home.county === county),
      step,
      settings,
    );
    if (bins.length > 1) alone.set(county, bins);
  }
  for (;;) {
    const rest = homes.filter(({ county }) => !alone.has(county));
    const bins = binsOf(rest, step, settings);
    if (rest.length > 0 && bins.length < 2 && alone.size > 0) {
      const [smallest] = [...alone.entries()].sort(([a, x], [b, y]) => total(x) - total(y) || a - b);
      if (smallest !== undefined) alone.delete(smallest[0]);
      continue;
    }
    const among = alone.size > 0 ? ('other-counties' as const) : ('nation' as const);
    return [
      ...[...alone].map(([county, each]) => ({ among: 'county' as const, county, bins: each })),
      ...(bins.length > 1 ? [{ among, county: null, bins }] : []),
    ];
  }
}

function total(bins: readonly HomeBin[]): number {
  return bins.reduce((sum, { homes }) => sum + homes, 0);
}

/** Bars of at least the reader and the others; none where there would be fewer than two. */
function binsOf(
  homes: readonly HomeValue[],
  step: number,
  settings: InstitutionDisclosureSettings,
): readonly HomeBin[] {
  const cellOf = (home: HomeValue) => Math.floor(rateOf(home) / step);
  let edges = edgesOf(homes.map(cellOf), settings.others + 1);
  while (edges.length > 0 && !leavesRoom(homes, cellOf, edges, step, settings.margin)) {
    edges = edges.filter((_, place) => place % 2 === 1);
  }
  if (edges.length === 0) return [];
  const ends = [null, ...edges, null];
  return ends.slice(1).map((high, place) => {
    const low = ends[place] ?? null;
    const inside = homes.filter(
      (home) => (low === null || cellOf(home) >= low) && (high === null || cellOf(home) < high),
    );
    return { low: endOf(low, step), high: endOf(high, step), homes: inside.length };
  });
}

/** A cell's lower end, without the last digits of binary fractions. */
function endOf(cell: number | null, step: number): number | null {
  return cell === null ? null : Number((cell * step).toPrecision(12));
}

/** The first cells of bars, the lowest bar's left out, with at least `enough` homes between them and beyond. */
function edgesOf(cells: readonly number[], enough: number): readonly number[] {
  const counts = new Map<number, number>();
  for (const cell of cells) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  const edges: number[] = [];
  let [inside, left] = [0, cells.length];
  for (const [cell, count] of [...counts].sort(([a], [b]) => a - b)) {
    inside += count;
    left -= count;
    if (inside < enough || left < enough) continue;
    edges.push(cell + 1);
    inside = 0;
  }
  return edges;
}

/**
 * A bar says of each home in it that it bought at least so much. Together with the sum of all that narrows what any one can
 * have bought: what it leaves the others must still be no less than the margin of that home's own.
 */
function leavesRoom(
  homes: readonly HomeValue[],
  cellOf: (home: HomeValue) => number,
  edges: readonly number[],
  step: number,
  margin: number,
): boolean {
  const rooms = homes.map((home) => {
    const cell = cellOf(home);
    const low = Math.max(0, ...edges.filter((edge) => edge <= cell)) * step;
    return home.numerator - (low / 100) * home.denominator;
  });
  const all = rooms.reduce((sum, room) => sum + room, 0);
  const order = rooms.map((_, place) => place).sort((a, b) => (rooms[b] ?? 0) - (rooms[a] ?? 0));
  return homes.every(({ numerator }, place) => {
    const reader = order[0] === place ? order[1] : order[0];
    const left = all - (rooms[place] ?? 0) - (reader === undefined ? 0 : (rooms[reader] ?? 0));
    return left >= margin * numerator;
  });
}

function rateOf({ numerator, denominator }: HomeValue): number {
  return (numerator * 100) / denominator;
}
