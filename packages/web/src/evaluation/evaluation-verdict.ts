import type { OutputOf } from '@smalspor/contract/operations';
import { formatChange, formatRange, type Language } from '@smalspor/domain/texts';
import type { MessageValues } from '../texts/write-message.ts';

type Evaluation = NonNullable<OutputOf<'readProgrammeEvaluation'>['evaluation']>;
export type MeasureView = Evaluation['measures'][number];
export type ChangeView = NonNullable<MeasureView['described']>['participants'];

export type Verdict = 'nothing' | 'uncontrolled' | 'untold' | 'unclear' | 'worked' | 'otherWay' | 'changed';

/** Whether the interval reaches both sides of zero, or touches it; `false` where there is no interval. */
export function holdsZero({ low, high }: ChangeView): boolean {
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
export function rangeText({ low, high }: ChangeView, language: Language): string | null {
  if (low === null || high === null) return null;
  return `${formatRange(low, high, 1, language)}${language === 'en' ? '' : '\u00a0'}%`;
}

type Write = (key: string, values?: MessageValues) => string;

/** The answer to whether the programme worked, in one or two sentences. */
export function verdictSentence(measure: MeasureView, t: Write, language: Language): string {
  const { described, controlled } = measure;
  const range = (change: ChangeView) => rangeText(change, language) ?? t('evaluation.noRange');
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
