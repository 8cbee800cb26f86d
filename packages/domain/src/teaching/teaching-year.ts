import { ASKED_MINUTES, type TeachingEntry } from './teaching-entry.ts';

/** What was taught in one calendar year. */
export interface TeachingYear {
  readonly year: number;
  readonly occasions: number;
  readonly minutes: number;
  /** Minutes that are left of what RASK asks for; 0 when it is reached. */
  readonly minutesLeft: number;
}

/** The calendar year that an occasion counts in. */
export function yearOfTeaching({ day }: Pick<TeachingEntry, 'day'>): number {
  return Number(day.slice(0, 4));
}

/** Each year in which something was taught, and this one, newest first. Withdrawn occasions are the caller's to leave out. */
export function teachingYears(
  entries: readonly Pick<TeachingEntry, 'day' | 'minutes'>[],
  thisYear: number,
): readonly TeachingYear[] {
  const years = [...new Set([thisYear, ...entries.map(yearOfTeaching)])].sort((a, b) => b - a);
  return years.map((year) => {
    const own = entries.filter((entry) => yearOfTeaching(entry) === year);
    const minutes = own.reduce((sum, entry) => sum + entry.minutes, 0);
    return { year, occasions: own.length, minutes, minutesLeft: Math.max(0, ASKED_MINUTES - minutes) };
  });
}
