import { hideDerivableParts, hideSmallRemainders, makeRoom } from './complement.ts';
import { type GridCount, monthsOf } from './grid.ts';
import { coarser } from './pattern.ts';
import type { Protection } from './protection.ts';
import { isSmall } from './small.ts';
import { areaMonthsView, nationMonthsView } from './views.ts';

/**
 * Decides where months are told. Months of the nation, or of all counties together, are told of a family only when none of
 * them is small; otherwise it has whole steps. Returns whether anything changed.
 */
export function chooseGrains(protection: Protection): boolean {
  const { grid, partitions, nation, counties } = protection;
  const before = [...nation, ...counties].join();
  const families = [...grid.families.keys()];
  for (const family of families) {
    if (nation[family] === 'month' && hasSmallNationalMonth(protection, family)) nation[family] = 'step';
    if (counties[family] === 'month' && hasSmallCountyMonth(protection, family)) counties[family] = 'step';
    followGrain(protection, family);
  }
  const wholeCounties = [...protection.areasOf.values()];
  const units = [...wholeCounties, ...[...grid.areas.keys()].map((area) => [area])];
  for (const view of [areaMonthsView(protection, units), nationMonthsView(protection)]) {
    hideSmallRemainders(partitions, view);
    hideDerivableParts(partitions, view);
  }
  for (const family of families) {
    if (nation[family] !== 'month') {
      counties[family] = 'step';
      makeRoom(partitions, nationMonthsView(protection), family);
    } else if (counties[family] === 'step') {
      makeRoom(partitions, areaMonthsView(protection, wholeCounties), family);
      if (isPinnedByQuarters(protection, family)) nation[family] = 'step';
    }
  }
  return [...nation, ...counties].join() !== before;
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
    months(grid).some((month) =>
      counts.some((count) => isSmall(sumOf(grid, count, all, month), count.threshold)),
    )
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
    units.some((areas) => counts.some((count) => isSmall(sumOf(grid, count, areas, month), count.threshold))),
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
