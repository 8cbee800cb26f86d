import { formatInstantDate, type Language } from '@smalspor/domain/texts';

/** A calendar day, `YYYY-MM-DD`: `4. februar 2020`. */
export function formatDay(day: string, language: Language): string {
  return formatInstantDate(`${day}T12:00:00Z`, language);
}
