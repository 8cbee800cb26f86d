import type { ContactMeasure } from '@smalspor/domain/indicators';

/** One distinct number of contacts for each prescriber and month. It is one bit of a contact's mask. */
export interface PlannedContacts {
  /** Its column in `contact_month`. */
  readonly name: string;
  readonly bit: number;
  readonly measure: ContactMeasure;
  /**
   * Only contacts that so many days have been measured after: both sides of a share wait as long as the side that asks for a
   * prescription.
   */
  readonly followedDays: number;
}

/** Bits of a mask of 64 that stay positive. */
export const MOST_CONTACT_MEASURES = 62;

/** Text by which two measures are told apart. */
export function identityOfContacts(
  { count, tariffs, diagnoses, treated, ages, sex }: ContactMeasure,
  days: number,
): string {
  const { medicines, withinDays, by } = treated ?? {};
  return JSON.stringify([count, tariffs, diagnoses, medicines, withinDays, by, ages, sex, days]);
}
