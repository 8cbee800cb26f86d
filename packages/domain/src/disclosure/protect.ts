import type { UnitId } from '../organisation/index.ts';
import { blockedPlaces } from './blocked-sums.ts';
import { completeBlocks } from './blocks.ts';
import { hideDerivableParts, hideSmallRemainders, measurePartitions } from './complement.ts';
import { chooseGrains } from './grains.ts';
import type { DisclosureGrid, GridNote } from './grid.ts';
import { coarser, type FamilyPattern, PATTERN_FORMAT, type Pattern, type UnitRosters } from './pattern.ts';
import { fold, type Protection } from './protection.ts';
import { relationsOf } from './relations.ts';
import { checkDisclosureSettings, type DisclosureSettings } from './settings.ts';
import { isSmallBeside } from './small.ts';
import {
  areasView,
  countiesView,
  hideCounty,
  hideNation,
  nationView,
  placesView,
  undivide,
} from './views.ts';

/**
 * Decides what a release may tell of others.
 *
 * The rule in one sentence: a figure is shown only if every quarter of every municipality or block of municipalities (and
 * every month of every county that has months) from which it can be put together could itself be shown. Whoever combines
 * published figures, over periods, levels, borders of different years or releases, can then work out nothing but sums that
 * might have been printed; and a municipality that cannot stand alone is known only as one of a block of at least three
 * (see `isCoverTooThin` and `makeRoom` for how wide that leaves it).
 *
 * `previous` are the patterns of earlier releases whose periods overlap: what they hid stays hidden, so that blocks only
 * grow and two releases cannot be subtracted from each other.
 * @throws RangeError for settings that would protect nobody.
 */
export function protect(
  grid: DisclosureGrid,
  settings: DisclosureSettings,
  previous: readonly Pattern[],
  rosters: readonly UnitRosters[] = [],
): Pattern {
  checkDisclosureSettings(settings);
  const protection = begin(grid, settings, previous);
  foldUnsafe(protection);
  const countUndivided = () => protection.undivided.reduce((sum, { size }) => sum + size, 0);
  // Where the months of a county's parts are too little hidden, its parts are no longer told apart in steps either.
  for (let undivided = -1; undivided !== countUndivided(); ) {
    hideInSteps(protection);
    undivided = countUndivided();
    while (chooseGrains(protection));
  }
  return patternOf(protection, rosters);
}

/** Everything that is told in steps, until nothing more has to be hidden. */
function hideInSteps(protection: Protection): void {
  const { grid } = protection;
  for (let changed = true; changed; ) {
    changed = followWholes(protection);
    const divided = [...protection.areasOf.values()].filter((areas) => areas.length > 1).flat();
    for (const view of [
      placesView(protection, [...grid.places.keys()]),
      areasView(protection, divided),
      countiesView(protection, [...protection.placesOf.keys()]),
      nationView(protection),
    ]) {
      changed = hideSmallRemainders(protection.partitions, view) || changed;
      changed = hideDerivableParts(protection.partitions, view) || changed;
    }
    const { blocks } = blockedPlaces(protection);
    for (const family of grid.families.keys()) {
      changed = completeBlocks(protection, family, blocks) || changed;
    }
  }
}

function begin(grid: DisclosureGrid, settings: DisclosureSettings, previous: readonly Pattern[]): Protection {
  const size = grid.families.length;
  const relations = relationsOf(grid.families);
  const placesOf = Map.groupBy(
    grid.places.keys(),
    (place) => grid.areas[grid.places[place]?.area ?? 0]?.county ?? 0,
  );
  const protection: Protection = {
    grid,
    settings,
    wholes: relations.wholes,
    partitions: measurePartitions(grid, relations),
    folded: Array.from({ length: size }, () => grid.places.map(() => null)),
    hiddenCounties: Array.from({ length: size }, () => new Set<UnitId>()),
    undivided: Array.from({ length: size }, () => new Set<UnitId>()),
    undividedMonths: Array.from({ length: size }, () => new Set<UnitId>()),
    nation: Array.from({ length: size }, () => 'month'),
    counties: Array.from({ length: size }, () => 'month'),
    shownBefore: Array.from({ length: size }, () => new Int32Array(grid.places.length)),
    present: presence(grid),
    knownSums: new Map(),
    placesOf,
    areasOf: Map.groupBy(grid.areas.keys(), (area) => grid.areas[area]?.county ?? 0),
  };
  const ownEnd = grid.start + grid.steps * grid.monthsPerStep;
  for (const pattern of previous) {
    const end = pattern.start + pattern.steps * pattern.monthsPerStep;
    if (end > grid.start && pattern.start < ownEnd) keepHidden(protection, pattern, end);
  }
  return protection;
}

/** What an overlapping release hid stays hidden, and what it showed is remembered as known. */
function keepHidden(protection: Protection, pattern: Pattern, end: number): void {
  const { grid } = protection;
  const stepsBefore = Math.min(grid.steps, Math.floor((end - grid.start) / grid.monthsPerStep));
  for (const earlier of pattern.families) {
    const family = grid.families.findIndex(({ key }) => key === earlier.family);
    if (family >= 0) keepFamilyHidden(protection, family, earlier, stepsBefore);
  }
}

