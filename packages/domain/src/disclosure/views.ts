import type { UnitId } from '../organisation/index.ts';
import type { UnitView } from './complement.ts';
import { COUNT_KINDS, type CountKind } from './families.ts';
import { type DisclosureGrid, monthsOf } from './grid.ts';
import { fold, isDividedByMonth, isFolded, type Protection } from './protection.ts';

/** Municipalities, in steps. */
export function placesView(protection: Protection, units: readonly number[]): UnitView {
  const { grid, shownBefore } = protection;
  const sums = sumsOf(grid, 'byStep');
  const isShown = (family: number, place: number) => !isFolded(protection, family, place);
  const knownUntil = (family: number, place: number) => shownBefore[family]?.[place] ?? 0;
  return {
    units,
    times: grid.steps,
    value: (family, kind, place, step) => sums(family, kind)[place * grid.steps + step] ?? 0,
    largestLeft: largestLeftOf(
      grid,
      'step',
      (place) => [place],
      (family, place, step) => isShown(family, place) || step < knownUntil(family, place),
    ),
    isShown,
    shownBefore: knownUntil,
    hide: (family, place) => fold(protection, family, place, 'complement'),
  };
}

/** Counties as they were, in steps. */
export function countiesView(protection: Protection, units: readonly UnitId[]): UnitView {
  const { grid, placesOf, hiddenCounties } = protection;
  const value = added(protection, sumsOf(grid, 'byStep'), grid.steps, (county) => ({
    name: `county ${county}`,
    positions: () => placesOf.get(county) ?? [],
  }));
  const isShown = (family: number, county: UnitId) => !hiddenCounties[family]?.has(county);
  return {
    units,
    times: grid.steps,
    value,
    largestLeft: largestLeftOf(grid, 'step', (county) => placesOf.get(county) ?? [], isShown),
    isShown,
    hide: (family, county) => hideCounty(protection, family, county),
  };
}

/** Parts of counties that later counties divide, in steps; what is kept back is which part a figure belongs to. */
export function areasView(protection: Protection, units: readonly number[]): UnitView {
  const { grid, undivided, hiddenCounties } = protection;
  const countyOf = (area: number) => grid.areas[area]?.county ?? 0;
  const placesIn = (area: number) =>
    [...grid.places.keys()].filter((place) => grid.places[place]?.area === area);
  const isShown = (family: number, area: number) =>
    !undivided[family]?.has(countyOf(area)) && !hiddenCounties[family]?.has(countyOf(area));
  return {
    units,
    times: grid.steps,
    value: added(protection, sumsOf(grid, 'byStep'), grid.steps, (area) => ({
      name: `area ${area}`,
      positions: () => placesIn(area),
    })),
    largestLeft: largestLeftOf(grid, 'step', placesIn, isShown),
    isShown,
    hide: (family, area) => undivide(protection, family, countyOf(area)),
  };
}

/** The nation, in steps. */
export function nationView(protection: Protection): UnitView {
  const { grid, nation } = protection;
  const places = [...grid.places.keys()];
  const isShown = (family: number) => nation[family] !== 'none';
  return {
    units: [0],
    times: grid.steps,
    value: added(protection, sumsOf(grid, 'byStep'), grid.steps, () => ({
      name: 'nation',
      positions: () => places,
    })),
    largestLeft: largestLeftOf(grid, 'step', () => places, isShown),
    isShown,
    hide: (family) => hideNation(protection, family),
  };
}

/**
 * Areas, or several together, by month. What is kept back is which part of a county a family's month belongs to, and for whole
 * counties the family's months in all of them.
 */
export function areaMonthsView(protection: Protection, units: readonly (readonly number[])[]): UnitView {
  const { grid, counties, hiddenCounties, undividedMonths, areasOf } = protection;
  const countyOf = (area: number) => grid.areas[area]?.county ?? 0;
  const isPart = (unit: number) => {
    const [area = 0] = units[unit] ?? [];
    return (units[unit]?.length ?? 0) < (areasOf.get(countyOf(area))?.length ?? 0);
  };
  const isHidden = (family: number, unit: number) =>
    (units[unit] ?? []).some(
      (area) =>
        hiddenCounties[family]?.has(countyOf(area)) ||
        (isPart(unit) && !isDividedByMonth(protection, family, countyOf(area))),
    );
  const isShown = (family: number, unit: number) => counties[family] === 'month' && !isHidden(family, unit);
  return {
    units: [...units.keys()],
    times: monthsOf(grid),
    value: added(protection, sumsOf(grid, 'byMonth'), monthsOf(grid), (unit) => ({
      name: `months of ${units[unit]?.join()}`,
      positions: () => units[unit] ?? [],
    })),
    largestLeft: largestLeftOf(grid, 'month', (unit) => units[unit] ?? [], isShown),
    isShown,
    hide: (family, unit) => {
      if (counties[family] === 'step') return false;
      const county = countyOf(units[unit]?.[0] ?? 0);
      if (!isPart(unit)) counties[family] = 'step';
      else if (!isDividedByMonth(protection, family, county)) return false;
      else undividedMonths[family]?.add(county);
      return true;
    },
  };
}

