import { createPublication, type GridCell } from '../publication.ts';
import { type Attack, type Attacker, createAttacker, ownPart, type Release } from './attacker.ts';
import { blocksIn, isBlockOfPlace } from './blocks-in.ts';
import { cellsOf, type Target, targetOf } from './grid-cells.ts';
import { isSumOfPrintable, printableBlocks } from './printable-blocks.ts';
import { gridOf, type SmallCountry } from './small-country.ts';

/**
 * What the attacker can work out and must not. The criterion, for every cell of the closed grid that no release published,
 * for the numerator of every family and for what is left of a whole beside a part of it (its complement), and besides for
 * every single step of every folded municipality, which is not even on the grid:
 *
 * - *Primary*: the true figure is 1…k−1. The bounds must reach down to 1 (or to the attacker's own part of it, which is no
 *   news) and up to k−1: the rule alone says that the figure may be in 1…k−1, and the publication must not add to that.
 * - *Secondary*: the true figure is k or more. The bounds must be at least k apart, unless the figure is a sum of figures that
 *   were all printable, or the attacker may know it: everyone behind it but the attacker is of the attacker's own group.
 * - A true 0 may become known.
 */
export interface Finding {
  readonly family: string;
  readonly what: string;
  readonly truth: number;
  readonly low: number;
  readonly high: number;
}

export interface Findings {
  readonly found: readonly Finding[];
  /** How many figures were attacked, so that a test can tell that it tested something. */
  readonly primary: number;
  readonly secondary: number;
}

/** Attacks what the last release hides: all primary figures, and of each family up to `most` secondary ones, spread evenly. */
export function attackAll(
  country: SmallCountry,
  releases: readonly Release[],
  attack: Attack,
  most = 24,
): Findings {
  const attacker = createAttacker(country, releases, attack);
  const truthOf = ledgerOf(country);
  const grid = gridOf(country);
  const othersOf = (target: Target) => truthOf(target) - ownPart(country, grid, target, attack.doctor);
  const printable = releases.map((release) => printableBlocks(country, release, attack));
  const found: Finding[] = [];
  let primary = 0;
  let secondary = 0;
  for (const [position, kinds] of country.families.entries()) {
    if (attack.told !== null && attack.told !== position) continue;
    const targets = hiddenTargets(country, releases, position, attack.told !== null)
      .map((hidden) => ({ ...hidden, truth: truthOf(hidden.target) }))
      .filter(({ target, truth }) => truth > 0 && !isAllOwn(country, attack, target));
    const small = targets.filter(({ truth }) => truth < country.k);
    const large = targets
      .filter(({ truth }) => truth >= country.k && attack.told === null)
      .filter(({ target }) => !isOfGroup(country, attack, target))
      .filter(({ target }) => !isSumOfPrintable(target, position, printable, othersOf));
    const chosen = [...small, ...spread(large, most)];
    primary += small.length;
    secondary += chosen.length - small.length;
    for (const { what, target, truth } of chosen) {
      const finding = judge(attacker, target, truth, country.k);
      if (finding) found.push({ family: kinds.join('+'), what, truth, ...finding });
    }
  }
  return { found, primary, secondary };
}

/** Up to `most` of the items, from all over the list. */
function spread<T>(items: readonly T[], most: number): readonly T[] {
  const stride = Math.max(1, items.length / most);
  return items.filter((_, index) => Math.floor(index / stride) !== Math.floor((index - 1) / stride));
}

function judge(
  attacker: Attacker,
  target: Target,
  truth: number,
  k: number,
): { readonly low: number; readonly high: number } | null {
  const { low, high, own } = attacker.bounds(target);
  const isSafe = truth < k ? low <= Math.max(1, own) && high >= k - 1 : high - low >= k;
  return isSafe ? null : { low, high };
}

interface Hidden {
  readonly what: string;
  readonly target: Target;
}

