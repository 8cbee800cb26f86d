import { Tag } from '@digdir/designsystemet-react';
import { useId } from 'react';
import { Link } from 'react-router';
import { type GoalView, goalSentences, goalTag, type Pen } from './goal-words.ts';
import { usePen } from './use-pen.ts';
import { writeDay, writeGoal } from './write-value.ts';

interface Props {
  readonly title: string;
  readonly goals: readonly GoalView[];
}

/** Goals, each with how it stands in plain sentences. */
export function GoalList({ title, goals }: Props) {
  const pen = usePen();
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 className="goal-heading" id={id}>
        {title}
      </h2>
      <ul className="goal-list">
        {goals.map((goal) => (
          <li key={goal.id} data-state={goal.state}>
            <div className="goal-head">
              <h3>
                <Link to={`/goals/${goal.id}`}>{pen.l(goal.name)}</Link>
              </h3>
              <GoalTag goal={goal} />
            </div>
            <p>{goal.state === 'active' ? goalSentences(goal, pen).join(' ') : closedSentence(goal, pen)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function closedSentence({ state, closedOn, target, by, ...style }: GoalView, { t, language }: Pen): string {
  const closed = t(`goal.page.closedOn.${state}`, { date: closedOn ? writeDay(closedOn, language) : '' });
  const line = t('goal.page.was', {
    target: writeGoal(target, style, language),
    by: writeDay(by, language),
  });
  return `${closed} ${line}`;
}

const COLORS = {
  reached: 'success',
  'on-the-way': 'info',
  'not-yet': 'neutral',
  'cannot-tell': 'neutral',
} as const;

export function GoalTag({ goal }: { readonly goal: GoalView }) {
  const pen = usePen();
  const kind = goal.state === 'active' ? (goal.progress?.state.kind ?? 'cannot-tell') : 'cannot-tell';
  return <Tag data-color={COLORS[kind]}>{goalTag(goal, pen)}</Tag>;
}
