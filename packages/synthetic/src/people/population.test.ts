import { loadContent } from '@smalspor/content/loading';
import { expect, test } from 'vitest';
import { createWorld } from '../country/world.ts';
import { FIRST_WORLD_YEAR, WORLD_MONTHS } from '../country/world-time.ts';
import { parcelsOf } from '../places/parcel.ts';

const { geography } = loadContent();
const parcel = parcelsOf(geography, { scale: 1, counties: ['56'] })[0];
if (!parcel) throw new Error('Finnmark has no parcel');
const world = createWorld(3, parcel);
const { population, lists } = world;

test('everyone is on one open list from entering to leaving', () => {
  for (let person = 0; person < population.size; person += 1) {
    const first = population.firstSpell[person] as number;
    const end = population.firstSpell[person + 1] as number;
    expect(end).toBeGreaterThan(first);
    expect(population.spellFrom[first]).toBe(population.enters[person]);
    for (let spell = first; spell < end; spell += 1) {
      const from = population.spellFrom[spell] as number;
      const until =
        spell + 1 < end ? (population.spellFrom[spell + 1] as number) : (population.leaves[person] as number);
      const list = lists[population.spellList[spell] as number];
      if (from > until || !list || from < list.opens || until > list.closes) {
        throw new Error(
          `Person ${person} is on list ${population.spellList[spell]} from ${from} to ${until}`,
        );
      }
    }
  }
});

test('the number of people follows the settlements through the years', () => {
  for (let year = FIRST_WORLD_YEAR; year <= 2025; year += 1) {
    const month = (year - FIRST_WORLD_YEAR) * 12;
    const wanted = parcel.settlements.reduce(
      (sum, settlement) => sum + (settlement.inhabitants[year - FIRST_WORLD_YEAR] ?? 0),
      0,
    );
    let present = 0;
    for (let person = 0; person < population.size; person += 1) {
      if ((population.enters[person] as number) <= month && month < (population.leaves[person] as number))
        present += 1;
    }
    expect(Math.abs(present / wanted - 1)).toBeLessThan(0.03);
  }
});

test('nobody is older than 120 or younger than 0', () => {
  for (let person = 0; person < population.size; person += 1) {
    const last = Math.min(WORLD_MONTHS - 1, population.leaves[person] as number);
    const enters = FIRST_WORLD_YEAR + Math.floor((population.enters[person] as number) / 12);
    expect(enters - (population.birthYear[person] as number)).toBeGreaterThanOrEqual(0);
    expect(FIRST_WORLD_YEAR + Math.floor(last / 12) - (population.birthYear[person] as number)).toBeLessThan(
      120,
    );
  }
});
