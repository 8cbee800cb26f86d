import { decimalsOfTarget } from '@smalspor/domain/goals';
import type { ValueStyle } from '@smalspor/domain/reports';
import { formatNumber, formatPercent, formatRange, type Language, localeOf } from '@smalspor/domain/texts';

/** A value as the report writes it. */
export function writeValue(value: number, { scale, decimals }: ValueStyle, language: Language): string {
  return scale === 'percent'
    ? formatPercent(value, decimals, language)
    : formatNumber(value, decimals, language);
}

/** From one value to another, the unit once. */
export function writeRange(low: number, high: number, style: ValueStyle, language: Language): string {
  // A range is one thing: it does not break at its dash.
  const range = formatRange(low, high, style.decimals, language).replace('–', '\u2060–\u2060');
  return style.scale === 'percent' ? `${range}${language === 'en' ? '' : '\u00a0'}%` : range;
}

/** A target as it was written: 100.5 stays 100.5, also where values are told in whole numbers. */
export function writeGoal(target: number, style: ValueStyle, language: Language): string {
  return writeValue(target, { ...style, decimals: decimalsOfTarget(target, style.decimals) }, language);
}

/** A calendar day, `YYYY-MM-DD`, as `30. juni 2021`. */
export function writeDay(day: string, language: Language): string {
  return new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

/** A number as a person writes it, with comma or point and with or without a per cent sign; `null` for anything else. */
export function readTarget(text: string): number | null {
  const plain = text
    .replaceAll(/[\s\u00a0%]/g, '')
    .replace(',', '.')
    .replace('\u2212', '-');
  return /^-?\d{1,6}(?:\.\d{1,3})?$/.test(plain) ? Number(plain) : null;
}

/** A number as a person would write it into a field. */
export function writeTarget(target: number, language: Language): string {
  const text = String(Number(target.toFixed(3)));
  return language === 'en' ? text : text.replace('.', ',');
}
