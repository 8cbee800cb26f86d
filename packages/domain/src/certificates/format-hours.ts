import { formatInstantDate, formatNumber, LANGUAGES, type Language, type Localised } from '../texts/index.ts';

/** Hours as a language writes them, with as many decimals as they need: `15`, `2,5`, `0,25`. */
export function hoursIn(hours: number, language: Language): string {
  const decimals = [0, 1, 2].find((count) => Number(hours.toFixed(count)) === hours) ?? 2;
  return formatNumber(hours, decimals, language);
}

export function formatHours(hours: number): Localised {
  return inEach((language) => hoursIn(hours, language));
}

/** The Norwegian day of an instant, in every language. */
export function formatDay(instant: string): Localised {
  return inEach((language) => formatInstantDate(instant, language));
}

function inEach(write: (language: Language) => string): Localised {
  return Object.fromEntries(LANGUAGES.map((language) => [language, write(language)])) as unknown as Localised;
}
