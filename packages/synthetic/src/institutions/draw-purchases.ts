import type { WardType } from '@smalspor/domain/institutions';
import { type RandomStream, randomStream } from '../chance/random-stream.ts';
import { gamma, pickWeighted, poisson } from '../chance/samplers.ts';
import { isWeekend, worldMonth, yearOfWorldMonth } from '../country/world-time.ts';
import { PRODUCTS, productIndex } from '../prescribing/products.ts';
import { BASE_USE, dosesOf, STOCKED, type Stocked, USE_GROUPS, type UseGroup } from './formulary.ts';
import type { Institution } from './institution.ts';
import type { Purchase } from './purchase.ts';
import { type BedDays, daysIn, firstDayOf } from './stays.ts';
import type { UseHabits } from './use-habits.ts';

const PACKAGES = [1, 2, 3, 5, 10];
const PACKAGES_WEIGHTS = [0.66, 0.2, 0.07, 0.05, 0.02];
/** Injected drugs come in packages of ten, one at a time. */
const INJECTED_WEIGHTS = [0.9, 0.1, 0, 0, 0];
/** Tablets of two weeks, as they are packed for a resident. */
const MULTIDOSE_UNITS = 28;
const RETURNED = 0.015;
const FROM_HOSPITAL = 0.25;
/** Who buys for the store does so in December, and little in January. */
const STOCKING: Readonly<Record<number, number>> = { 11: 2.2, 0: 0.4 };

interface Flow extends Pick<Stocked, 'group' | 'products'> {
  readonly numbers: readonly number[];
  readonly weights: readonly number[];
  readonly isMultidose: boolean;
  /** Part of the group’s doses. */
  readonly share: number;
  /** Mean doses of a line. */
  readonly dosesPerLine: number;
}

const FLOWS: Readonly<Record<'with' | 'without', readonly Flow[]>> = {
  with: STOCKED.flatMap((item) => [flowOf(item, false, item.multidose ?? 0), ...multidoseFlow(item)]),
  without: STOCKED.map((item) => flowOf(item, false, 0)),
};

/** What an institution buys in a year, in the order of the days; whether it buys multidose is its own habit. */
export function drawPurchases(
  seed: number,
  institution: Institution,
  habits: UseHabits,
  bedDays: BedDays,
  year: number,
): readonly Purchase[] {
  const habit = randomStream(seed, 'institution', institution.slot, 'buying');
  const flows = FLOWS[habit.chance(institution.kind === 'home-care' ? 1 : 0.4) ? 'with' : 'without'];
  const hoards = habit.chance(0.08);
  const random = randomStream(seed, 'institution', institution.slot, 'purchases', year);
  const thinning = randomStream(seed, 'institution', institution.slot, 'thinning', year);
  const purchases: Purchase[] = [];
  for (const { type, days, month } of openMonths(institution, bedDays, year)) {
    const stocking = hoards ? (STOCKING[month % 12] ?? 1) : 1;
    const size = (type === 'home-care' ? 1 : days / 100) * stocking;
    const doses = dosesByGroup(random, type, size, habits, month);
    for (const flow of flows) {
      const lines = poisson(random, ((doses.get(flow.group) ?? 0) * flow.share) / flow.dosesPerLine);
      const effect = type === 'acute' ? 1 : habits.effect(flow.group, month);
      for (let line = 0; line < lines; line += 1) {
        purchases.push(...drawLine(random, flow, type, month, thinning.chance(effect)));
      }
    }
  }
  return purchases.sort((a, b) => a.day - b.day);
}

/** The wards with their bed days in the months of a year in which they were open. */
function openMonths({ wards }: Institution, bedDays: BedDays, year: number) {
  const months = Array.from({ length: 12 }, (_, index) => worldMonth(year, index + 1));
  return wards.flatMap((ward) =>
    months.flatMap((month) => {
      const days = bedDays(ward, month);
      return days === null ? [] : [{ type: ward.type, days, month }];
    }),
  );
}

function dosesByGroup(
  random: RandomStream,
  type: WardType,
  size: number,
  habits: UseHabits,
  month: number,
): ReadonlyMap<UseGroup, number> {
  return new Map(
    USE_GROUPS.map((group) => [
      group,
      BASE_USE[type][group] * size * habits.factor(group, month) * gamma(random, 6),
    ]),
  );
}

/** A line, and sometimes its return some days later, within the year. */
function drawLine(
  random: RandomStream,
  flow: Flow,
  ward: WardType,
  month: number,
  kept: boolean,
): Purchase[] {
  const product = flow.numbers[pickWeighted(random, flow.weights)] as number;
  let day = firstDayOf(month) + random.below(daysIn(month) - 2);
  while (isWeekend(day)) day += 1;
  const isInjected = flow.group === 'injected';
  const index = pickWeighted(random, isInjected ? INJECTED_WEIGHTS : PACKAGES_WEIGHTS);
  const fromHospital = random.chance(FROM_HOSPITAL) && isInjected;
  const goesBack = random.chance(RETURNED);
  const later = 3 + random.below(28);
  if (flow.isMultidose) {
    const units = PRODUCTS[productIndex(product)]?.units ?? 100;
    const packages100 = Math.max(1, Math.round((MULTIDOSE_UNITS / units) * 100));
    return [{ day, ward, group: flow.group, product, packages100, supply: 'multidose', kept }];
  }
  const line: Purchase = {
    day,
    ward,
    group: flow.group,
    product,
    packages100: (PACKAGES[index] ?? 1) * 100,
    supply: fromHospital ? 'hospital-pharmacy' : 'stock',
    kept,
  };
  const endOfYear = firstDayOf(worldMonth(yearOfWorldMonth(month) + 1, 1));
  const isReturned = goesBack && day + later < endOfYear && !isWeekend(day + later);
  return isReturned ? [line, { ...line, day: day + later, packages100: -100 }] : [line];
}

function multidoseFlow(item: Stocked): Flow[] {
  return item.multidose === undefined ? [] : [flowOf(item, true, 1 - item.multidose)];
}

/** `elsewhere` is the part of the doses that comes another way. */
function flowOf(item: Stocked, isMultidose: boolean, elsewhere: number): Flow {
  const numbers = Object.keys(item.products).map(Number);
  const weights = Object.values(item.products);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const packageWeights = item.group === 'injected' ? INJECTED_WEIGHTS : PACKAGES_WEIGHTS;
  const packages = packageWeights.reduce((sum, weight, index) => sum + weight * (PACKAGES[index] ?? 0), 0);
  const dosesPerLine = numbers.reduce((sum, number, index) => {
    const { units = 100 } = PRODUCTS[productIndex(number)] ?? {};
    const perLine = isMultidose ? MULTIDOSE_UNITS / units : packages;
    return sum + ((weights[index] ?? 0) / total) * (dosesOf(number) ?? 0) * perLine;
  }, 0);
  const ofGroup = STOCKED.filter(({ group }) => group === item.group);
  const share = item.weight / ofGroup.reduce((sum, { weight }) => sum + weight, 0);
  const { group, products } = item;
  return { group, products, numbers, weights, isMultidose, share: share * (1 - elsewhere), dosesPerLine };
}
