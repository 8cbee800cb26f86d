import { countyNow, type Geography, unitOfCode } from '@smalspor/domain/organisation';
import { countyOfRound, type RollOut } from '@smalspor/domain/programmes';
import type { Month } from '@smalspor/domain/time';

/** Ground that lies in one county of today, and in one of a plan; `null` where nobody can tell which. */
export interface PlanGround {
  readonly then: string | null;
  readonly now: string;
}

/** To follow every municipality through the reforms takes tens of milliseconds, and the content does not change while it is loaded. */
const known = new WeakMap<Geography, Map<string, readonly PlanGround[]>>();

/** Every pair of a county of the plan and a county of today that have ground in common. */
export function groundOfPlan(geography: Geography, rollOut: RollOut): readonly PlanGround[] {
  const plans = known.get(geography) ?? new Map<string, readonly PlanGround[]>();
  known.set(geography, plans);
  const key = [rollOut.geography, ...rollOut.counties.map(({ county }) => county)].join(' ');
  const ground = plans.get(key) ?? findGround(geography, rollOut);
  plans.set(key, ground);
  return ground;
}

function findGround(geography: Geography, rollOut: RollOut): readonly PlanGround[] {
  const pairs = new Map<string, PlanGround>();
  for (const { code } of geography.municipalities) {
    const [then, now] = [countyOfRound(geography, rollOut, code), countyNow(geography, code)];
    if (now !== null) pairs.set(`${then} ${now}`, { then, now });
  }
  return [...pairs.values()];
}

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
  for (const { then, now } of groundOfPlan(geography, rollOut)) {
    // Nobody can tell which county of the plan such ground followed: it is no control.
    if (then === null || begun.has(then)) counties.add(unitOfCode(now));
  }
  return counties;
}