/** The nation by month. */
export function nationMonthsView(protection: Protection): UnitView {
  const { grid, nation } = protection;
  const areas = [...grid.areas.keys()];
  const isShown = (family: number) => nation[family] === 'month';
  return {
    units: [0],
    times: monthsOf(grid),
    value: added(protection, sumsOf(grid, 'byMonth'), monthsOf(grid), () => ({
      name: 'months of the nation',
      positions: () => areas,
    })),
    largestLeft: largestLeftOf(grid, 'month', () => areas, isShown),
    isShown,
    hide: (family) => {
      if (nation[family] !== 'month') return false;
      nation[family] = 'step';
      return true;
    },
  };
}

/** The parts of a county that later counties divide are no longer told apart. */
export function undivide(protection: Protection, family: number, county: UnitId): boolean {
  const counties = protection.undivided[family];
  if (!counties || counties.has(county)) return false;
  counties.add(county);
  return true;
}

/** A county without a figure: nothing in it has one either. */
export function hideCounty(protection: Protection, family: number, county: UnitId): boolean {
  const hidden = protection.hiddenCounties[family];
  if (!hidden || hidden.has(county)) return false;
  hidden.add(county);
  for (const place of protection.placesOf.get(county) ?? []) fold(protection, family, place, 'county');
  return true;
}

/** Nothing at all is told of the family. */
export function hideNation(protection: Protection, family: number): boolean {
  if (protection.nation[family] === 'none') return false;
  protection.nation[family] = 'none';
  for (const county of protection.placesOf.keys()) hideCounty(protection, family, county);
  return true;
}

type Sums = (family: number, kind: CountKind) => ArrayLike<number>;

/** Sums by step (of places) or by month (of areas) for each family and kind. */
export function sumsOf(
  { families }: DisclosureGrid,
  by: 'byStep' | 'byMonth' | 'largestByStep' | 'largestByMonth',
): Sums {
  const known = families.map(({ counts }) => new Map(counts.map((count) => [count.kind, count[by]])));
  return (family, kind) => known[family]?.get(kind) ?? [];
}

/**
 * The most that one prescriber can have of what is left of a whole in a step of several places or in a month of several areas:
 * what all parts leave, and the largest part of each that is not known. Doses tell of no number of people: they are measured by
 * their threshold alone.
 */
function largestLeftOf(
  grid: DisclosureGrid,
  by: 'step' | 'month',
  positionsOf: (unit: number) => readonly number[],
  isKnown: (family: number, unit: number, time: number) => boolean,
): NonNullable<UnitView['largestLeft']> {
  const largest = sumsOf(grid, by === 'step' ? 'largestByStep' : 'largestByMonth');
  const times = by === 'step' ? grid.steps : monthsOf(grid);
  return ({ kind, parts, largestLeft, largestLeftByMonth }, unit, time) => {
    if (kind === 'ddd') return 0;
    const left = by === 'step' ? largestLeft : largestLeftByMonth;
    const unknown = parts.filter((part) => !isKnown(part, unit, time));
    let most = 0;
    for (const position of positionsOf(unit)) {
      let own = left[position * times + time] ?? 0;
      for (const part of unknown) own += largest(part, kind)[position * times + time] ?? 0;
      most = Math.max(most, own);
    }
    return most;
  };
}

/** Sums over several positions, each computed when it is first asked for: the same are asked for again and again. */
function added(
  { knownSums }: Protection,
  sums: Sums,
  times: number,
  of: (unit: number) => { readonly name: string; readonly positions: () => readonly number[] },
): UnitView['value'] {
  const rows = new Map<number, Float64Array>();
  const rowOf = (family: number, kind: CountKind, unit: number): Float64Array => {
    const { name, positions } = of(unit);
    const key = `${name} ${family} ${kind}`;
    const known = knownSums.get(key);
    if (known !== undefined) return known;
    const values = sums(family, kind);
    const inside = positions();
    const row = Float64Array.from({ length: times }, (_, at) => {
      let sum = 0;
      for (const position of inside) sum += values[position * times + at] ?? 0;
      return sum;
    });
    knownSums.set(key, row);
    return row;
  };
  return (family, kind, unit, time) => {
    const place = (unit * FAMILIES + family) * COUNT_KINDS.length + COUNT_KINDS.indexOf(kind);
    let row = rows.get(place);
    if (row === undefined) {
      row = rowOf(family, kind, unit);
      rows.set(place, row);
    }
    return row[time] ?? 0;
  };
}

/** More than there ever are. */
const FAMILIES = 10_000;
