import type { SignalLevel } from '@smalspor/domain/signals';
import type { ReleaseReader } from '@smalspor/warehouse/read';
import type { House } from '../house/house.ts';
import { findInstitution } from '../institutions/find-institution.ts';
import { lastQuarterEnd } from '../reports/report-period.ts';
import { areaName, type FollowedUnits } from './area-units.ts';
import { readHomeUnit } from './home-unit.ts';
import { groupName } from './watched-groups.ts';

/** What a unit is called; `null` for the reader's own practice. */
export type UnitNames = (level: SignalLevel, unit: string) => string | null;

/** Names of the units that somebody follows: institutions as the register has them today, groups as the release has them. */
export async function unitNames(
  house: Pick<House, 'content' | 'now' | 'db'>,
  { institutions }: Pick<FollowedUnits, 'institutions'>,
  reader: ReleaseReader | null,
): Promise<UnitNames> {
  const homes = new Map<number, string>();
  for (const organisation of institutions) {
    const found = await findInstitution(house, house.db, organisation);
    if (found) homes.set(organisation, found.name);
  }
  return (level, unit) => {
    if (level === 'doctor') return null;
    if (level === 'institution') {
      const { organisation } = readHomeUnit(unit);
      return homes.get(organisation) ?? String(organisation);
    }
    if (level !== 'group') return areaName(house.content.geography, unit);
    return reader && groupName(reader, Number(unit), lastQuarterEnd(reader.manifest));
  };
}
