import { formatMonthLong, inEachLanguage, type Localised } from '../texts/index.ts';
import { compareFigures } from './difference.ts';
import type { AnyIndicatorInput, ReportInput, TrendPointInput } from './input.ts';
import type { TrendBlock } from './model.ts';
import { type NationalContext, nationalText } from './national-text.ts';
import { joinSentences, type ReportTexts } from './report-texts.ts';
import { definitionText, printValue, unitOf, type ValueStyle, valueStyleOf } from './value-style.ts';

/** Five years of rolling twelve months; `null` where none were measured. */
export function trendBlock(
  input: AnyIndicatorInput,
  annotations: ReportInput['annotations'],
  texts: ReportTexts,
  nationally: readonly NationalContext[] = [],
): TrendBlock | null {
  const { definition, trend } = input;
  const [first, newest] = [trend[0], trend.at(-1)];
  if (!first || !newest) return null;
  const yearOf = ({ end }: TrendPointInput) => Number(end.slice(0, 4));
  const years = { from: yearOf(first), to: yearOf(newest) };
  const context = nationally
    .filter(({ under }) => under === definition.id)
    .flatMap((each) => nationalText(each, years, texts) ?? []);
  const style = valueStyleOf(input);
  // A line is of the same places all the way: of those that it ends with.
  const last = trend.findLast(({ comparators }) => comparators.municipality != null);
  const restOf = last?.restOf;
  const isOnLine = (point: TrendPointInput) => (point.restOf === undefined) === (restOf === undefined);
  return {
    id: `${definition.id}-trend`,
    indicator: definition.id,
    title: texts.say('trend.title', { name: definitionText(definition, 'short') }),
    unit: unitOf(definition, texts),
    ...style,
    points: trend.map((point) => ({
      end: point.end,
      own: point.own.estimate,
      group: point.comparators.group ?? null,
      municipality: isOnLine(point) ? (point.comparators.municipality ?? null) : null,
      county: point.comparators.county ?? null,
      nation: point.comparators.nation ?? null,
    })),
    ...(texts.has('line.own') ? { ownLabel: texts.say('line.own') } : {}),
    ...(restOf === undefined ? {} : { municipalityLabel: texts.say('othersOfCounty.line') }),
    annotations,
    summary: joinSentences([
      trendSummary(input, style, texts),
      ...(restOf === undefined ? [] : [texts.say('othersOfCounty.ofLine', { county: restOf })]),
    ]),
    ...(context.length === 0 ? {} : { nationally: joinSentences(context) }),
  };
}

/** From the first twelve months that do not overlap the last to the last. */
function trendSummary(
  { trend, definition }: AnyIndicatorInput,
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
function monthsBetween(from: { readonly end: string }, to: { readonly end: string }): number {
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
