import type { OutputOf } from '@smalspor/contract/operations';
import type { Estimate } from '@smalspor/domain/indicators';
import {
  type ComparisonBlock,
  styleOfValues,
  type TrendBlock,
  type ValueStyle,
} from '@smalspor/domain/reports';
import { formatMonthShort, formatMonthSpan, inEachLanguage, type Language } from '@smalspor/domain/texts';
import type { MessageValues } from '../texts/write-message.ts';

export type OpenIndicator = OutputOf<'listOpenIndicators'>['indicators'][number];
export type OpenArea = OutputOf<'listOpenAreas'>['areas'][number];
export type OpenValue = OutputOf<'listOpenValues'>['values'][number];

/** Writes in the language of the page; pictures stand in that language alone. */
export interface BlockTexts {
  readonly t: (key: string, values?: MessageValues) => string;
  readonly language: Language;
}

const same = (text: string) => inEachLanguage(() => text);

/** What a figure’s period is called: a year by its number, anything else by its months. */
export function periodName({ kind, from, to }: OpenValue['period'], language: Language): string {
  if (kind === 'year') return to.slice(0, 4);
  return kind === 'month' ? formatMonthShort(to, language) : formatMonthSpan(from, to, language);
}

/** Printed alike in every picture and table of the page. */
export function styleOf({ scale }: OpenIndicator, values: readonly OpenValue[]): ValueStyle {
  return styleOfValues(
    scale,
    values.map(({ value }) => value),
  );
}

export function estimateOfValue({ value, low, high, numerator, denominator, reason }: OpenValue): Estimate {
  if (value === null) return { value, reason: reason ?? 'no-data' };
  const noInterval = low === null || high === null ? 'no-valid-interval' : null;
  return { value, low, high, noInterval, numerator: numerator ?? 0, denominator: denominator ?? 0 };
}

/** One area over time with its interval, over the country in grey. */
export function seriesBlock(
  indicator: OpenIndicator,
  area: { readonly id: string; readonly name: string },
  series: { readonly own: readonly OpenValue[]; readonly nation: readonly OpenValue[] },
  print: (value: number) => string,
  { t, language }: BlockTexts,
): TrendBlock {
  const { own, nation } = series;
  const nationAt = new Map(nation.map(({ period, value }) => [period.to, value]));
  const known = own.filter(({ value }) => value !== null);
  const [first, last] = [known[0], known.at(-1)];
  const hidden = own.length - known.length;
  const sentences = [
    first?.value != null && last?.value != null
      ? t('openResults.page.overTimeSummary', {
          from: periodName(first.period, language),
          first: print(first.value),
          to: periodName(last.period, language),
          last: print(last.value),
        })
      : t('openResults.page.overTimeNothing'),
    hidden > 0 && known.length > 0 ? t('openResults.page.hiddenPeriods', { count: hidden }) : '',
  ];
  return {
    id: 'open-series',
    indicator: indicator.id,
    title: same(t('openResults.page.overTime', { area: area.name })),
    unit: indicator.unit,
    ...styleOf(indicator, [...own, ...nation]),
    points: own.map((value) => ({
      end: value.period.to,
      own: estimateOfValue(value),
      ...{ group: null, municipality: null, county: null },
      nation: area.id === 'nation' ? null : (nationAt.get(value.period.to) ?? null),
    })),
    ownLabel: same(area.name),
    annotations: [],
    summary: same(sentences.filter(Boolean).join(' ')),
  };
}

/** The counties of one period beside each other and the country, in their usual order: no rank. */
export function countiesBlock(
  indicator: OpenIndicator,
  values: readonly OpenValue[],
  areas: ReadonlyMap<string, OpenArea>,
  { t, language }: BlockTexts,
): ComparisonBlock {
  const [one] = values;
  return {
    id: 'open-counties',
    indicator: indicator.id,
    title: same(t('openResults.page.counties', { period: one ? periodName(one.period, language) : '' })),
    unit: indicator.unit,
    ...styleOf(indicator, values),
    rows: values.map((value) => ({
      level: value.area === 'nation' ? 'nation' : 'county',
      label: same(areas.get(value.area)?.name[language] ?? value.area),
      estimate: estimateOfValue(value),
      note: value.reason === null ? null : same(t(`openResults.reason.${value.reason}`)),
      previous: null,
    })),
    quartiles: null,
    summary: same(t('openResults.page.countiesSummary')),
    origin: {
      indicator: indicator.id,
      version: indicator.version,
      ...{ definition: indicator.name, why: indicator.name, caveats: indicator.name, codeSets: [] },
    },
  };
}
