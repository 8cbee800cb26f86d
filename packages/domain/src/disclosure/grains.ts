import { isRestOfBlockSmall } from './block-rests.ts';
import { blockedAreas } from './blocked-sums.ts';
import { hideDerivableParts, hideSmallRemainders, makeRoom } from './complement.ts';
import { type GridCount, monthsOf } from './grid.ts';
import { coarser } from './pattern.ts';
import { isDividedByMonth, type Protection } from './protection.ts';
import { isSmallBeside } from './small.ts';
import { areaMonthsView, nationMonthsView, undivide } from './views.ts';

/**
 * Decides where months are told. Months of the nation, or of all counties together, are told of a family only when none of
 * them is small; otherwise it has whole steps. Where a month is small in a part of a county that later counties divide, the
 * parts are not told apart by month. Returns whether anything changed.
 */
export function chooseGrains(protection: Protection): boolean {
  const { grid, nation, counties } = protection;
  const before = stateOf(protection);
  const families = [...grid.families.keys()];
  for (const family of families) {
    if (nation[family] === 'month' && hasSmallNationalMonth(protection, family)) nation[family] = 'step';
    if (counties[family] === 'month') joinSmallParts(protection, family);
    if (counties[family] === 'month' && hasSmallCountyMonth(protection, family)) counties[family] = 'step';
    followGrain(protection, family);
  }
  hideSmallRestsOfMonths(protection);
  for (const family of families) makeRoomInMonths(protection, family);
  for (const family of families) {
    if (counties[family] === 'month') joinPinnedParts(protection, family);
  }
  return stateOf(protection) !== before;
}

function stateOf({ nation, counties, undivided, undividedMonths }: Protection): string {
  const sizes = [...undivided, ...undividedMonths].map(({ size }) => size);
  return [...nation, ...counties, ...sizes].join();
}

/** Parts of a county with a small month are not told apart by month. */
function joinSmallParts(protection: Protection, family: number): void {
  const { grid, undividedMonths } = protection;
  const { counts = [] } = grid.families[family] ?? {};
  for (const [county, areas] of dividedCounties(protection, family)) {
    const isAnySmall = months(grid).some((month) =>
      areas.some((area) => counts.some((count) => isMonthSmall(grid, count, [area], month))),
    );
    if (isAnySmall) undividedMonths[family]?.add(county);
  }
}

/** Counties of several parts that are told apart by month. */
function dividedCounties(protection: Protection, family: number): (readonly [number, readonly number[]])[] {
  const { areasOf, hiddenCounties } = protection;
  return [...areasOf].filter(
    ([county, areas]) =>
      areas.length > 1 &&
      !hiddenCounties[family]?.has(county) &&
      isDividedByMonth(protection, family, county),
  );
}

/**
 * Parts of a county that are told apart in steps and not by month: where a part's step and the county's month leave a part's
 * month too little room, its steps are not told apart either. The bounds of such a table are exact (Fréchet); a prescriber
 * takes at most the own step from them.
 */
function joinPinnedParts(protection: Protection, family: number): void {
  const { grid, areasOf, undividedMonths, undivided } = protection;
  for (const county of undividedMonths[family] ?? []) {
    const areas = areasOf.get(county) ?? [];
    if (undivided[family]?.has(county)) continue;
    const isPinned = (grid.families[family]?.counts ?? []).some((count) =>
      steps(grid).some((step) => isPartPinned(grid, count, areas, step)),
    );
    if (isPinned) undivide(protection, family, county);
  }
}

function isPartPinned(
  grid: Protection['grid'],
  count: GridCount,
  areas: readonly number[],
  step: number,
): boolean {
  const inStep = monthsInStep(grid, step);
  const sumIn = (of: readonly number[]) =>
    inStep.reduce((sum, month) => sum + sumOf(grid, count, of, month), 0);
  const total = sumIn(areas);
  return areas.some((area) => {
    const ofArea = sumIn([area]);
    if (ofArea === 0 || ofArea === total) return false;
    const own = inStep.reduce(
      (sum, month) => sum + (count.largestByMonth[area * monthsOf(grid) + month] ?? 0),
      0,
    );
    return inStep.some((month) => {
      const ofMonth = sumOf(grid, count, areas, month);
      const width = Math.min(ofArea, ofMonth) - Math.max(0, ofArea + ofMonth - total);
      return ofMonth !== 0 && width < count.threshold + own;
    });
  });
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
  const { partitions, areasOf, hiddenCounties } = protection;
  const hidden = [...areasOf].filter(([county]) => hiddenCounties[family]?.has(county));
  const blocks = [
    hidden.map(([, areas]) => areas),
    ...[...areasOf]
      .filter(
        ([county]) => !isDividedByMonth(protection, family, county) && !hiddenCounties[family]?.has(county),
      )
      .map(([, areas]) => areas.map((area) => [area])),
  ];
  for (const units of blocks.filter(({ length }) => length > 1)) {
    makeRoom(partitions, areaMonthsView(protection, units), family);
  }
}

/** A part is told no more finely than its wholes. */
function followGrain({ wholes, nation, counties, undividedMonths }: Protection, family: number): void {
  for (const whole of wholes[family] ?? []) {
    for (const county of undividedMonths[whole] ?? []) undividedMonths[family]?.add(county);
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
  const { grid, areasOf, hiddenCounties } = protection;
  const { counts = [], notes = [] } = grid.families[family] ?? {};
  const isNoted = notes.some(
    ({ at }) => at.level === 'county-months' && !hiddenCounties[family]?.has(at.county),
  );
  if (isNoted) return true;
  const hidden: number[] = [];
  const units: (readonly number[])[] = [hidden];
  for (const [county, areas] of areasOf) {
    if (hiddenCounties[family]?.has(county)) hidden.push(...areas);
    else if (isDividedByMonth(protection, family, county)) units.push(...areas.map((area) => [area]));
    else units.push(areas);
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
    steps(grid).some((step) => {
      const inStep = monthsInStep(grid, step);
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

function steps({ steps: number }: Protection['grid']): number[] {
  return Array.from({ length: number }, (_, step) => step);
}

function monthsInStep({ monthsPerStep }: Protection['grid'], step: number): number[] {
  return Array.from({ length: monthsPerStep }, (_, index) => step * monthsPerStep + index);
}

function months(grid: Protection['grid']): number[] {
  return Array.from({ length: monthsOf(grid) }, (_, month) => month);
}
