import { type Actor, canReadAreaResults, canReadGroupFigures, type Place } from '@smalspor/domain/access';
import type { ExploreLevel } from '@smalspor/domain/explore';
import { countyCode, countyNow, type Geography, municipalityCode } from '@smalspor/domain/organisation';
import type { ReleaseReader } from '@smalspor/warehouse/read';

/** The levels that are areas. */
export type AreaLevel = Extract<ExploreLevel, 'nation' | 'region' | 'county' | 'countyNow' | 'municipality'>;

const AREA_LEVELS: readonly ExploreLevel[] = ['nation', 'region', 'county', 'countyNow', 'municipality'];

export function isAreaLevel(level: ExploreLevel): level is AreaLevel {
  return AREA_LEVELS.includes(level);
}

export const NATION_ID = 'nation';

/** Ids of all units of a level that the release or the geography knows; whom they may be shown to is another question. */
export function areasOf(level: AreaLevel, geography: Geography, reader: ReleaseReader): readonly string[] {
  if (level === 'nation') return [NATION_ID];
  if (level === 'region') return geography.healthRegions.map(({ id }) => id);
  if (level === 'municipality') return reader.publishedUnits(level).map(municipalityCode);
  return reader.publishedUnits(level).map(countyCode);
}

/** Whether the actor may read aggregates of the area: it is the own one, or lies in an area that the actor answers for. */
export function maySeeArea(actor: Actor, level: AreaLevel, id: string, geography: Geography): boolean {
  if (level === 'nation') return canReadAreaResults(actor, { kind: 'nation', id });
  if (level === 'region') return canReadAreaResults(actor, { kind: 'region', id });
  if (level === 'municipality') {
    return canReadAreaResults(actor, { kind: 'municipality', id }, placesAround(geography, id));
  }
  return canReadAreaResults(actor, { kind: 'county', id }, placesOfCounty(geography, id));
}

/** Whether the geography has such an area in any year. */
export function isArea(level: AreaLevel, id: string, geography: Geography): boolean {
  if (level === 'nation') return id === NATION_ID;
  if (level === 'region') return geography.healthRegions.some((region) => region.id === id);
  return level === 'municipality' ? geography.municipalityByCode.has(id) : geography.countyByCode.has(id);
}

/** The actor's own places of a level. */
export function ownAreas({ places = [] }: Actor, level: ExploreLevel): readonly string[] {
  const kind = level === 'countyNow' ? 'county' : level;
  return [...new Set(places.filter((place) => place.kind === kind).map(({ id }) => id))];
}

/** Groups whose aggregate the actor may read, as the registers number them. */
export function ownGroups(actor: Actor): readonly number[] {
  return ownAreas(actor, 'group')
    .filter((id) => /^\d{1,9}$/.test(id) && canReadGroupFigures(actor, id))
    .map(Number);
}

/** The county of the code, the county of today and its health region. */
function placesAround(geography: Geography, code: string): readonly Place[] {
  const now = countyNow(geography, code);
  const counties = new Set([code.slice(0, 2), ...(now === null ? [] : [now])]);
  return [...counties].flatMap((id) => [{ kind: 'county', id } as const, ...regionOf(geography, id)]);
}

/** The health region, and the county of today that took over the whole of it. */
function placesOfCounty(geography: Geography, id: string): readonly Place[] {
  const now = new Set(
    geography.municipalities
      .filter(({ county }) => county === id)
      .map(({ code }) => countyNow(geography, code)),
  );
  const [only] = now.size === 1 ? now : [];
  return [...regionOf(geography, id), ...(only ? [{ kind: 'county', id: only } as const] : [])];
}

function regionOf(geography: Geography, county: string): readonly Place[] {
  const region = geography.countyByCode.get(county)?.healthRegion;
  return region === undefined ? [] : [{ kind: 'region', id: region }];
}
