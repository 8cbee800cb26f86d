import { formatMonthLong, inEachLanguage, type Localised } from '../texts/index.ts';
import { compareFigures } from './difference.ts';
import type { IndicatorInput, ReportInput, TrendPointInput } from './input.ts';
import type { TrendBlock } from './model.ts';
import type { ReportTexts } from './report-texts.ts';
import { definitionText, printValue, unitOf, type ValueStyle, valueStyleOf } from './value-style.ts';

/** Five years of rolling twelve months; `null` where none were measured. */
export function trendBlock(
  input: IndicatorInput,
  annotations: ReportInput['annotations'],
  texts: ReportTexts,
): TrendBlock | null {
  const { definition, trend } = input;
  if (trend.length === 0) return null;
  const style = valueStyleOf(input);
  return {
    id: `${definition.id}-trend`,
    indicator: definition.id,
    title: texts.say('trend.title', { name: definitionText(definition, 'short') }),
    unit: unitOf(definition, texts),
    ...style,
    points: trend.map(({ end, own, comparators }) => ({
      end,
      own: own.estimate,
      group: comparators.group ?? null,
      municipality: comparators.municipality ?? null,
      county: comparators.county ?? null,
      nation: comparators.nation ?? null,
    })),
    annotations,
    summary: trendSummary(input, style, texts),
  };
}

/** From the first twelve months that do not overlap the last to the last. */
function trendSummary(
  { trend, definition }: IndicatorInput,
  style: ValueStyle,
  texts: ReportTexts,
): Localised {
  const shown = trend.filter(({ own }) => own.estimate.value !== null);
  const [first, last] = [shown[0], shown.at(-1)];
  if (!first || !last || monthsBetween(first, last) < 12) return texts.say('trend.short');
  const verdict = compareFigures(last.own, first.own, definition);
  return texts.say(verdict === 'higher' || verdict === 'lower' ? 'trend.differs' : 'trend.chance', {
    month: inEachLanguage((language) => formatMonthLong(first.end, language)),
    first: printValue(first.own.estimate.value ?? 0, style),
    last: printValue(last.own.estimate.value ?? 0, style),
  });
}

/** Whole months from the end of one period to the end of another. */
export function monthsBetween(from: { readonly end: string }, to: { readonly end: string }): number {
  const count = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
  return count(to.end) - count(from.end);
}

/** The point that ends so many months before the last one, where it has a value. */
export function pointBefore(trend: readonly TrendPointInput[], months: number): TrendPointInput | null {
  const last = trend.at(-1);
  if (!last) return null;
  const point = trend.find((each) => monthsBetween(each, last) === months);
  return point && point.own.estimate.value !== null ? point : null;
}
