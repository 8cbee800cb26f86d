import { localeOf } from './format-number.ts';
import type { Language } from './localised.ts';

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(
  language: Language,
  kind: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = `${language}${kind}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(localeOf(language), options);
  formatters.set(key, made);
  return made;
}

/** A month given as `YYYY-MM`: `desember 2020`. */
export function formatMonthLong(month: string, language: Language): string {
  return monthIn(month, language, 'long');
}

/** A month given as `YYYY-MM`: `des. 2020`, as the language abbreviates. */
export function formatMonthShort(month: string, language: Language): string {
  return monthIn(month, language, 'short');
}

function monthIn(month: string, language: Language, length: 'long' | 'short'): string {
  const formatter = formatterOf(language, `month-${length}`, {
    month: length,
    year: 'numeric',
    timeZone: 'UTC',
  });
  return formatter.format(new Date(`${month}-01T00:00:00Z`));
}

/** The months from one to another, both `YYYY-MM`: `januar–desember 2020`, `juli 2019–juni 2020`. */
export function formatMonthSpan(from: string, to: string, language: Language): string {
  if (from === to) return formatMonthLong(from, language);
  const last = formatMonthLong(to, language);
  if (from.slice(0, 4) !== to.slice(0, 4)) return `${formatMonthLong(from, language)}–${last}`;
  const formatter = formatterOf(language, 'month-alone', { month: 'long', timeZone: 'UTC' });
  return `${formatter.format(new Date(`${from}-01T00:00:00Z`))}–${last}`;
}

/** The Norwegian calendar day of an instant: `1. februar 2021`. */
export function formatInstantDate(instant: string, language: Language): string {
  const formatter = formatterOf(language, 'date', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'Europe/Oslo',
  });
  return formatter.format(new Date(instant));
}

/** A calendar day given as `YYYY-MM-DD`: `4. februar 2020`. */
export function formatDay(day: string, language: Language): string {
  // Noon lies on the same day in Norway, whatever the season.
  return formatInstantDate(`${day}T12:00:00Z`, language);
}
