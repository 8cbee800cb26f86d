import {
  carryForward,
  countyNow,
  countyOf,
  type Geography,
  type Level,
  municipalityCode,
  NATION,
  receivedPartOfSplit,
  type UnitId,
  unitOfCode,
} from '@smalspor/domain/organisation';
import { type Month, type Period, periodStart } from '@smalspor/domain/time';
import type { PrescriberMonth } from './prescriber-months.ts';

/**
 * The unit of a level that a prescriber's month belongs to in a period. Everyone belongs to themselves; to the areas only
 * who has a list. Places are those of the period's last month: what a municipality was called before is carried forward. `null`:
 * belongs nowhere.
 */
export function unitIn(
  geography: Geography,
  level: Level,
  { prescriber, municipality, month, group }: PrescriberMonth,
  period: Period,
): UnitId | null {
  if (level === 'gp') return prescriber;
  if (municipality === null) return null;
  switch (level) {
    case 'nation':
      return NATION;
    case 'group':
      return group;
    case 'countyNow':
      return unitOrNull(countyNow(geography, municipality));
    case 'municipality': {
      const [code, ...others] = becomes(geography, municipality, month, period.end);
      return code !== undefined && others.length === 0 ? unitOfCode(code) : null;
    }
    case 'county': {
      const codes = becomes(geography, municipality, month, period.end);
      const [county, ...others] = new Set(codes.map((code) => countyOf(geography, code, period.end)));
      return county !== undefined && others.length === 0 ? unitOrNull(county) : null;
    }
  }
}

/** Whether the unit took over a part of a divided municipality inside the period, so that months of it are missing. */
export function isDivided(geography: Geography, level: Level, unit: UnitId, period: Period): boolean {
  if (level !== 'municipality') return false;
  return receivedPartOfSplit(geography, municipalityCode(unit), periodStart(period), period.end);
}

/** The municipality, or the parts, that a municipality has become. */
function becomes(geography: Geography, code: string, from: Month, to: Month): readonly string[] {
  const carried = carryForward(geography, code, from, to);
  if (carried.kind === 'code') return [carried.code];
  return carried.kind === 'split' ? carried.parts : [];
}

function unitOrNull(code: string | null): UnitId | null {
  return code === null ? null : unitOfCode(code);
}
