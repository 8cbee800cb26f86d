import type { World } from '../country/world.ts';
import { WORLD_MONTHS, worldMonthText } from '../country/world-time.ts';
import { nameToday } from '../places/place.ts';
import { municipalityOf } from './gp-lists.ts';
import { groupIdOf, hprOf } from './identifiers.ts';
import { csvLine } from './register-file.ts';

export const GROUP_COLUMNS = [
  'group_id',
  'group_name',
  'municipality',
  'hpr',
  'role',
  'valid_from',
  'valid_to',
];

/** The memberships of a parcel's CME groups in the months from `from` to `last`. */
export function groupLines(world: World, from: number, last: number): string {
  const { groups, memberships } = world.groups;
  return memberships
    .filter((row) => row.from <= last && row.until > from)
    .map((row) => {
      const settlement = groups[row.group]?.settlement ?? 0;
      const place = world.parcel.settlements[settlement]?.place;
      const begin = Math.max(row.from, from);
      const isLasting = row.until >= WORLD_MONTHS || row.until > last + 1;
      return csvLine([
        groupIdOf(world.parcel.number, row.group),
        `Smågruppe ${place ? nameToday(place) : ''} ${row.group + 1}`,
        municipalityOf(world, settlement, begin),
        hprOf(world.parcel.number, row.doctor),
        row.role,
        worldMonthText(begin),
        isLasting ? '' : worldMonthText(row.until - 1),
      ]);
    })
    .join('');
}
