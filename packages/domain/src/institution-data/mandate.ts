import type { Month } from '../time/index.ts';

/** An institution lets a sender deliver what it bought, or its bed days, for these months, both included. */
export interface Mandate {
  readonly organisation: number;
  readonly from: Month;
  /** `null`: until the mandate is ended. */
  readonly to: Month | null;
}

/** Register files in which each line is about one institution, whose mandate the sender needs. */
export const MANDATED_FORMATS = ['institution-sales', 'bed-days'] as const;

/** Whether two mandates for the same sender say something of the same month: the later one would be no news. */
export function mandatesMeet(a: Pick<Mandate, 'from' | 'to'>, b: Pick<Mandate, 'from' | 'to'>): boolean {
  return a.from <= (b.to ?? Number.POSITIVE_INFINITY) && b.from <= (a.to ?? Number.POSITIVE_INFINITY);
}
