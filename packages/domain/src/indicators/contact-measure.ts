/** Tells which contacts with a doctor led to an antibiotic. */
export interface Treated {
  /** Code set of ATC codes. */
  readonly medicines: string;
  /** The prescription is collected on the day of the contact or at most so many days later. */
  readonly withinDays: number;
  /** `contact`: written that day by the contact's own doctor. `anyone`: whoever wrote it, and when. */
  readonly by: 'anyone' | 'contact';
}

/**
 * A count over contacts with doctors. Omitted parts do not restrict.
 * - `contacts` all contacts, from the register's own numbers by doctor, month and tariff: nobody's age or diagnosis is known
 * - `consultations` contacts that were delivered one by one
 * - `episodes` of these the first one of a patient with such a diagnosis, after `EPISODE_DAYS` days without
 *
 * An age is that in the year of the contact. A contact belongs to its doctor and month.
 */
export interface ContactMeasure {
  readonly count: 'contacts' | 'consultations' | 'episodes';
  /** Tariffs of the contact itself. */
  readonly tariffs?: readonly string[];
  /** Code set of diagnosis codes, one of which the contact must carry. */
  readonly diagnoses?: string;
  readonly treated?: Treated;
  readonly ages?: readonly [from: number, to: number];
  readonly sex?: 'female' | 'male';
}

/** How many days both sides of an indicator wait for prescriptions to be collected: contacts younger than that count in neither. */
export function followedDays(...sides: readonly object[]): number {
  return Math.max(
    0,
    ...sides.map((side) => ('treated' in side ? ((side as ContactMeasure).treated?.withinDays ?? 0) : 0)),
  );
}

/** A contact with the same kind of diagnosis so many days after the one before, or fewer, belongs to the same illness. */
export const EPISODE_DAYS = 28;

/** No definition may wait longer for a prescription to be collected: contacts younger than that are not counted yet. */
export const MOST_DAYS_TO_COLLECT = 30;

export function isOfContacts(measure: { readonly count: string }): measure is ContactMeasure {
  return measure.count === 'contacts' || measure.count === 'consultations' || measure.count === 'episodes';
}
