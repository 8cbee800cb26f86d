import { carryForward, type Geography } from '@smalspor/domain/organisation';
import type { Month } from '@smalspor/domain/time';

/**
 * The code that a municipality of any year has in a month: registers keep the code of the day they wrote, and whoever answers
 * for a municipality answers for what went into it. A divided municipality, and one that is not known, keep their code.
 */
export function municipalityIn(geography: Geography, code: string, month: Month): string {
  const from = geography.municipalityByCode.get(code)?.from;
  if (from === undefined || from > month) return code;
  const carried = carryForward(geography, code, from, month);
  return carried.kind === 'code' ? carried.code : code;
}
