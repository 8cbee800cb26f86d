import { type BlockedSums, isRestOfBlockSmall } from './block-rests.ts';
import { blockedPlaces } from './blocked-sums.ts';
import { makeRoom } from './complement.ts';
import { isCoverTooThin } from './cover.ts';
import { fold, HIDDEN_BLOCK, isFolded, type Protection } from './protection.ts';
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
 * Brings every block of places that only their sum is told of into a state where the sum tells too little of any one: by
 * folding one more municipality, by not telling parts of a county apart, by hiding the county, and at last by telling
 * nothing. Returns whether anything changed.
 *
 * @param before the blocks of the other families, at least as fine as they are now
 */
export function completeBlocks(
  protection: Protection,
  family: number,
  before: BlockedSums['blocks'],
): boolean {
  if (protection.nation[family] === 'none') {
    return makeRoom(protection.partitions, nationView(protection), family);
  }
  const blocked = blockedPlaces(protection, { blocks: before, but: family });
  const blocks = blocked.blocks[family]?.members ?? new Map();
  const changes = [...blocks].map(([name, members]) =>
    completeBlock(protection, blocked, family, name, members),
  );
  for (const county of protection.undivided[family] ?? []) {
    const areas = protection.areasOf.get(county) ?? [];
    if (areas.length < 2) continue;
    changes.push(makeRoom(protection.partitions, areasView(protection, areas), family));
  }
  const hidden = [...(protection.hiddenCounties[family] ?? [])];
  if (hidden.length > 0) {
    changes.push(makeRoom(protection.partitions, countiesView(protection, hidden), family));
  }
  return changes.includes(true);
}

function completeBlock(
  protection: Protection,
  blocked: BlockedSums,
  family: number,
  name: number,
  members: readonly number[],
): boolean {
  const isLoneCounty = name === HIDDEN_BLOCK && protection.hiddenCounties[family]?.size === 1;
  const isThin =
    isLoneCounty ||
    isCoverTooThin(protection, family, members) ||
    isRestOfBlockSmall(protection.partitions, blocked, family, members);
  if (!isThin) {
    return makeRoom(protection.partitions, placesView(protection, members), family);
  }
  if (name === HIDDEN_BLOCK) widenHidden(protection, family);
  else widenCounty(protection, family, members);
  return true;
}

function widenCounty(protection: Protection, family: number, members: readonly number[]): void {
  const { grid, areasOf, placesOf, undivided } = protection;
  const [member = 0] = members;
  const area = grid.places[member]?.area ?? 0;
  const county = grid.areas[area]?.county ?? 0;
  const isWhole = undivided[family]?.has(county) || (areasOf.get(county)?.length ?? 0) < 2;
  const neighbours = (placesOf.get(county) ?? []).filter(
    (place) =>
      (isWhole || grid.places[place]?.area === area) &&
      !isFolded(protection, family, place) &&
      stepsWith(protection, place) > 0,
  );
  const [next] = neighbours.sort((a, b) => byPublicSize(protection, a, b));
  if (next !== undefined) fold(protection, family, next, 'cover');
  else if (!isWhole) undivide(protection, family, county);
  else hideCounty(protection, family, county);
}

function widenHidden(protection: Protection, family: number): void {
  const { placesOf, hiddenCounties } = protection;
  const size = (county: number) =>
    (placesOf.get(county) ?? []).reduce((sum, place) => sum + prescribersIn(protection, place), 0);
  const [next] = [...placesOf.keys()]
    .filter((county) => !hiddenCounties[family]?.has(county) && size(county) > 0)
    .sort((a, b) => size(a) - size(b) || a - b);
  if (next === undefined) hideNation(protection, family);
  else hideCounty(protection, family, next);
}

/**
 * The order in which places are folded to cover for others follows what everyone knows, the number of doctors: an order
 * by the hidden figures would tell about them.
 */
function byPublicSize(protection: Protection, a: number, b: number): number {
  return (
    prescribersIn(protection, a) - prescribersIn(protection, b) ||
    (protection.grid.places[a]?.unit ?? 0) - (protection.grid.places[b]?.unit ?? 0)
  );
}

function prescribersIn({ grid }: Protection, place: number): number {
  const { prescribers = [] } = grid.places[place] ?? {};
  let sum = 0;
  for (let step = 0; step < grid.steps; step += 1) sum += prescribers[step] ?? 0;
  return sum;
}

function stepsWith({ grid, present }: Protection, place: number): number {
  let steps = 0;
  for (let step = 0; step < grid.steps; step += 1) steps += present[place * grid.steps + step] ?? 0;
  return steps;
}
