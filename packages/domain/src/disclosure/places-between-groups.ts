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
  for (const cells of months) {
    const places = tally(cells, ({ place }) => place);
    const groups = tally(
      cells.filter(({ group }) => group !== null),
      ({ group }) => group ?? 0,
    );
    const byPlace = Map.groupBy(cells, ({ place }) => place);
    const leftOf = new Map(
      [...places].map(([place, total]) => {
        const inside = (byPlace.get(place) ?? [])
          .filter(({ group, prescribers }) => group !== null && groups.get(group) === prescribers)
          .map(({ prescribers }) => prescribers)
          .filter((members) => members >= settings.minGroupMembers);
        const left = total - inside.reduce((sum, members) => sum + members, 0);
        if (isTooFew(left, settings)) found.add(place);
        if (inside.some((members) => isTooFew(total - members, settings))) found.add(place);
        return [place, left] as const;
      }),
    );
    // A group across borders that holds all that is left of a place tells the place from its other members.
    for (const [group, total] of groups) {
      if (total < settings.minGroupMembers) continue;
      const swallowed = cells.filter(
        (cell) =>
          cell.group === group && cell.prescribers < total && leftOf.get(cell.place) === cell.prescribers,
      );
      const others = total - swallowed.reduce((sum, { prescribers }) => sum + prescribers, 0);
      if (isTooFew(others, settings)) for (const { place } of swallowed) found.add(place);
    }
  }
  return found;
}

function isTooFew(prescribers: number, { k }: DisclosureSettings): boolean {
  return prescribers > 0 && prescribers < k;
}

function tally(cells: readonly RosterCell[], by: (cell: RosterCell) => number): ReadonlyMap<number, number> {
  const sums = new Map<number, number>();
  for (const cell of cells) sums.set(by(cell), (sums.get(by(cell)) ?? 0) + cell.prescribers);
  return sums;
}
