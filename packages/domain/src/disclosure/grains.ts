import { isRestOfBlockSmall } from './block-rests.ts';
import { blockedAreas } from './blocked-sums.ts';
import { hideDerivableParts, hideSmallRemainders, makeRoom } from './complement.ts';
import { type GridCount, monthsOf } from './grid.ts';
import { coarser } from './pattern.ts';
import type { Protection } from './protection.ts';
import { isSmallBeside } from './small.ts';
import { areaMonthsView, nationMonthsView } from './views.ts';

/**
 * Decides where months are told. Months of the nation, or of all counties together, are told of a family only when none of
 * them is small; otherwise it has whole steps. Returns whether anything changed.
 */
export function chooseGrains(protection: Protection): boolean {
  const { grid, nation, counties } = protection;
  const before = [...nation, ...counties].join();
  const families = [...grid.families.keys()];
  for (const family of families) {
    if (nation[family] === 'month' && hasSmallNationalMonth(protection, family)) nation[family] = 'step';
    if (counties[family] === 'month' && hasSmallCountyMonth(protection, family)) counties[family] = 'step';
    followGrain(protection, family);
  }
  hideSmallRestsOfMonths(protection);
  for (const family of families) makeRoomInMonths(protection, family);
  return [...nation, ...counties].join() !== before;
}

/** What is left of a whole in a month: of the nation, of counties and their areas, and of counties that only a sum is told of. */
function hideSmallRestsOfMonths(protection: Protection): void {
  const { grid, partitions, nation, counties } = protection;
  const wholeCounties = [...protection.areasOf.values()];
  const units = [...wholeCounties, ...[...grid.areas.keys()].map((area) => [area])];
  for (const view of [areaMonthsView(protection, units), nationMonthsView(protection)]) {
    hideSmallRemainders(partitions, view);
    hideDerivableParts(partitions, view);
  }
  for (const family of grid.families.keys()) {
    if (hasSmallRestOfMonths(protection, family)) {
      if (counties[family] === 'month') counties[family] = 'step';
      else nation[family] = 'step';
    }
  }
}

/** Months that are not told can only stand for each other while their wholes leave them room. */
function makeRoomInMonths(protection: Protection, family: number): void {
  const { partitions, nation, counties, areasOf } = protection;
  if (nation[family] !== 'month') {
    counties[family] = 'step';
    makeRoom(partitions, nationMonthsView(protection), family);
  } else if (counties[family] === 'step') {
    makeRoom(partitions, areaMonthsView(protection, [...areasOf.values()]), family);
    if (isPinnedByQuarters(protection, family)) nation[family] = 'step';
  } else {
    makeRoomForHiddenMonths(protection, family);
  }
}

/** Whether something small is left of a whole in a month of counties that only a sum is told of. */
function hasSmallRestOfMonths(protection: Protection, family: number): boolean {
  const blocked = blockedAreas(protection);
  return [...(blocked.blocks[family]?.members.values() ?? [])].some((areas) =>
    isRestOfBlockSmall(protection.partitions, blocked, family, areas),
  );
}

/** Hidden counties stand for each other by month too, and so do the areas of a county that are not told apart. */
function makeRoomForHiddenMonths(protection: Protection, family: number): void {
  const { partitions, areasOf, hiddenCounties, undivided } = protection;
  const hidden = [...areasOf].filter(([county]) => hiddenCounties[family]?.has(county));
  const blocks = [
    hidden.map(([, areas]) => areas),
    ...[...areasOf]
      .filter(([county]) => undivided[family]?.has(county) && !hiddenCounties[family]?.has(county))
      .map(([, areas]) => areas.map((area) => [area])),
  ];
  for (const units of blocks.filter(({ length }) => length > 1)) {
    makeRoom(partitions, areaMonthsView(protection, units), family);
  }
}

/** A part is told no more finely than its wholes. */
function followGrain({ wholes, nation, counties }: Protection, family: number): void {
  for (const whole of wholes[family] ?? []) {
    nation[family] = coarser(nation[family] ?? 'none', nation[whole] ?? 'none');
    counties[family] = coarser(counties[family] ?? 'step', counties[whole] ?? 'step');
  }
}

function hasSmallNationalMonth({ grid }: Protection, family: number): boolean {
  const { counts = [], notes = [] } = grid.families[family] ?? {};
  const all = [...grid.areas.keys()];
  return (
    notes.some(({ at }) => at.level === 'nation-months') ||
    months(grid).some((month) => counts.some((count) => isMonthSmall(grid, count, all, month)))
  );
}

function hasSmallCountyMonth(protection: Protection, family: number): boolean {
  const { grid, areasOf, undivided, hiddenCounties } = protection;
  const { counts = [], notes = [] } = grid.families[family] ?? {};
  const isNoted = notes.some(
    ({ at }) => at.level === 'county-months' && !hiddenCounties[family]?.has(at.county),
  );
  if (isNoted) return true;
  const hidden: number[] = [];
  const units: (readonly number[])[] = [hidden];
  for (const [county, areas] of areasOf) {
    if (hiddenCounties[family]?.has(county)) hidden.push(...areas);
    else if (undivided[family]?.has(county)) units.push(areas);
    else units.push(...areas.map((area) => [area]));
  }
  return months(grid).some((month) =>
    units.some((areas) => counts.some((count) => isMonthSmall(grid, count, areas, month))),
  );
}

/**
 * Where counties have steps and the nation has months, a county's month is known to lie between what the other counties'
 * steps leave of the nation's month and the county's own step. The bounds of such a table are exact (Fréchet), and wide as
 * long as the county's step is not larger than all other months of the nation's step.
 */
function isPinnedByQuarters({ grid, areasOf }: Protection, family: number): boolean {
  const all = [...grid.areas.keys()];
  return (grid.families[family]?.counts ?? []).some((count) =>
    Array.from({ length: grid.steps }, (_, step) => step).some((step) => {
      const inStep = months(grid).slice(step * grid.monthsPerStep, (step + 1) * grid.monthsPerStep);
      const national = inStep.map((month) => sumOf(grid, count, all, month));
      const total = national.reduce((sum, value) => sum + value, 0);
      const left = total - Math.max(...national);
      const ofCounty = (areas: readonly number[]) =>
        inStep.reduce((sum, month) => sum + sumOf(grid, count, areas, month), 0);
      return total !== 0 && [...areasOf.values()].some((areas) => ofCounty(areas) > left);
    }),
  );
}

/** Months are told as they are, so that a prescriber can take the own part out of them. */
function isMonthSmall(
  grid: Protection['grid'],
  count: GridCount,
  areas: readonly number[],
  month: number,
): boolean {
  const { largestByMonth, threshold } = count;
  const parts = areas.map((area) => largestByMonth[area * monthsOf(grid) + month] ?? 0);
  return isSmallBeside(sumOf(grid, count, areas, month), Math.max(0, ...parts), threshold);
}

function sumOf(
  grid: Protection['grid'],
  { byMonth }: GridCount,
  areas: readonly number[],
  month: number,
): number {
  let sum = 0;
  for (const area of areas) sum += byMonth[area * monthsOf(grid) + month] ?? 0;
  return sum;
}

function months(grid: Protection['grid']): number[] {
  return Array.from({ length: monthsOf(grid) }, (_, month) => month);
}
