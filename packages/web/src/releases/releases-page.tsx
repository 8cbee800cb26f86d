import { Button, Paragraph, Skeleton } from '@digdir/designsystemet-react';
import { formatMonthSpan } from '@smalspor/domain/texts';
import { useMutation } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { client } from '../api/client.ts';
import { useApi } from '../api/use-api.ts';
import { Page } from '../frame/page.tsx';
import { Problem } from '../frame/problem.tsx';
import { TaskList } from '../tasks/task-list.tsx';
import { isGoingOn, type Task, useTasks } from '../tasks/use-tasks.ts';
import { formatInstant } from '../texts/format-instant.ts';
import { useTexts } from '../texts/language-provider.tsx';
import { ReleaseState } from './release-state.tsx';

const KINDS = ['release', 'issue-reports'] as const;
const CHANGES = ['listReleases', 'readRelease'] as const;

/** Releases: build one from the deliveries in force, publish it, and see which one is served. */
export function ReleasesPage() {
  const { t } = useTexts();
  const { tasks, refresh } = useTasks(KINDS, CHANGES);
  const start = useMutation({ mutationFn: () => client.startRelease({}), onSuccess: refresh });
  const outcome = useMemo(() => (task: Task) => <Outcome task={task} />, []);
  return (
    <Page
      title={t('releases.title')}
      lead={t('releases.lead')}
      actions={
        <Button loading={start.isPending} disabled={tasks.some(isGoingOn)} onClick={() => start.mutate()}>
          {t('releases.start')}
        </Button>
      }
    >
      {start.isError && <Problem error={start.error} />}
      <TaskList tasks={tasks} finished={2} outcome={outcome} onChange={refresh} />
      <Releases />
    </Page>
  );
}

function Outcome({ task }: { readonly task: Task }) {
  const { t } = useTexts();
  const { releaseId = null, reports = null } = task.result ?? {};
  return (
    <p>
      {reports !== null && `${t('releases.issued', { count: reports })} `}
      {releaseId && <Link to={`/releases/${releaseId}`}>{t('releases.open')}</Link>}
    </p>
  );
}

function Releases() {
  const { t, language } = useTexts();
  const answer = useApi('listReleases', {});
  if (answer.isPending) return <Skeleton variant="rectangle" height="8rem" />;
  if (answer.isError) return <Problem error={answer.error} retry={answer.refetch} />;
  const { releases } = answer.data;
  if (releases.length === 0) return <Paragraph>{t('releases.none')}</Paragraph>;
  return (
    <ul className="entries">
      {releases.map(({ id, state, publishedAt, from, to }) => (
        <li key={id}>
          <Link to={`/releases/${id}`}>{id}</Link>
          <span className="quiet">
            {formatMonthSpan(from, to, language)} ·{' '}
            {t('releases.publishedAt', { at: formatInstant(publishedAt, language) })}
          </span>
          <ReleaseState state={state} />
        </li>
      ))}
    </ul>
  );
}
