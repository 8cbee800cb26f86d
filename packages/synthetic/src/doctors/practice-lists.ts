import { type Curve, curve, valueOn } from '../chance/curve.ts';
import type { RandomStream } from '../chance/random-stream.ts';
import { exponential, normal } from '../chance/samplers.ts';
import { FIRST_WORLD_YEAR, LAST_YEAR, WORLD_MONTHS } from '../country/world-time.ts';
import type { Settlement } from '../places/parcel.ts';

/** A GP's list from the month that it opens up to, not including, the month that it closes. */
export interface PracticeList {
  readonly settlement: number;
  readonly opens: number;
  readonly closes: number;
  /** Relative size: how readily people choose this list. */
  readonly pull: number;
  /** Relative pull on children and parents (above 1) against the elderly, and on women against men. */
  readonly young: number;
  readonly women: number;
}

/** Inhabitants per list, so that lists with a doctor come to 1084, 1069, 1059 and 1034 in 2019–2022. */
const INHABITANTS_PER_LIST: Curve = curve(
  '2012:1210 2016:1160 2018:1132 2019:1108 2020:1090 2021:1080 2022:1055 2025:1010',
);

/** Lists are shorter in small municipalities. */
const LENGTH_BY_PLACE: Curve = curve('1500:0.82 5000:0.9 20000:1.0 60000:1.04');

const YEARLY_CLOSURE = 0.006;

/** Draws the lists of a parcel's settlements; every settlement's first list stays open throughout. */
export function drawPracticeLists(
  random: RandomStream,
  settlements: readonly Settlement[],
): readonly PracticeList[] {
  const lists = settlements.flatMap((settlement, index) => listsOf(random, settlement, index));
  const lasting = lists.some((list) => list.opens === 0 && list.closes === WORLD_MONTHS);
  // A parcel that came out without a lasting list (a small share of a small place) still needs somewhere to belong.
  return lasting ? lists : [drawList(random, 0, 0, WORLD_MONTHS), ...lists];
}

function listsOf(random: RandomStream, settlement: Settlement, index: number): PracticeList[] {
  const length = valueOn(LENGTH_BY_PLACE, settlement.place.inhabitants2021);
  const wanted = (year: number) =>
    (settlement.inhabitants[year - FIRST_WORLD_YEAR] ?? 0) / (valueOn(INHABITANTS_PER_LIST, year) * length);
  const known = settlement.place.inhabitants2021;
  const isWhole = (settlement.inhabitants[2021 - FIRST_WORLD_YEAR] ?? 0) > known * 0.6;
  const rounding = random.uniform();
  const count = (year: number) => Math.max(isWhole ? 1 : 0, Math.floor(wanted(year) + rounding));

  const lists: PracticeList[] = [];
  for (let made = count(FIRST_WORLD_YEAR); made > 0; made -= 1) {
    const closes = lists.length === 0 ? WORLD_MONTHS : closing(random, 0);
    lists.push(drawList(random, index, 0, closes));
  }
  for (let year = FIRST_WORLD_YEAR; year <= LAST_YEAR; year += 1) {
    const begin = (year - FIRST_WORLD_YEAR) * 12;
    const openAtEnd = lists.filter((list) => list.closes > begin + 12).length;
    for (let missing = count(year + 1) - openAtEnd; missing > 0; missing -= 1) {
      const opens = begin + 1 + random.below(11);
      lists.push(drawList(random, index, opens, lists.length === 0 ? WORLD_MONTHS : closing(random, opens)));
    }
  }
  return lists;
}

function closing(random: RandomStream, opens: number): number {
  const months = Math.ceil((exponential(random) / YEARLY_CLOSURE) * 12);
  return Math.min(WORLD_MONTHS, opens + Math.max(24, months));
}

function drawList(random: RandomStream, settlement: number, opens: number, closes: number): PracticeList {
  return {
    settlement,
    opens,
    closes,
    pull: Math.exp(0.26 * normal(random)),
    young: Math.exp(0.22 * normal(random)),
    women: Math.exp(0.12 * normal(random)),
  };
}
