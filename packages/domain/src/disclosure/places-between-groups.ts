import type { DisclosureSettings } from './settings.ts';

/** Prescribers of one month who have their list in one place and belong to one group, or to none. */
export interface RosterCell {
  readonly place: number;
  readonly group: number | null;
  readonly prescribers: number;
}

/**
 * Places whose own figure, set against the groups' figures, would be the figure of fewer than k prescribers: a
 * municipality of ten doctors of whom eight meet in a group tells the group about the other two. The group is what the
 * programme lives by, so the municipality gives way. Each list of cells is one month.
 */
export function placesBetweenGroups(
  months: readonly (readonly RosterCell[])[],
  settings: DisclosureSettings,
): ReadonlySet<number> {
  const found = new Set<number>();
  for (const cells of months) for (const place of placesGivingWay(cells, settings)) found.add(place);
  return found;
}

/** In one month. */
function placesGivingWay(cells: readonly RosterCell[], settings: DisclosureSettings): number[] {
  const found: number[] = [];
  const byGroup = Map.groupBy(
    cells.filter(({ group }) => group !== null),
    ({ group }) => group,
  );
  const sizes = new Map([...byGroup].map(([group, of]) => [group, sizeOf(of)]));
  const leftOf = new Map<number, number>();
  for (const [place, here] of Map.groupBy(cells, ({ place: at }) => at)) {
    const total = sizeOf(here);
    const inside = here
      .filter(({ group, prescribers }) => group !== null && sizes.get(group) === prescribers)
      .map(({ prescribers }) => prescribers)
      .filter((members) => members >= settings.minGroupMembers);
    const left = total - inside.reduce((sum, members) => sum + members, 0);
    leftOf.set(place, left);
    if (isTooFew(left, settings)) found.push(place);
    if (inside.some((members) => isTooFew(total - members, settings))) found.push(place);
  }
  // A group across borders that holds all that is left of a place tells the place from its other members.
  for (const of of byGroup.values()) {
    const total = sizeOf(of);
    if (total < settings.minGroupMembers || of.length < 2) continue;
    const swallowed = of.filter(({ place, prescribers }) => leftOf.get(place) === prescribers);
    if (isTooFew(total - sizeOf(swallowed), settings)) found.push(...swallowed.map(({ place }) => place));
  }
  return found;
}

function isTooFew(prescribers: number, { k }: DisclosureSettings): boolean {
  return prescribers > 0 && prescribers < k;
}

function sizeOf(cells: readonly RosterCell[]): number {
  return cells.reduce((sum, { prescribers }) => sum + prescribers, 0);
}
