import { LIST_AGE_BANDS } from '@smalspor/domain/organisation';
import type { World } from '../country/world.ts';
import { worldMonth } from '../country/world-time.ts';

const BANDS = LIST_AGE_BANDS.length;
const BAND_OF_AGE = Uint8Array.from({ length: 130 }, (_, age) =>
  LIST_AGE_BANDS.findIndex((band) => age >= band.from && (band.to === null || age <= band.to)),
);

/** Columns per list: women by age band, then men. */
export const LIST_CELLS = BANDS * 2;

/** People on each list at the end of each month of a year, at `(list × 12 + month) × LIST_CELLS + cell`. */
export function listSizes(world: World, year: number): Int32Array {
  const { population, lists } = world;
  const begin = worldMonth(year, 1);
  const sizes = new Int32Array(lists.length * 12 * LIST_CELLS);
  for (let person = 0; person < population.size; person += 1) {
    const enters = population.enters[person] as number;
    const leaves = population.leaves[person] as number;
    if (enters >= begin + 12 || leaves <= begin) continue;
    const band = BAND_OF_AGE[year - (population.birthYear[person] as number)] as number;
    const cell = band + (population.female[person] === 1 ? 0 : BANDS);
    const last = population.firstSpell[person + 1] as number;
    for (let spell = population.firstSpell[person] as number; spell < last; spell += 1) {
      const from = Math.max(begin, population.spellFrom[spell] as number);
      const next = spell + 1 < last ? (population.spellFrom[spell + 1] as number) : leaves;
      const until = Math.min(begin + 12, next, leaves);
      const list = population.spellList[spell] as number;
      if (from >= until) continue;
      // Comings and goings first; they are summed up over the months below.
      const comes = (list * 12 + from - begin) * LIST_CELLS + cell;
      sizes[comes] = (sizes[comes] as number) + 1;
      if (until === begin + 12) continue;
      const goes = (list * 12 + until - begin) * LIST_CELLS + cell;
      sizes[goes] = (sizes[goes] as number) - 1;
    }
  }
  for (let at = 0; at < sizes.length; at += 1) {
    const isJanuary = Math.floor(at / LIST_CELLS) % 12 === 0;
    if (!isJanuary) sizes[at] = (sizes[at] as number) + (sizes[at - LIST_CELLS] as number);
  }
  return sizes;
}
