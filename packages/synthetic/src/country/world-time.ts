/**
 * The generator's own clock. Its country begins a year before the first year that can be asked for, so that
 * prescriptions from the year before can be dispensed in the first file.
 */
export const FIRST_WORLD_YEAR = 2011;
export const FIRST_YEAR = 2012;
export const LAST_YEAR = 2025;
export const WORLD_MONTHS = (LAST_YEAR + 1 - FIRST_WORLD_YEAR) * 12;

/** Months since January of the first world year. */
export function worldMonth(year: number, month: number): number {
  return (year - FIRST_WORLD_YEAR) * 12 + month - 1;
}

export function yearOfWorldMonth(month: number): number {
  return FIRST_WORLD_YEAR + Math.floor(month / 12);
}

/** `YYYY-MM` of a world month. */
export function worldMonthText(month: number): string {
  return `${yearOfWorldMonth(month)}-${String((month % 12) + 1).padStart(2, '0')}`;
}

const DAY = 86_400_000;
const START = Date.UTC(FIRST_WORLD_YEAR, 0, 1);

/** Days since 1 January of the first world year. */
export function worldDay(year: number, month: number, day: number): number {
  return Math.round((Date.UTC(year, month - 1, day) - START) / DAY);
}

export const WORLD_DAYS = worldDay(LAST_YEAR + 2, 1, 1);

/** `YYYY-MM-DD` of a world day. */
export function worldDayText(day: number): string {
  return new Date(START + day * DAY).toISOString().slice(0, 10);
}

/** World month by world day. */
export const MONTH_OF_DAY: Int16Array = Int16Array.from({ length: WORLD_DAYS }, (_, day) => {
  const date = new Date(START + day * DAY);
  return worldMonth(date.getUTCFullYear(), date.getUTCMonth() + 1);
});

/** Saturdays and Sundays. */
export function isWeekend(day: number): boolean {
  const weekday = new Date(START + day * DAY).getUTCDay();
  return weekday === 0 || weekday === 6;
}
