import type { BlockScale } from '@smalspor/domain/reports';
import { formatNumber, formatPercent, formatRange, type Language } from '@smalspor/domain/texts';

/** How the values of one block are printed, everywhere. */
export interface ValueStyle {
  readonly scale: BlockScale;
  readonly decimals: number;
}

export function valueText(value: number, style: ValueStyle, language: Language): string {
  return style.scale === 'percent'
    ? formatPercent(value, style.decimals, language)
    : formatNumber(value, style.decimals, language);
}

/** The interval without its unit, `251–286`; empty where there is none. */
export function intervalText(
  low: number | null,
  high: number | null,
  style: ValueStyle,
  language: Language,
): string {
  return low === null || high === null ? '' : formatRange(low, high, style.decimals, language);
}
