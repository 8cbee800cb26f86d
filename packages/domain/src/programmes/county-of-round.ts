import { carryForward, countiesOfLineage, countyOf, type Geography } from '../organisation/index.ts';
import type { Month } from '../time/index.ts';
import type { RollOut } from './roll-out.ts';

/**
 * The county whose plan a municipality's units follow: in the borders of the roll-out, which may be older or younger than the
 * municipality's code. `null` where the ground has lain in several of the plan's counties, so that nobody can tell.
 */
export function countyOfRound(
  geography: Geography,
  rollOut: RollOut | null,
  municipality: string,
): string | null {
  if (rollOut === null) return geography.municipalityByCode.get(municipality)?.county ?? null;
  const month = rollOut.geography;
  const then = countyOf(geography, municipality, month) ?? carried(geography, municipality, month);
  if (then !== null) return then;
  const planned = new Set(rollOut.counties.map(({ county }) => county));
  const possible = countiesOfLineage(geography, municipality).filter(
    (county) => planned.has(county) && isCountyOf(geography, county, month),
  );
  return possible.length === 1 ? (possible[0] ?? null) : null;
}

function carried(geography: Geography, municipality: string, month: Month): string | null {
  const from = geography.municipalityByCode.get(municipality)?.from;
  if (from === undefined || from > month) return null;
  const later = carryForward(geography, municipality, from, month);
  return later.kind === 'code' ? countyOf(geography, later.code, month) : null;
}

function isCountyOf({ countyByCode }: Geography, county: string, month: Month): boolean {
  const found = countyByCode.get(county);
  return found !== undefined && found.from <= month && (found.last === null || month <= found.last);
}
