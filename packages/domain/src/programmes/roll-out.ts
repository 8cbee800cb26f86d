import { addMonths, type Month, monthOfDate, type PlainDate } from '../time/index.ts';

/** From when a county is offered the programme. */
export interface RollOutCounty {
  /** Two digits, as the code was in the month of the geography. */
  readonly county: string;
  readonly from: Month;
  readonly source: string;
  /** `true` where the month is made up for the synthetic country. */
  readonly invented: boolean;
}

/** A plan county by county. Counties merge and split, so the plan says whose borders it means. */
export interface RollOut {
  /** The month whose counties are meant. */
  readonly geography: Month;
  readonly counties: readonly RollOutCounty[];
}

/** How far ahead a county is planned, in years: what is further away is a slip of the keyboard. */
export const PLAN_YEARS_AHEAD = 5;

/** The last month that a county can be planned for on a day. */
export function latestPlan(today: PlainDate): Month {
  return addMonths(monthOfDate(today), 12 * PLAN_YEARS_AHEAD);
}
