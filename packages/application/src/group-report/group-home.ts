import type { Month } from '@smalspor/domain/time';
import type { PrescriberHome, ReleaseReader } from '@smalspor/warehouse/read';

/**
 * Where most of a group's doctors have their lists: whom the group is compared with. Of two places with as many, the one with
 * the lower code. `null` for a group that the release does not know then.
 */
export function groupHome(
  { homes }: Pick<ReleaseReader, 'homes'>,
  group: number,
  end: Month,
): PrescriberHome | null {
  const members = homes.at(end).filter((home) => home.group === group);
  const counts = new Map<number, number>();
  for (const { municipality } of members) counts.set(municipality, (counts.get(municipality) ?? 0) + 1);
  const [place] = [...counts].sort(([a, many], [b, more]) => more - many || a - b)[0] ?? [];
  return members.find(({ municipality }) => municipality === place) ?? null;
}
