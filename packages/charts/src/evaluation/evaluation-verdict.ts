import type { Change, EvaluationView, MeasureView } from '@smalspor/domain/evaluation';
import { formatChange, formatNumber, formatRange, type Language } from '@smalspor/domain/texts';

/** A text of `content/messages/evaluation.yaml` in one language, its values filled in. */
export type WriteText = (key: string, values?: Readonly<Record<string, string | number>>) => string;

export type Verdict = 'nothing' | 'uncontrolled' | 'untold' | 'unclear' | 'worked' | 'otherWay' | 'changed';

/** Whether the interval reaches both sides of zero, or touches it; `false` where there is no interval. */
export function holdsZero({ low, high }: Change): boolean {
  return low !== null && high !== null && low <= 0 && high >= 0;
}

/** What may be said of one measure. Only an estimate against others, with an interval clear of zero, answers yes or no. */
export function verdictOf({
  described,
  controlled,
  direction,
}: Pick<MeasureView, 'described' | 'controlled' | 'direction'>): Verdict {
  if (described === null) return 'nothing';
  if (controlled === null) return 'uncontrolled';
  const { firstYear } = controlled;
  if (firstYear.low === null || firstYear.high === null) return 'untold';
  if (holdsZero(firstYear)) return 'unclear';
  if (direction === 'none') return 'changed';
  return firstYear.changePercent < 0 === (direction === 'lower') ? 'worked' : 'otherWay';
}

/** The interval with its unit, `−9,0 til 2,2 %`; `null` where there is none. */
export function rangeText({ low, high }: Change, language: Language): string | null {
  if (low === null || high === null) return null;
  return `${formatRange(low, high, 1, language)}${language === 'en' ? '' : '\u00a0'}%`;
}

/** The answer to whether the programme worked, in one or two sentences. */
export function verdictSentence(measure: MeasureView, t: WriteText, language: Language): string {
  const { described, controlled } = measure;
  const range = (change: Change) => rangeText(change, language) ?? t('evaluation.noRange');
  return t(`evaluation.verdict.${verdictOf(measure)}`, {
    ...(described && {
      change: formatChange(described.participants.changePercent, language, 1),
      range: range(described.participants),
    }),
    ...(controlled && {
      effect: formatChange(controlled.firstYear.changePercent, language, 1),
      effectRange: range(controlled.firstYear),
    }),
  });
}

/** Whether participants and controls followed each other before anything had begun; `null` where the series does not reach so far back. */
export function preTrendSentence(
  { controlled }: Pick<MeasureView, 'controlled'>,
  t: WriteText,
  language: Language,
): string | null {
  const preTrend = controlled?.preTrend ?? null;
  if (controlled === null || preTrend === null) return null;
  const range = rangeText(preTrend, language);
  const words = range === null ? 'untold' : holdsZero(preTrend) ? 'together' : 'apart';
  const followed = t(`evaluation.preTrend.${words}`, {
    change: formatChange(preTrend.changePercent, language, 1),
    range: range ?? t('evaluation.noRange'),
  });
  const { firstYear } = controlled;
  if (rangeText(firstYear, language) === null || holdsZero(firstYear)) return followed;
  const drift = formatChange(explainingDrift(firstYear.changePercent), language, 1);
  return `${followed} ${t('evaluation.preTrend.drift', { drift })}`;
}

/** From the middle of the base to the middle of the first year. */
const YEARS_COMPARED = 2;

/**
 * How much a year, in per cent, those who took part would have had to change beyond the others to explain the whole estimate without a programme: what a test of
 * the time before, which sees little, leaves open (J. Roth, Am Econ Rev Insights 2022; 4: 305–322).
 */
export function explainingDrift(changePercent: number): number {
  return 100 * ((1 + changePercent / 100) ** (1 / YEARS_COMPARED) - 1);
}

/** Where it is known from who took part, where rounds of this house are among it; `null` where delivered lists say all. */
export function sourcesSentence(
  { sources }: Pick<EvaluationView, 'sources'>,
  t: WriteText,
  language: Language,
): string | null {
  if (sources === null || sources.own === 0) return null;
  const { delivered, own, both, contradicting } = sources;
  const count = (of: number) => formatNumber(of, 0, language);
  return t('evaluation.sources', {
    delivered: count(delivered),
    own: count(own),
    both: count(both),
    contradicting: count(contradicting),
  });
}
