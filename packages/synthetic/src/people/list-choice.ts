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

/** Writes the spells of one person from `month` until `leaves` to the two columns. */
export type ListChoice = (
  settlement: number,
  birthYear: number,
  female: boolean,
  month: number,
  leaves: number,
  spellFrom: number[],
  spellList: number[],
) => void;

/**
 * How people choose lists: at first by pull among the open lists of their settlement, later by moving now and then, to
 * lists that open, and away from lists that close.
 */
export function createListChoice(
  random: RandomStream,
  settlements: number,
  lists: readonly PracticeList[],
): ListChoice {
  const markets = Array.from({ length: settlements }, (_, settlement) => {
    const own = lists.flatMap((list, index) => (list.settlement === settlement ? [index] : []));
    const isLasting = own.some((index) => lists[index]?.opens === 0 && lists[index]?.closes === WORLD_MONTHS);
    // A settlement that came out without a lasting list of its own uses the neighbours' lists.
    return createMarket(isLasting ? own : lists.map((_, index) => index), lists);
  });
  const wait = () => Math.ceil((exponential(random) / YEARLY_CHANGE) * 12 + 0.001);

  return (settlement, birthYear, female, month, leaves, spellFrom, spellList) => {
    const market = markets[settlement] as Market;
    const offersAt = (at: number) =>
      market.offers(at, kindOf(FIRST_WORLD_YEAR + Math.floor(at / 12) - birthYear, female));
    let list = -1;
    const choose = (at: number, next: number) => {
      if (next === list) return;
      list = next;
      spellFrom.push(at);
      spellList.push(next);
    };
    choose(month, drawOffer(random, offersAt(month)));

    let ownChange = month + wait();
    for (const event of market.events) {
      if (event.month >= leaves) break;
      if (event.month <= month) continue;
      for (; ownChange < event.month; ownChange += wait()) {
        choose(ownChange, drawOffer(random, offersAt(ownChange)));
      }
      if (event.list === list) choose(event.month, drawOffer(random, offersAt(event.month)));
      else if (event.opens) {
        const kind = kindOf(FIRST_WORLD_YEAR + Math.floor(event.month / 12) - birthYear, female);
        if (random.chance(event.draw[kind] as number)) choose(event.month, event.list);
      }
    }
    for (; ownChange < leaves; ownChange += wait()) choose(ownChange, drawOffer(random, offersAt(ownChange)));
  };
}

/** Open lists with their pull summed up, for one kind of people in one month. */
interface Offers {
  readonly lists: readonly number[];
  readonly upTo: Float64Array;
}

interface Market {
  offers(month: number, kind: number): Offers;
  readonly events: readonly MarketEvent[];
}

interface MarketEvent {
  readonly month: number;
  readonly list: number;
  /** The list opens; otherwise it closes. */
  readonly opens: boolean;
  /** Chance that a person moves to a list that opens, by kind of people. */
  readonly draw: Float64Array;
}

function createMarket(own: readonly number[], lists: readonly PracticeList[]): Market {
  const known: (Offers | undefined)[] = new Array(WORLD_MONTHS * KINDS).fill(undefined);
  const offersOf = (month: number, kind: number): Offers => {
    const at = month * KINDS + kind;
    const ready = known[at];
    if (ready) return ready;
    const open = own.filter((index) => {
      const { opens, closes } = lists[index] as PracticeList;
      return opens <= month && month < closes;
    });
    let sum = 0;
    const upTo = Float64Array.from(open, (index) => {
      sum += pullOn(lists[index] as PracticeList, kind);
      return sum;
    });
    const offers = { lists: open, upTo };
    known[at] = offers;
    return offers;
  };
  const event = (month: number, list: number, opens: boolean): MarketEvent[] => {
    if (month <= 0 || month >= WORLD_MONTHS) return [];
    const kinds = Array.from({ length: opens ? KINDS : 0 }, (_, kind) => kind);
    const draw = Float64Array.from(kinds, (kind) => DRAW_OF_NEW * shareOf(offersOf(month, kind), list));
    return [{ month, list, opens, draw }];
  };
  const events = own
    .flatMap((index) => {
      const list = lists[index] as PracticeList;
      return [...event(list.opens, index, true), ...event(list.closes, index, false)];
    })
    .sort((a, b) => a.month - b.month || a.list - b.list);
  return { offers: offersOf, events };
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
