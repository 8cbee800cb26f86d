import type { PlainDate } from '@smalspor/domain/time';

const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo' });

/** The calendar day in Norway at an instant: roles, deadlines and names of releases follow it. */
export function osloDay(instant: string): PlainDate {
  return DAY.format(new Date(instant)) as PlainDate;
}
