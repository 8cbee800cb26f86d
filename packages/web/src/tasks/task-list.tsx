import { Button } from '@digdir/designsystemet-react';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { client } from '../api/client.ts';
import { formatInstant } from '../texts/format-instant.ts';
import { useTexts } from '../texts/language-provider.tsx';
import { isGoingOn, type Task } from './use-tasks.ts';

interface Props {
  readonly tasks: readonly Task[];
  /** How many finished ones to show. */
  readonly finished: number;
  /** What to say and link to when a task is done. */
  readonly outcome: (task: Task) => ReactNode;
  readonly onChange: () => unknown;
}

/** Tasks that go on, with their progress, and the latest that have ended, with what came of them. */
export function TaskList({ tasks, finished, outcome, onChange }: Props) {
  const { t } = useTexts();
  const shown = [...tasks.filter(isGoingOn), ...tasks.filter((task) => !isGoingOn(task)).slice(0, finished)];
  if (shown.length === 0) return null;
  return (
    <section aria-label={t('task.heading')}>
      <ul className="tasks">
        {shown.map((task) => (
          <li key={task.id} data-state={task.state}>
            {isGoingOn(task) ? (
              <GoingOn task={task} onChange={onChange} />
            ) : (
              <Ended task={task}>{outcome(task)}</Ended>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function GoingOn({ task, onChange }: { readonly task: Task; readonly onChange: () => unknown }) {
  const { t, tCode } = useTexts();
  const cancel = useMutation({
    mutationFn: () => client.cancelTask({ taskId: task.id }),
    onSettled: onChange,
  });
  const share = task.progress?.share ?? null;
  const step = tCode('task.step', task.progress?.step ?? 'waiting', t('task.working'));
  const labelId = `task-${task.id}`;
  return (
    <>
      <div className="task-head">
        <p id={labelId}>
          <strong>{t(`task.${task.kind}`)}</strong> {task.subject}
        </p>
        <Button
          variant="tertiary"
          data-size="sm"
          loading={cancel.isPending}
          onClick={() => cancel.mutate()}
          aria-describedby={labelId}
        >
          {t('task.cancel')}
        </Button>
      </div>
      <progress aria-labelledby={labelId} max={1} {...(share === null ? {} : { value: share })} />
      <p className="quiet" role="status">
        {step}
        {share !== null && ` · ${Math.floor(share * 100)} %`}
      </p>
    </>
  );
}

function Ended({ task, children }: { readonly task: Task; readonly children: ReactNode }) {
  const { t, tCode, language } = useTexts();
  return (
    <>
      <p>
        <strong>{t(`task.${task.kind}`)}</strong> {task.subject}
      </p>
      <p className="quiet">
        {t(`task.state.${task.state}`)}
        {task.finishedAt && ` · ${formatInstant(task.finishedAt, language)}`}
      </p>
      {task.state === 'done' && children}
      {task.problem && (
        <>
          <p>{tCode('problem', task.problem.code, t('problem.internal'))}</p>
          <p className="quiet" lang="en">
            {task.problem.detail}
          </p>
        </>
      )}
    </>
  );
}
