import { formatChange, formatNumber, type Language } from '@smalspor/domain/texts';
import type { MessageValues } from '../texts/write-message.ts';
import type { GoalView } from './goal-block.ts';

type Write = (key: string, values?: MessageValues) => string;

/** How a goal stands in one or two sentences; its definition alone where no figure measures it. */
export function goalSentence({ target, judged, latest }: GoalView, t: Write, language: Language): string {
  if (target.kind === 'described') return '';
  const { since, by } = target;
  const isChange = target.kind === 'change';
  const wanted = isChange ? formatChange(target.percent, language) : formatNumber(target.value, 0, language);
  const told = (year: NonNullable<GoalView['judged']>) =>
    isChange ? formatChange(year.changePercent ?? 0, language) : formatNumber(year.value ?? 0, 0, language);
  if (judged === null)
    return t(`nationalGoals.${isChange ? 'waitingChange' : 'waitingValue'}`, { target: wanted, since, by });
  const first = isChange
    ? t('nationalGoals.judgedChange', { since, year: judged.year, change: told(judged), target: wanted, by })
    : t('nationalGoals.judgedValue', { year: judged.year, value: told(judged), target: wanted, by });
  if (latest === null || latest.meets === judged.meets) return first;
  return `${first} ${t('nationalGoals.nowOtherwise', { year: latest.year, now: told(latest) })}`;
}
