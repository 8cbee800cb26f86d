import type { PlainDate } from '../time/index.ts';

/** How often somebody wants the digest at most. */
export const DIGEST_CHOICES = ['off', 'month', 'quarter'] as const;
export type DigestChoice = (typeof DIGEST_CHOICES)[number];
export type DigestEvery = Exclude<DigestChoice, 'off'>;

/** The month or quarter of the calendar that a day lies in: one digest is written in each. `2026-11`, `2026-Q4`. */
export function digestPeriod(every: DigestEvery, day: PlainDate): string {
  const [year = '', month = ''] = day.split('-');
  return every === 'month' ? `${year}-${month}` : `${year}-Q${Math.ceil(Number(month) / 3)}`;
}

/**
 * Whether a digest may be written on a day: none has been written in the same month or quarter, nor, when somebody goes from one
 * to the other, in the month or quarter that the last one lies in.
 * @param lastOn the day of the last one; `null` before the first
 */
export function isDigestDue(every: DigestEvery, lastOn: PlainDate | null, day: PlainDate): boolean {
  return lastOn === null || digestPeriod(every, lastOn) !== digestPeriod(every, day);
}
