import type { Attack, Release } from './attacker.ts';
import { blocksIn } from './blocks-in.ts';
import type { Target } from './grid-cells.ts';
import { gridOf, type SmallCountry } from './small-country.ts';

type Blocks = readonly (readonly number[])[];

/** For each family, the blocks of places whose sums in every step were printable, and of areas in every month. */
export interface PrintableBlocks {
  readonly steps: number;
  readonly months: number;
  readonly places: readonly Blocks[];
  readonly areas: readonly Blocks[];
}

/** A group of all doctors of some places tells their sum to its members, and with it the rest of the block. */
export function printableBlocks(
  country: SmallCountry,
  { steps, pattern }: Release,
  attack: Attack,
): PrintableBlocks {
  const grid = gridOf(country, steps);
  const ofGroup = placesOfGroup(country, attack);
  return {
    steps,
    months: steps * country.monthsPerStep,
    places: pattern.families.map((family, position) => {
      if (family.nation === 'none') return [[...grid.places.keys(), -1]];
      const blocks = [...blocksIn(grid, family).values()];
      if (!attack.group?.families.includes(position)) return blocks;
      return blocks.flatMap((block) => [
        block.filter((place) => ofGroup.has(place)),
        block.filter((place) => !ofGroup.has(place)),
      ]);
    }),
    areas: pattern.families.map(({ nation, counties, hiddenCounties, undivided, undividedMonths = [] }) => {
      if (nation !== 'month') return [[...grid.areas.keys(), -1]];
      const blocks = Map.groupBy(grid.areas.keys(), (area) => {
        const county = grid.areas[area]?.county ?? 0;
        if (counties !== 'month' || hiddenCounties.includes(county)) return 'hidden';
        return undivided.includes(county) || undividedMonths.includes(county)
          ? `county ${county}`
          : `area ${area}`;
      });
      return [...blocks.values()];
    }),
  };
}

/** The places that a group fills; none when someone else works there or a member works elsewhere. */
function placesOfGroup({ doctors }: SmallCountry, { group }: Attack): ReadonlySet<number> {
  const members = new Set(group?.members);
  const places = new Set([...members].map((member) => doctors[member]?.place ?? -1));
  const isFilled = [...doctors.keys()].every(
    (doctor) => members.has(doctor) === places.has(doctors[doctor]?.place ?? -1),
  );
  return isFilled ? places : new Set();
}

/**
 * Whether at each time the figure is made of whole printable blocks of some release, and of what the attacker has; places and
 * areas where nobody else has anything can be in or out: a true 0 may become known.
 *
 * @param othersOf the true figure without the attacker's own part
 */
export function isSumOfPrintable(
  { kinds, cells }: Target,
  family: number,
  releases: readonly PrintableBlocks[],
  othersOf: (target: Target) => number,
): boolean {
  const positions = new Set(cells.map(({ position }) => position));
  return cells.every(({ at, time }) =>
    releases.some((release) => {
      if (time >= (at === 'place' ? release.steps : release.months)) return false;
      const isBusy = (position: number) =>
        position < 0 || othersOf({ kinds, cells: [{ at, position, time }] }) > 0;
      return ((at === 'place' ? release.places : release.areas)[family] ?? []).every((block) => {
        const busy = block.filter(isBusy);
        return (
          busy.every((position) => positions.has(position)) ||
          busy.every((position) => !positions.has(position))
        );
      });
    }),
  );
}
