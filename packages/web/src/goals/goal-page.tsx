import { Button, Paragraph } from '@digdir/designsystemet-react';
import type { OutputOf } from '@smalspor/contract/operations';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { client } from '../api/client.ts';
import { useApi } from '../api/use-api.ts';
import { Loading } from '../frame/loading.tsx';
import { Page } from '../frame/page.tsx';
import { ProblemPage } from '../frame/problem-page.tsx';
import { CloseGoal } from './close-goal.tsx';
import { GoalChart } from './goal-chart.tsx';
import { GoalForm, type GoalInput } from './goal-form.tsx';
import { GoalHistory } from './goal-history.tsx';
import { GoalTag } from './goal-list.tsx';
import { goalSentences } from './goal-words.ts';
import { MeanwhileNotice } from './meanwhile-notice.tsx';
import { MyMeasures } from './my-measures.tsx';
import { isConflict } from './note-draft.ts';
import { useOwnNotes } from './note-keeper.ts';
import { PdsaNotes } from './pdsa-notes.tsx';
import { rememberGoal } from './remember-goal.ts';
import { usePen } from './use-pen.ts';
import { writeDay } from './write-value.ts';

type Detail = OutputOf<'readGoal'>;

/** One goal: how it stands, over time, what is done for it, notes, and what it has been. */
export function GoalPage() {
  const { goalId = '' } = useParams();
  const detail = useApi('readGoal', { goalId }, { fresh: true });
  if (detail.isPending) return <Loading />;
  if (detail.isError) return <ProblemPage error={detail.error} retry={detail.refetch} />;
  return <GoalView key={goalId} detail={detail.data} refetch={detail.refetch} />;
}

interface Props {
  readonly detail: Detail;
  readonly refetch: () => unknown;
}

function GoalView({ detail, refetch }: Props) {
  const pen = usePen();
  const { t, l, language } = pen;
  const { goal, notes, changes } = detail;
  const isActive = goal.state === 'active';
  const notesOfGoal = useOwnNotes(goal.id);
  return (
    <Page
      title={l(goal.name)}
      overline={<Link to="/goals">{t('goal.page.title')}</Link>}
      lead={<GoalTag goal={goal} />}
    >
      <div className="goals">
        <div className="goal-standing">
          {goalSentences(goal, pen).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          {goal.state !== 'active' && goal.closedOn && (
            <p>{t(`goal.page.closedOn.${goal.state}`, { date: writeDay(goal.closedOn, language) })}</p>
          )}
        </div>
        <GoalChart detail={detail} />
        <MyMeasures goal={goal} today={detail.today} />
        {isActive && <ChangeGoal detail={detail} refetch={refetch} />}
        <PdsaNotes keeper={notesOfGoal} notes={notes} isActive={isActive} />
        <GoalHistory goal={goal} changes={changes} />
        {isActive && <CloseGoal goal={goal} refetch={refetch} />}
      </div>
    </Page>
  );
}

/** Target, day and measures behind a button, so that the page is for reading first. */
function ChangeGoal({ detail, refetch }: Props) {
  const { t } = usePen();
  const queries = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const { goal, today } = detail;
  const change = useMutation({
    mutationFn: (input: GoalInput) => client.changeGoal({ goalId: goal.id, version: goal.version, ...input }),
    onSuccess: (changed) => {
      rememberGoal(queries, changed);
      setOpen(false);
    },
  });
  const fetchAgain = (): void => {
    change.reset();
    setOpen(false);
    refetch();
  };
  return (
    <section className="no-print">
      <div role="status">
        {change.isSuccess && !isOpen && <Paragraph>{t('goal.page.changed')}</Paragraph>}
      </div>
      {isOpen ? (
        <div className="panel">
          <h2 className="goal-heading">{t('goal.page.change')}</h2>
          {isConflict(change.error) && <MeanwhileNotice fetchAgain={fetchAgain} />}
          <GoalForm
            style={goal}
            indicator={goal.indicator}
            baseline={goal.baseline}
            target={goal.target}
            targetHelp={t('goal.page.ownTarget')}
            by={goal.by}
            setOn={goal.setOn}
            today={today}
            measures={goal.measures}
            submit={t('goal.page.saveChange')}
            save={(input) => change.mutate(input)}
            isSaving={change.isPending}
            error={isConflict(change.error) ? null : change.error}
            cancel={() => {
              change.reset();
              setOpen(false);
            }}
          />
        </div>
      ) : (
        <Button variant="secondary" onClick={() => setOpen(true)}>
          {t('goal.page.change')}
        </Button>
      )}
    </section>
  );
}