function keepFamilyHidden(
  protection: Protection,
  family: number,
  earlier: FamilyPattern,
  stepsBefore: number,
): void {
  const { grid, nation, counties, undivided, undividedMonths, shownBefore } = protection;
  const folded = new Set(earlier.folded.map(({ place }) => place));
  for (const [place, { unit }] of grid.places.entries()) {
    const shown = shownBefore[family];
    if (folded.has(unit)) fold(protection, family, place, 'earlier-release');
    else if (shown) shown[place] = Math.max(shown[place] ?? 0, stepsBefore);
  }
  nation[family] = coarser(nation[family] ?? 'none', earlier.nation === 'none' ? 'step' : earlier.nation);
  counties[family] = coarser(counties[family] ?? 'step', earlier.counties);
  for (const county of earlier.undivided) undivided[family]?.add(county);
  for (const county of earlier.undividedMonths ?? []) undividedMonths[family]?.add(county);
  for (const county of earlier.hiddenCounties) hideCounty(protection, family, county);
  if (earlier.nation === 'none') hideNation(protection, family);
}

/** Municipalities that cannot stand alone, for what they are or for a figure of theirs. */
function foldUnsafe(protection: Protection): void {
  const { grid } = protection;
  for (const [family, { counts, notes }] of grid.families.entries()) {
    for (const [place, { unsafe }] of grid.places.entries()) {
      if (unsafe) fold(protection, family, place, unsafe);
    }
    for (const note of notes) heed(protection, family, note);
    for (const { byStep, largestByStep, threshold } of counts) {
      for (let index = 0; index < byStep.length; index += 1) {
        if (isSmallBeside(byStep[index] ?? 0, largestByStep[index] ?? 0, threshold)) {
          fold(protection, family, Math.floor(index / grid.steps), 'small');
        }
      }
    }
  }
}

/** What is said of months is heeded when it is decided where months are told. */
function heed(protection: Protection, family: number, { at, reason }: GridNote): void {
  if (at.level === 'municipality') fold(protection, family, at.place, reason);
  else if (at.level === 'county') hideCounty(protection, family, at.county);
  else if (at.level === 'nation') hideNation(protection, family);
}

/** A part is not told where its whole is not: it would be a bound on the whole, and the share of it is hidden anyway. */
function followWholes(protection: Protection): boolean {
  const changes = [...protection.wholes.entries()].flatMap(([part, wholes]) =>
    wholes.map((whole) => followWhole(protection, part, whole)),
  );
  return changes.includes(true);
}

function followWhole(protection: Protection, part: number, whole: number): boolean {
  const { folded, hiddenCounties, undivided, nation } = protection;
  let changed = false;
  for (const [place, reason] of (folded[whole] ?? []).entries()) {
    if (reason !== null && fold(protection, part, place, 'part-of-folded')) changed = true;
  }
  for (const county of hiddenCounties[whole] ?? []) {
    if (hideCounty(protection, part, county)) changed = true;
  }
  for (const county of undivided[whole] ?? []) {
    if (undivide(protection, part, county)) changed = true;
  }
  return (nation[whole] === 'none' && hideNation(protection, part)) || changed;
}

function presence(grid: DisclosureGrid): Uint8Array {
  const present = new Uint8Array(grid.places.length * grid.steps);
  for (const [place, { prescribers }] of grid.places.entries()) {
    for (let step = 0; step < grid.steps; step += 1) {
      if ((prescribers[step] ?? 0) > 0) present[place * grid.steps + step] = 1;
    }
  }
  for (const { byStep } of grid.families.flatMap(({ counts }) => counts)) {
    for (let index = 0; index < byStep.length; index += 1) if (byStep[index] !== 0) present[index] = 1;
  }
  return present;
}

function patternOf(protection: Protection, rosters: readonly UnitRosters[]): Pattern {
  const { grid, folded, hiddenCounties, undivided, undividedMonths, nation, counties } = protection;
  return {
    format: PATTERN_FORMAT,
    start: grid.start,
    monthsPerStep: grid.monthsPerStep,
    steps: grid.steps,
    rosters,
    families: grid.families.map(
      ({ key }, family): FamilyPattern => ({
        family: key,
        nation: nation[family] ?? 'none',
        counties: counties[family] ?? 'step',
        hiddenCounties: sorted(hiddenCounties[family]),
        undivided: sorted(undivided[family]),
        undividedMonths: sorted(undividedMonths[family]),
        folded: grid.places.flatMap(({ unit }, place) => {
          const reason = folded[family]?.[place];
          return reason == null ? [] : [{ place: unit, reason }];
        }),
      }),
    ),
  };
}

function sorted(units: ReadonlySet<UnitId> | undefined): UnitId[] {
  return [...(units ?? [])].sort((a, b) => a - b);
}
