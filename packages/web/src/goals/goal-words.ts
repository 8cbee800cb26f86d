import type { OutputOf } from '@smalspor/contract/operations';
import type { GoalState } from '@smalspor/domain/goals';
import { formatMonthSpan, type Language } from '@smalspor/domain/texts';
import type { MessageValues } from '../texts/write-message.ts';
import { writeDay, writeGoal, writeRange, writeValue } from './write-value.ts';

export type GoalView = OutputOf<'listGoals'>['goals'][number];

/** What the sentences are written with. */
export interface Pen {
  readonly t: (key: string, values?: MessageValues) => string;
  readonly l: (text: GoalView['unit']) => string;
  readonly language: Language;
}

/** A value with its unit where a sign does not say it. */
export function valueWithUnit(
  value: number,
  goal: Pick<GoalView, 'scale' | 'decimals' | 'unit'>,
  pen: Pen,
): string {
  const text = writeValue(value, goal, pen.language);
  return goal.scale === 'percent' ? text : `${text} ${pen.l(goal.unit)}`;
}

/** The state's own sentence. */
function stateSentence(state: GoalState, { t }: Pen): string {
  if (state.kind === 'reached') return t(state.isSure ? 'goal.state.reached' : 'goal.state.reachedPerhaps');
  if (state.kind === 'not-yet') return t(state.isWorse ? 'goal.state.not-yet-worse' : 'goal.state.not-yet');
  if (state.kind === 'on-the-way') return t('goal.state.on-the-way');
  if (state.reason !== 'no-figure') return t(`goal.cannotTell.${state.reason}`);
  return t('goal.cannotTell.no-figure', { why: t(`common.noValue.${state.noValue}`) });
}

/** A word or two for how a goal stands. */
export function goalTag({ state, progress }: GoalView, { t }: Pen): string {
  if (state !== 'active') return t(`goal.page.tag.${state}`);
  const kind = progress?.state.kind ?? 'cannot-tell';
  const isPerhaps = progress?.state.kind === 'reached' && !progress.state.isSure;
  return t(isPerhaps ? 'goal.page.tag.reachedPerhaps' : `goal.page.tag.${kind}`);
}

/** Where the doctor is now, with what chance may do to it; empty without a figure. */
function nowSentence(goal: GoalView, pen: Pen): string {
  const { now } = goal;
  if (!now) return '';
  const own = valueWithUnit(now.value, goal, pen);
  const period = formatMonthSpan(now.period.from, now.period.to, pen.language);
  if (now.low === null || now.high === null) return pen.t('goal.page.now', { own, period });
  return pen.t('goal.page.nowBetween', {
    own,
    period,
    range: writeRange(now.low, now.high, goal, pen.language),
  });
}

/** Value now, where it began, what is to be reached and whether it has been, in plain sentences. */
export function goalSentences(goal: GoalView, pen: Pen): readonly string[] {
  const { t, language } = pen;
  const { progress, state, baseline, target, by } = goal;
  const fromTo = t('goal.page.fromTo', {
    baseline: writeValue(baseline.value, goal, language),
    target: writeGoal(target, goal, language),
    by: writeDay(by, language),
  });
  if (!progress) return [fromTo, t('goal.page.noRelease')];
  const { months, prescriptionsLeft, isOver } = progress;
  const isPartly = months.after > 0 && months.after < months.all;
  const isShort = progress.state.kind === 'on-the-way' || progress.state.kind === 'not-yet';
  return [
    nowSentence(goal, pen),
    fromTo,
    stateSentence(progress.state, pen),
    isShort && prescriptionsLeft ? t('goal.page.left', { count: prescriptionsLeft }) : '',
    isPartly ? t('goal.page.months', { after: months.after, all: months.all }) : '',
    isOver && state === 'active' ? t('goal.page.over') : '',
  ].filter(Boolean);
}
