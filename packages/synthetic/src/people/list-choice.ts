import type { RandomStream } from '../chance/random-stream.ts';
import { exponential } from '../chance/samplers.ts';
import { FIRST_WORLD_YEAR, WORLD_MONTHS } from '../country/world-time.ts';
import type { PracticeList } from '../doctors/practice-lists.ts';

/** Yearly rate of changing GP of one's own wish. */
const YEARLY_CHANGE = 0.035;
/** How likely a person moves to a list that opens, relative to the new list's share of all pull. */
const DRAW_OF_NEW = 0.8;

/** Kinds of people who weigh lists alike: three age groups of two sexes. */
const KINDS = 6;
const kindOf = (age: number, female: boolean) => {
  const group = age < 15 || (age >= 27 && age < 45) ? 0 : age < 65 ? 1 : 2;
  return group * 2 + (female ? 1 : 0);
};

/** Spells on lists as columns, one person after the other. */
export interface Spells {
  readonly from: number[];
  readonly list: number[];
}

/** Adds the spells of one person who lives in the settlement from `enters` up to `leaves`. */
export type ListChoice = (
  settlement: number,
  birthYear: number,
  female: boolean,
  enters: number,
  leaves: number,
) => void;

/**
 * How people choose lists: at first by pull among the open lists of their settlement, later by moving now and then, to
 * lists that open, and away from lists that close.
 */
export function createListChoice(
  random: RandomStream,
  settlements: number,
  lists: readonly PracticeList[],
  spells: Spells,
): ListChoice {
  const markets = Array.from({ length: settlements }, (_, settlement) => {
    const own = lists.flatMap((list, index) => (list.settlement === settlement ? [index] : []));
    const isLasting = own.some((index) => lists[index]?.opens === 0 && lists[index]?.closes === WORLD_MONTHS);
    // A settlement that came out without a lasting list of its own uses the neighbours' lists.
    return createMarket(isLasting ? own : lists.map((_, index) => index), lists);
  });
  return (settlement, birthYear, female, enters, leaves) => {
    const market = markets[settlement] as Market;
    let list = drawOffer(random, market.offers(enters, kindIn(enters, birthYear, female)));
    spells.from.push(enters);
    spells.list.push(list);
    let ownChange = enters + waitForOwnChange(random);
    let opening = nextOpening(random, market, (market.openedBy[enters] as number) - 1);
    for (;;) {
      const opens = market.openings[opening]?.month ?? WORLD_MONTHS;
      const closes = (lists[list] as PracticeList).closes;
      const month = Math.min(ownChange, opens, closes);
      if (month >= leaves) return;
      const kind = kindIn(month, birthYear, female);
      const isFree = month === closes || month === ownChange;
      const next = isFree
        ? drawOffer(random, market.offers(month, kind))
        : invited(random, market, opening, kind, list);
      if (month === ownChange) ownChange += waitForOwnChange(random);
      if (month === opens) opening = nextOpening(random, market, opening);
      if (next === list) continue;
      list = next;
      spells.from.push(month);
      spells.list.push(list);
    }
  };
}

/** The next list opening that may draw the person away, at the market's highest chance; `accepts` thins it. */
function nextOpening(random: RandomStream, market: Market, opening: number): number {
  return opening + 1 + Math.floor(exponential(random) * market.meanSkip);
}

/** The list that opens, for those whom it draws away; otherwise the list that the person has. */
function invited(random: RandomStream, market: Market, opening: number, kind: number, list: number): number {
  return market.accepts(random, opening, kind) ? (market.openings[opening]?.list ?? list) : list;
}

function kindIn(month: number, birthYear: number, female: boolean): number {
  return kindOf(FIRST_WORLD_YEAR + ((month / 12) | 0) - birthYear, female);
}

function waitForOwnChange(random: RandomStream): number {
  return 1 + Math.floor((exponential(random) / YEARLY_CHANGE) * 12);
}

/** Open lists with their pull summed up, for one kind of people in one month. */
interface Offers {
  readonly lists: readonly number[];
  readonly upTo: Float64Array;
}

interface Market {
  offers(month: number, kind: number): Offers;
  /** Lists that open after the beginning, oldest first. */
  readonly openings: readonly { readonly month: number; readonly list: number }[];
  /** How many lists have opened up to and with each month. */
  readonly openedBy: Uint16Array;
  /** Openings that the highest chance of all passes over on average, as an exponential mean. */
  readonly meanSkip: number;
  accepts(random: RandomStream, opening: number, kind: number): boolean;
}

function createMarket(own: readonly number[], lists: readonly PracticeList[]): Market {
  const known: (Offers | undefined)[] = new Array(WORLD_MONTHS * KINDS).fill(undefined);
  const offers = (month: number, kind: number): Offers => {
    const at = month * KINDS + kind;
    const made = known[at] ?? offersOf(own, lists, month, kind);
    known[at] = made;
    return made;
  };
  const openings = own
    .map((list) => ({ month: lists[list]?.opens ?? 0, list }))
    .filter((opening) => opening.month > 0)
    .sort((a, b) => a.month - b.month || a.list - b.list);
  const chances = Float64Array.from({ length: openings.length * KINDS }, (_, index) => {
    const { month, list } = openings[Math.floor(index / KINDS)] as (typeof openings)[number];
    return Math.min(0.9, DRAW_OF_NEW * shareOf(offers(month, index % KINDS), list));
  });
  const highest = chances.reduce((most, chance) => Math.max(most, chance), 0.001);
  return {
    offers,
    openings,
    openedBy: Uint16Array.from(
      { length: WORLD_MONTHS },
      (_, month) => openings.filter((opening) => opening.month <= month).length,
    ),
    meanSkip: -1 / Math.log(1 - highest),
    accepts: (random, opening, kind) =>
      random.uniform() * highest < (chances[opening * KINDS + kind] as number),
  };
}

function offersOf(
  own: readonly number[],
  lists: readonly PracticeList[],
  month: number,
  kind: number,
): Offers {
  const open = own.filter((index) => {
    const { opens, closes } = lists[index] as PracticeList;
    return opens <= month && month < closes;
  });
  let sum = 0;
  const upTo = Float64Array.from(open, (index) => {
    sum += pullOn(lists[index] as PracticeList, kind);
    return sum;
  });
  return { lists: open, upTo };
}

function drawOffer(random: RandomStream, offers: Offers): number {
  const { lists, upTo } = offers;
  const reach = random.uniform() * (upTo[upTo.length - 1] as number);
  let low = 0;
  let high = lists.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (reach < (upTo[middle] as number)) high = middle;
    else low = middle + 1;
  }
  return lists[low] as number;
}

function shareOf({ lists, upTo }: Offers, list: number): number {
  const position = lists.indexOf(list);
  const before = position === 0 ? 0 : (upTo[position - 1] as number);
  return ((upTo[position] as number) - before) / (upTo[upTo.length - 1] as number);
}

function pullOn(list: PracticeList, kind: number): number {
  const age = kind < 2 ? list.young : kind < 4 ? 1 : 1 / list.young;
  return list.pull * age * (kind % 2 === 1 ? list.women : 1 / list.women);
}
