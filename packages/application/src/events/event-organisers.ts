import type { OutputOf } from '@smalspor/contract/operations';
import { type Actor, mayRunEvent } from '@smalspor/domain/access';
import { Refusal } from '@smalspor/domain/refusal';
import type { House } from '../house/house.ts';

type Organiser = OutputOf<'listEvents'>['organisers'][number];

/** Whom somebody can make events for: the programmes' administration, and the centres of health regions. */
export function organisersOf(house: Pick<House, 'content'>, actor: Actor): Organiser[] {
  const regions = house.content.geography.healthRegions.map(({ id }) => id);
  return [null, ...regions]
    .filter((region) => mayRunEvent(actor, { region }))
    .map((region) => organiserOf(house, region));
}

/** Who organises an event, by name; `null` for the programmes' administration. */
export function organiserOf({ content }: Pick<House, 'content'>, region: string | null): Organiser {
  if (region === null) return null;
  const found = content.geography.healthRegions.find(({ id }) => id === region);
  return { region, name: found ? { ...found.name } : { nb: region, nn: region, en: region } };
}

/**
 * The region whose centre organises a new event; without a word the first that the actor can make events for.
 * @throws Refusal `not-found` for one that the actor does not answer for
 */
export function demandOrganiser(
  house: Pick<House, 'content'>,
  actor: Actor,
  said: string | null | undefined,
): string | null {
  const regions = organisersOf(house, actor).map((organiser) => organiser?.region ?? null);
  const region = said === undefined ? regions[0] : said;
  if (region === undefined || !regions.includes(region)) {
    throw new Refusal('not-found', 'There is no such organiser for you: choose one of your own.');
  }
  return region;
}

/** The counties that an event can invite: those of its region, or all. */
export function invitesCounty(
  { content }: Pick<House, 'content'>,
  { region }: { readonly region: string | null },
  county: string,
): boolean {
  return region === null || content.geography.countyByCode.get(county)?.healthRegion === region;
}
