import type { OutputOf } from '@smalspor/contract/operations';
import { formatInstant } from '../texts/format-instant.ts';
import type { GoalView } from './goal-words.ts';
import { useMeasureNames } from './use-measure-names.ts';
import { usePen } from './use-pen.ts';
import { writeDay, writeGoal } from './write-value.ts';

interface Props {
  readonly goal: GoalView;
  readonly changes: OutputOf<'readGoal'>['changes'];
}

/** Every change of a goal, oldest first: nothing that was set is lost. */
export function GoalHistory({ goal, changes }: Props) {
  const { t, language } = usePen();
  const nameOf = useMeasureNames();
  return (
    <details className="goal-more">
      <summary>{t('goal.page.history')}</summary>
      <ol className="goal-history">
        {changes.map(({ change, at, target, by, measures }) => (
          <li key={at}>
            <span className="quiet">{formatInstant(at, language)}</span>{' '}
            <strong>{t(`goal.page.act.${change}`)}:</strong>{' '}
            {t('goal.page.historyLine', {
              target: writeGoal(target, goal, language),
              by: writeDay(by, language),
            })}{' '}
            {measures.map(({ measure }) => nameOf(measure)).join(', ')}
          </li>
        ))}
      </ol>
    </details>
  );
}
