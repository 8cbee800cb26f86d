import { type Language, localeOf } from '@smalspor/domain/texts';

/** A day given as `YYYY-MM-DD`: `20. apr. 2021`. */
export function formatDay(day: string, language: Language): string {
  return new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}
