import type { Month } from '@smalspor/domain/time';

/** Something odd among an institution's months, as its people see it on their own page. */
export interface SeenOddity {
  /** As `oddityId` of the domain names it. */
  readonly id: string;
  /** What an answer must have been given of to hold; never shown to others. */
  readonly figures: string;
}

/** What has been delivered about one institution: how far it reaches, never how much it is. */
export interface InstitutionDelivery {
  readonly organisation: number;
  /** The last month with any line of sales; `null` for none. */
  readonly lastSales: Month | null;
  /** Whether it has wards whose bed days count: home care has none. */
  readonly hasBeds: boolean;
  /** The last month of which the bed days of every ward are told or delivered. */
  readonly lastBedDays: Month | null;
  /** The last month in which beds × days × occupancy stands in for some ward. */
  readonly lastFromBeds: Month | null;
  readonly oddities: readonly SeenOddity[];
}
