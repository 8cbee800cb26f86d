import type { Month } from '../time/index.ts';

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