function hiddenTargets(
  country: SmallCountry,
  releases: readonly Release[],
  position: number,
  onlyPlaces: boolean,
): Hidden[] {
  const last = releases.at(-1) as Release;
  const grid = gridOf(country, last.steps);
  const kinds = country.families[position] ?? [];
  const pattern = last.pattern.families[position];
  const blocks = pattern ? [...blocksIn(grid, pattern)].filter(([name]) => !isBlockOfPlace(name)) : [];
  const steps = blocks.flatMap(([, places]) =>
    places.flatMap((place) =>
      Array.from(
        { length: grid.steps },
        (_, time): Hidden => ({
          what: `municipality ${grid.places[place]?.unit} in step ${time}`,
          target: { kinds, cells: [{ at: 'place', position: place, time }] },
        }),
      ),
    ),
  );
  if (onlyPlaces) return steps;
  const wasTold = toldBy(country, releases);
  const key = grid.families[position]?.key ?? '';
  const cells = cellsOf(grid).filter(
    ({ level, kind, length }) =>
      level !== 'others' &&
      (level !== 'municipality' || (kind === 'window' && length === grid.stepsPerWindow)),
  );
  const own = cells
    .filter((cell) => !wasTold(key, cell))
    .map((cell): Hidden => ({ what: nameOf(cell), target: targetOf(grid, kinds, cell) }));
  const complements = country.families.flatMap((whole, other) => {
    const rest = whole.filter((kind) => !kinds.includes(kind));
    const isWhole = other !== position && kinds.every((kind) => whole.includes(kind));
    if (!isWhole || isFamily(country, rest)) return [];
    const wholeKey = grid.families[other]?.key ?? '';
    return cells
      .filter((cell) => !wasTold(key, cell) || !wasTold(wholeKey, cell))
      .map(
        (cell): Hidden => ({
          what: `${nameOf(cell)}, rest of ${wholeKey}`,
          target: targetOf(grid, rest, cell),
        }),
      );
  });
  return [...own, ...complements, ...steps];
}

function nameOf({ level, unit, kind, end, length }: GridCell): string {
  return `${level} ${unit} ${kind} ${end} of ${length}`;
}

function toldBy(
  country: SmallCountry,
  releases: readonly Release[],
): (family: string, cell: GridCell) => boolean {
  const publications = releases.map(({ steps, pattern }) => ({
    ends: { window: steps, month: steps * country.monthsPerStep },
    publication: createPublication(gridOf(country, steps), pattern),
  }));
  return (family, cell) =>
    publications.some(
      ({ ends, publication }) => cell.end < ends[cell.kind] && publication.shows(family, cell),
    );
}

/** A complement that is a family itself is attacked as one. */
function isFamily({ families }: SmallCountry, kinds: readonly number[]): boolean {
  return families.some(
    (family) => family.length === kinds.length && family.every((kind) => kinds.includes(kind)),
  );
}

/** The true figures. */
function ledgerOf(country: SmallCountry): (target: Target) => number {
  const grid = gridOf(country);
  const sums = new Map<string, number>();
  const add = (name: string, count: number) => sums.set(name, (sums.get(name) ?? 0) + count);
  for (const { place, counts } of country.doctors) {
    for (const [kind, months] of counts.entries()) {
      for (const [month, count] of months.entries()) {
        add(`place ${kind} ${place} ${Math.floor(month / country.monthsPerStep)}`, count);
        add(`area ${kind} ${grid.places[place]?.area} ${month}`, count);
      }
    }
  }
  return ({ kinds, cells }) =>
    kinds.reduce(
      (sum, kind) =>
        cells.reduce(
          (of, { at, position, time }) => of + (sums.get(`${at} ${kind} ${position} ${time}`) ?? 0),
          sum,
        ),
      0,
    );
}

/** Everyone behind the figure but the attacker is of the attacker's group, and nobody else is. */
function isOfGroup({ doctors }: SmallCountry, { doctor, group }: Attack, { cells }: Target): boolean {
  if (group === null || cells.some(({ at }) => at === 'area')) return false;
  const places = new Set(cells.map(({ position }) => position));
  return [...doctors.keys()].every((other) => {
    const isInside = places.has(doctors[other]?.place ?? -1);
    return other === doctor || isInside === group.members.includes(other);
  });
}

/** Nobody but the attacker has a list there at the time: the roster has told already. */
function isAllOwn({ doctors, places }: SmallCountry, { doctor }: Attack, { cells }: Target): boolean {
  if (doctor === null || cells.some(({ at }) => at === 'area')) return false;
  return cells.every(({ position, time }) => {
    const { from, to } = places[position] ?? { from: 0, to: -1 };
    const isEmpty = time < from || time > to;
    return isEmpty || doctors.every(({ place }, other) => other === doctor || place !== position);
  });
}
