import type { RandomStream } from '../chance/random-stream.ts';
import { exponential, gamma, pickWeighted, roundByChance } from '../chance/samplers.ts';
import { FIRST_WORLD_YEAR, LAST_YEAR, WORLD_MONTHS } from '../country/world-time.ts';
import type { PracticeList } from '../doctors/practice-lists.ts';
import type { Settlement } from '../places/parcel.ts';
import {
  BIRTH_RATE,
  LEAVING_RATE,
  NEWCOMER_AGE_TABLE,
  SHARE_OF_WOMEN,
  START_AGE_TABLE,
  yearsToLive,
} from './age-structure.ts';
import { createListChoice } from './list-choice.ts';

/**
 * The people of a parcel as columns. Person `i` lives here from `enters[i]` up to `leaves[i]` (world months) and has the
 * spells `firstSpell[i]` … `firstSpell[i + 1] − 1`, each on one list from `spellFrom` until the next spell or the end.
 */
export interface Population {
  readonly size: number;
  readonly birthYear: Int16Array;
  readonly female: Uint8Array;
  readonly settlement: Uint8Array;
  readonly enters: Int16Array;
  readonly leaves: Int16Array;
  /** How prone to infections the person is: mean 1, skewed. One value for all infections, one more for the urinary tract. */
  readonly frailty: Float32Array;
  readonly urinaryFrailty: Float32Array;
  readonly firstSpell: Int32Array;
  readonly spellFrom: Int16Array;
  readonly spellList: Uint16Array;
}

const FRAILTY_SHAPE = 0.36;
const URINARY_SHAPE = 0.3;
/** Share who live in another municipality of the parcel than their GP works in. */
const SHARE_ELSEWHERE = 0.025;

export function drawPopulation(
  random: RandomStream,
  settlements: readonly Settlement[],
  lists: readonly PracticeList[],
): Population {
  const people = emptyColumns();
  const sizes = settlements.map((settlement) => settlement.inhabitants[0] ?? 0);
  const choose = createListChoice(random, settlements.length, lists, {
    from: people.spellFrom,
    list: people.spellList,
  });

  const add = (settlement: number, age: number, female: boolean, month: number): number => {
    const years = Math.min(
      yearsToLive(age, female, exponential(random)),
      exponential(random) / (LEAVING_RATE[age] as number),
    );
    const leaves = Math.min(WORLD_MONTHS, month + 1 + Math.floor(years * 12));
    const birthYear = FIRST_WORLD_YEAR + Math.floor(month / 12) - age;
    people.birthYear.push(birthYear);
    people.female.push(female ? 1 : 0);
    people.enters.push(month);
    people.leaves.push(leaves);
    people.frailty.push(gamma(random, FRAILTY_SHAPE));
    people.urinaryFrailty.push(gamma(random, URINARY_SHAPE));
    people.firstSpell.push(people.spellFrom.length);
    choose(settlement, birthYear, female, month, leaves);
    people.settlement.push(
      settlements.length > 1 && random.chance(SHARE_ELSEWHERE) ? pickWeighted(random, sizes) : settlement,
    );
    return leaves;
  };
  settlements.forEach((settlement, index) => {
    settle(random, settlement, (age, female, month) => add(index, age, female, month));
  });
  people.firstSpell.push(people.spellFrom.length);
  return columnsOf(people);
}

/** Calls `add` for those who live there when the world begins and then for everyone who is born or moves in. */
function settle(
  random: RandomStream,
  settlement: Settlement,
  add: (age: number, female: boolean, month: number) => number,
): void {
  const leavers = new Int32Array(WORLD_MONTHS / 12 + 1);
  let present = 0;
  const enter = (age: number, female: boolean, month: number) => {
    const leaves = add(age, female, month);
    const year = Math.floor(leaves / 12);
    leavers[year] = (leavers[year] ?? 0) + 1;
    present += 1;
  };
  const draw = (table: Uint16Array) => table[random.below(table.length)] ?? 0;

  for (let left = roundByChance(random, settlement.inhabitants[0] ?? 0); left > 0; left -= 1) {
    const age = draw(START_AGE_TABLE);
    enter(age, random.chance(SHARE_OF_WOMEN[age] as number), 0);
  }
  for (let year = 0; year <= LAST_YEAR - FIRST_WORLD_YEAR; year += 1) {
    const wanted = settlement.inhabitants[year + 1] ?? 0;
    const births = roundByChance(random, present * BIRTH_RATE);
    for (let left = births; left > 0; left -= 1) enter(0, random.chance(0.487), year * 12 + random.below(12));
    const leaving = leavers[year] ?? 0;
    for (let left = Math.round(wanted - (present - leaving)); left > 0; left -= 1) {
      const age = draw(NEWCOMER_AGE_TABLE);
      enter(age, random.chance(0.48), year * 12 + random.below(12));
    }
    present -= leavers[year] ?? 0;
  }
}

interface Columns {
  readonly birthYear: number[];
  readonly female: number[];
  readonly settlement: number[];
  readonly enters: number[];
  readonly leaves: number[];
  readonly frailty: number[];
  readonly urinaryFrailty: number[];
  readonly firstSpell: number[];
  readonly spellFrom: number[];
  readonly spellList: number[];
}

function emptyColumns(): Columns {
  return {
    birthYear: [],
    female: [],
    settlement: [],
    enters: [],
    leaves: [],
    frailty: [],
    urinaryFrailty: [],
    firstSpell: [],
    spellFrom: [],
    spellList: [],
  };
}

function columnsOf(people: Columns): Population {
  return {
    size: people.birthYear.length,
    birthYear: Int16Array.from(people.birthYear),
    female: Uint8Array.from(people.female),
    settlement: Uint8Array.from(people.settlement),
    enters: Int16Array.from(people.enters),
    leaves: Int16Array.from(people.leaves),
    frailty: Float32Array.from(people.frailty),
    urinaryFrailty: Float32Array.from(people.urinaryFrailty),
    firstSpell: Int32Array.from(people.firstSpell),
    spellFrom: Int16Array.from(people.spellFrom),
    spellList: Uint16Array.from(people.spellList),
  };
}
