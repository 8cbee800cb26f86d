import { valueText } from '@smalspor/charts/drawing';
import type { OutputOf } from '@smalspor/contract/operations';
import type { ExplorePeriod } from '@smalspor/domain/explore';
import {
  formatMonthShort,
  formatRange,
  inEachLanguage,
  type Language,
  type Localised,
} from '@smalspor/domain/texts';
import type { MessageValues } from '../texts/write-message.ts';

export type ExploreView = OutputOf<'readExploreView'>;
export type CountyMap = NonNullable<OutputOf<'readExploreMap'>['map']>;
export type Point = ExploreView['series'][number]['points'][number];
export type UnitOfView = ExploreView['series'][number]['unit'];

/** Writes in the language of the page; pictures stand in that language alone. */
export interface Pen {
  readonly t: (key: string, values?: MessageValues) => string;
  readonly l: (text: Localised) => string;
  readonly language: Language;
}

/** A text of the page where a picture asks for all languages. */
export function same(text: string): Localised {
  return inEachLanguage(() => text);
}

/** The period that ends in a month: `des. 2020`, `4. kvartal 2020`, `2020`. */
export function periodText(period: ExplorePeriod, end: string, { t, language }: Pen): string {
  const [year = '', month = ''] = end.split('-');
  switch (period) {
    case 'month':
      return formatMonthShort(end, language);
    case 'quarter':
      return t('explorePage.quarterOf', { part: Number(month) / 3, year });
    case 'half':
      return t('explorePage.halfOf', { part: Number(month) / 6, year });
    case 'year':
      return year;
    case 'rolling12':
      return t('explorePage.twelveTo', { month: formatMonthShort(end, language) });
  }
}

/** The same where it begins a sentence. */
export function periodFirst(period: ExplorePeriod, end: string, pen: Pen): string {
  const text = periodText(period, end, pen);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function reasonText(reason: Point['reason'], { t }: Pen): string {
  return t(`common.noValue.${reason ?? 'no-data'}`);
}

/** A figure with its interval, or why there is none. */
export function figureText(
  point: Pick<Point, 'value' | 'low' | 'high' | 'reason'>,
  style: Pick<ExploreView['indicator'], 'scale' | 'decimals'>,
  pen: Pen,
): string {
  const { value, low, high, reason } = point;
  if (value === null) return reasonText(reason, pen);
  const printed = valueText(value, style, pen.language);
  return low === null || high === null
    ? printed
    : `${printed} (${formatRange(low, high, style.decimals, pen.language)})`;
}

/** The index of the period that is looked at; the last one where the series does not reach it. */
export function indexOfEnd({ ends, state }: Pick<ExploreView, 'ends' | 'state'>): number {
  const index = ends.indexOf(state.end);
  return index < 0 ? ends.length - 1 : index;
}
