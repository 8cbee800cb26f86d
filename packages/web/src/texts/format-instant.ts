import { type Language, localeOf } from '@smalspor/domain/texts';

/** An instant as the Norwegian clock shows it, `1. feb. 2021 kl. 09:00`. */
export function formatInstant(instant: string, language: Language): string {
  return new Intl.DateTimeFormat(localeOf(language), {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Europe/Oslo',
  }).format(new Date(instant));
}
