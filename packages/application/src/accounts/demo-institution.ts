import { countyNow } from '@smalspor/domain/organisation';
import type { House } from '../house/house.ts';
import { listInstitutionsToday } from '../institutions/find-institution.ts';

/** The home of the demo's people, and the health region that it lies in. */
export interface DemoInstitution {
  readonly organisation: number;
  readonly name: string;
  readonly region: { readonly id: string; readonly name: string };
}

/** The first open home with long-term wards in the invented register; `null` where there is none. */
export async function demoInstitution(house: House): Promise<DemoInstitution | null> {
  const { geography } = house.content;
  const home = (await listInstitutionsToday(house, house.db)).find(
    ({ isOpen, wards }) => isOpen && wards.some(({ wardType }) => wardType === 'long-term'),
  );
  if (!home) return null;
  const county = countyNow(geography, home.municipality) ?? '';
  const id = geography.countyByCode.get(county)?.healthRegion;
  const region = geography.healthRegions.find((each) => each.id === id);
  if (!region) return null;
  const { organisation, name } = home;
  return { organisation, name, region: { id: region.id, name: region.name.nb } };
}
