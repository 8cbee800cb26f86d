import type { Language } from './localised.ts';

const LOCALES: Readonly<Record<Language, string>> = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' };

const NO_BREAK_SPACE = '\u00a0';
const MINUS = '\u2212';

/** A program built with few languages may lack nynorsk; its numbers and dates are written as in bokmål. */
export function localeOf(language: Language): string {
  const locale = LOCALES[language];
  return language === 'nn' && Intl.NumberFormat.supportedLocalesOf([locale]).length === 0
    ? LOCALES.nb
    : locale;
}

const formatters = new Map<string, Intl.NumberFormat>();

function formatterOf(language: Language, decimals: number): Intl.NumberFormat {
  const key = `${language}${decimals}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(localeOf(language), {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  formatters.set(key, made);
  return made;
}

/**
 * A number as the language writes it: decimal comma and a no-break space between thousands in Norwegian, a real minus
 * sign in all three languages, and never «−0».
 */
export function formatNumber(value: number, decimals: number, language: Language): string {
  const text = formatterOf(language, decimals)
    .format(value)
    .replace(/^[-\u2212]/, MINUS);
  return /[1-9]/.test(text) ? text : text.replace(MINUS, '');
}

/** Per cent: `41 %` with a no-break space in Norwegian, `41%` in English. `value` is 0–100, not 0–1. */
export function formatPercent(value: number, decimals: number, language: Language): string {
  return `${formatNumber(value, decimals, language)}${language === 'en' ? '' : NO_BREAK_SPACE}%`;
}

/** A signed change in per cent: `+4 %`, `−11 %`; no sign on what rounds to zero. */
export function formatChange(value: number, language: Language, decimals = 0): string {
  const text = formatPercent(value, decimals, language);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/**
 * From one number to another: an en dash, or a word where a number is negative and a dash would be misread; one number where
 * both are printed alike.
 */
export function formatRange(low: number, high: number, decimals: number, language: Language): string {
  const [from, to] = [formatNumber(low, decimals, language), formatNumber(high, decimals, language)];
  if (from === to) return from;
  if (low >= 0) return `${from}–${to}`;
  return `${from} ${language === 'en' ? 'to' : 'til'} ${to}`;
}
