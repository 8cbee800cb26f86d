import { countyNow, type Geography, unitOfCode } from '@smalspor/domain/organisation';
import { countyOfRound, type RollOut } from '@smalspor/domain/programmes';
import type { Month } from '@smalspor/domain/time';

/**
 * The counties of today in which the programme has begun anywhere by the end of a month, as numbers: of a county that was put
 * together from several, one is enough. The others are what a change can be set against.
 * @param planned months that an administrator has planned, which go before those of the content
 */
export function begunCounties(
  geography: Geography,
  rollOut: RollOut,
  planned: ReadonlyMap<string, Month>,
  end: Month,
): ReadonlySet<number> {
  const begun = new Set(
    rollOut.counties
      .filter(({ county, from }) => (planned.get(county) ?? from) <= end)
      .map(({ county }) => county),
  );
  const counties = new Set<number>();
  for (const { code } of geography.municipalities) {
    const [then, now] = [countyOfRound(geography, rollOut, code), countyNow(geography, code)];
    // Nobody can tell which county of the plan such ground followed: it is no control.
    if (now !== null && (then === null || begun.has(then))) counties.add(unitOfCode(now));
  }
  return counties;
}
