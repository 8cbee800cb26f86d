import type { OutputOf } from '@smalspor/contract/operations';
import { formatMonthLong, type Language } from '@smalspor/domain/texts';
import type { MessageValues } from '../texts/write-message.ts';

export type SignalView = OutputOf<'listSignals'>['signals'][number];

/** What stands out, and since when. */
export function signalSentence(
  { level, pattern, side, from }: Pick<SignalView, 'level' | 'pattern' | 'side' | 'from'>,
  t: (key: string, values?: MessageValues) => string,
  language: Language,
): string {
  const what = level === 'group' ? 'group' : pattern;
  return t(`signal.pattern.${what}.${side}`, { from: formatMonthLong(from, language) });
}

/** Whose figures a signal is of. */
export function signalUnit(
  { unitName, ward }: Pick<SignalView, 'unitName' | 'ward'>,
  t: (key: string) => string,
): string {
  if (unitName === null) return t('signal.own');
  return ward === null ? unitName : `${unitName}, ${t(`signal.ward.${ward}`)}`;
}

/** What the picture of a signal is drawn in: its text's name. */
export function signalScale(
  { level }: Pick<SignalView, 'level'>,
  step: 'month' | 'quarter' | 'year',
): string {
  return level === 'institution' ? `signal.unit.home.${step}` : `signal.unit.${step}`;
}
