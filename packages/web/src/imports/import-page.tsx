import { useMemo } from 'react';
import { Link } from 'react-router';
import { Page } from '../frame/page.tsx';
import { TaskList } from '../tasks/task-list.tsx';
import { type Task, useTasks } from '../tasks/use-tasks.ts';
import { useTexts } from '../texts/language-provider.tsx';
import { Batches } from './batches.tsx';
import { UploadForm } from './upload-form.tsx';

const KINDS = ['import'] as const;
const CHANGES = ['listBatches'] as const;

/** The data manager brings register files in and sees what became of them. */
export function ImportPage() {
  const { t } = useTexts();
  const { tasks, refresh } = useTasks(KINDS, CHANGES);
  const outcome = useMemo(() => (task: Task) => <Outcome task={task} />, []);
  return (
    <Page title={t('import.title')} lead={t('import.lead')} wide>
      <div className="import">
        <UploadForm onStarted={refresh} />
        <div className="stack">
          {tasks.length === 0 && <p className="quiet">{t('import.nothing')}</p>}
          <TaskList tasks={tasks} finished={3} outcome={outcome} onChange={refresh} />
        </div>
      </div>
      <Batches />
    </Page>
  );
}

function Outcome({ task }: { readonly task: Task }) {
  const { t } = useTexts();
  if (!task.result?.batchId) return null;
  return (
    <p>
      {task.result.unchanged && `${t('import.unchanged')} `}
      <Link to={`/import/${task.result.batchId}`}>{t('import.openBatch')}</Link>
    </p>
  );
}
