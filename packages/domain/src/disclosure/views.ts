import type { UnitId } from '../organisation/index.ts';
import type { UnitView } from './complement.ts';
import type { CountKind } from './families.ts';
import { type DisclosureGrid, monthsOf } from './grid.ts';
import { fold, isFolded, type Protection } from './protection.ts';

/** Municipalities, in steps. */
export function placesView(protection: Protection, units: readonly number[]): UnitView {
  const { grid, shownBefore } = protection;
  const sums = sumsOf(grid, 'byStep');
  return {
    units,
    times: grid.steps,
    value: (family, kind, place, step) => sums(family, kind)[place * grid.steps + step] ?? 0,
    isShown: (family, place) => !isFolded(protection, family, place),
    shownBefore: (family, place) => shownBefore[family]?.[place] ?? 0,
    hide: (family, place) => fold(protection, family, place, 'complement'),
  };
}

/** Counties as they were, in steps. */
export function countiesView(protection: Protection, units: readonly UnitId[]): UnitView {
  const { grid, placesOf, hiddenCounties } = protection;
  const value = added(sumsOf(grid, 'byStep'), grid.steps, (county) => placesOf.get(county) ?? []);
  return {
    units,
    times: grid.steps,
    value,
    isShown: (family, county) => !hiddenCounties[family]?.has(county),
    hide: (family, county) => hideCounty(protection, family, county),
  };
}

/** Parts of counties that later counties divide, in steps; what is kept back is which part a figure belongs to. */
export function areasView(protection: Protection, units: readonly number[]): UnitView {
  const { grid, undivided, hiddenCounties } = protection;
  const countyOf = (area: number) => grid.areas[area]?.county ?? 0;
  const placesIn = (area: number) =>
    [...grid.places.keys()].filter((place) => grid.places[place]?.area === area);
  return {
    units,
    times: grid.steps,
    value: added(sumsOf(grid, 'byStep'), grid.steps, placesIn),
    isShown: (family, area) =>
      !undivided[family]?.has(countyOf(area)) && !hiddenCounties[family]?.has(countyOf(area)),
    hide: (family, area) => undivide(protection, family, countyOf(area)),
  };
}

/** The nation, in steps. */
export function nationView(protection: Protection): UnitView {
  const { grid, nation } = protection;
  const places = [...grid.places.keys()];
  return {
    units: [0],
    times: grid.steps,
    value: added(sumsOf(grid, 'byStep'), grid.steps, () => places),
    isShown: (family) => nation[family] !== 'none',
    hide: (family) => hideNation(protection, family),
  };
}

/** Areas, or several together, by month; what is kept back is the months of a family in all counties. */
export function areaMonthsView(protection: Protection, units: readonly (readonly number[])[]): UnitView {
  const { grid, counties, hiddenCounties, undivided, areasOf } = protection;
  const isHidden = (family: number, unit: number) =>
    (units[unit] ?? []).some((area) => {
      const county = grid.areas[area]?.county ?? 0;
      const isPart = (units[unit]?.length ?? 0) < (areasOf.get(county)?.length ?? 0);
      return hiddenCounties[family]?.has(county) || (isPart && undivided[family]?.has(county));
    });
  return {
    units: [...units.keys()],
    times: monthsOf(grid),
    value: added(sumsOf(grid, 'byMonth'), monthsOf(grid), (unit) => units[unit] ?? []),
    largest: largestOf(grid, (unit) => units[unit] ?? []),
    isShown: (family, unit) => counties[family] === 'month' && !isHidden(family, unit),
    hide: (family) => {
      if (counties[family] === 'step') return false;
      counties[family] = 'step';
      return true;
    },
  };
}

/** The nation by month. */
export function nationMonthsView(protection: Protection): UnitView {
  const { grid, nation } = protection;
  const areas = [...grid.areas.keys()];
  return {
    units: [0],
    times: monthsOf(grid),
    value: added(sumsOf(grid, 'byMonth'), monthsOf(grid), () => areas),
    largest: largestOf(grid, () => areas),
    isShown: (family) => nation[family] === 'month',
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
export function sumsOf({ families }: DisclosureGrid, by: 'byStep' | 'byMonth' | 'largestByMonth'): Sums {
  const known = families.map(({ counts }) => new Map(counts.map((count) => [count.kind, count[by]])));
  return (family, kind) => known[family]?.get(kind) ?? [];
}

/** The largest part of one prescriber in any of several areas by month. */
function largestOf(
  grid: DisclosureGrid,
  areasOf: (unit: number) => readonly number[],
): NonNullable<UnitView['largest']> {
  const parts = sumsOf(grid, 'largestByMonth');
  const months = monthsOf(grid);
  return (family, kind, unit, month) => {
    const of = parts(family, kind);
    return areasOf(unit).reduce((most, area) => Math.max(most, of[area * months + month] ?? 0), 0);
  };
}

/** Sums over several positions, each computed when it is first asked for: the same are asked for again and again. */
function added(
  sums: Sums,
  times: number,
  positionsOf: (unit: number) => readonly number[],
): UnitView['value'] {
  const known = new Map<string, Float64Array>();
  return (family, kind, unit, time) => {
    const name = `${family} ${kind} ${unit}`;
    let row = known.get(name);
    if (row === undefined) {
      const values = sums(family, kind);
      const positions = positionsOf(unit);
      row = Float64Array.from({ length: times }, (_, at) =>
        positions.reduce((sum, position) => sum + (values[position * times + at] ?? 0), 0),
      );
      known.set(name, row);
    }
    return row[time] ?? 0;
  };
}
