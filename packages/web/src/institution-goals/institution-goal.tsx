import { Button, Paragraph, Tag } from '@digdir/designsystemet-react';
import { formatMonthSpan } from '@smalspor/domain/texts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { client } from '../api/client.ts';
import { rememberAnswer } from '../api/remember-answer.ts';
import { Problem } from '../frame/problem.tsx';
import { GoalForm, type GoalInput } from '../goals/goal-form.tsx';
import { PdsaNotes } from '../goals/pdsa-notes.tsx';
import { writeDay, writeGoal, writeValue } from '../goals/write-value.ts';
import { formatInstant } from '../texts/format-instant.ts';
import { useTexts } from '../texts/language-provider.tsx';
import type { InstitutionGoals, InstitutionGoalView } from './institution-goal-page.tsx';
import { InstitutionMeasures } from './institution-measures.tsx';
import { useInstitutionNotes } from './use-institution-notes.ts';

interface Props {
  readonly all: InstitutionGoals;
  readonly goal: InstitutionGoalView;
  readonly refetch: () => unknown;
}

/** One goal: from where to where, what is done for it, and the notes. */
export function InstitutionGoal({ all, goal, refetch }: Props) {
  const { t, l, language } = useTexts();
  const keeper = useInstitutionNotes(all.organisation, goal.id);
  const { baseline, target, by, year, state, closedOn } = goal;
  const isActive = state === 'active';
  const unit = goal.scale === 'percent' ? '' : ` ${l(goal.unit)}`;
  return (
    <div className="goals">
      <section className="goal-standing">
        <h2 className="goal-heading">
          {t('institutionGoal.page.goalOf', { year: String(year) })}: {l(goal.name)}
        </h2>
        {!isActive && (
          <p>
            <Tag data-color="neutral">
              {t(`institutionGoal.page.state.${state}-goal`, {
                date: closedOn ? writeDay(closedOn, language) : '',
              })}
            </Tag>
          </p>
        )}
        <p>
          {t('institutionGoal.page.fromTo', {
            baseline: `${writeValue(baseline.value, goal, language)}${unit}`,
            period: formatMonthSpan(baseline.period.from, baseline.period.to, language),
            target: writeGoal(target, goal, language),
            by: writeDay(by, language),
          })}
        </p>
        <p className="quiet">
          {baseline.release === null
            ? t('institutionGoal.page.entered')
            : t('institutionGoal.page.fromRelease', { release: baseline.release })}
        </p>
      </section>
      <InstitutionMeasures all={all} goal={goal} />
      {isActive && <ChangeGoal all={all} goal={goal} refetch={refetch} />}
      <PdsaNotes
        keeper={keeper}
        notes={goal.notes}
        isActive={isActive}
        about={t('institutionGoal.page.goalOf', { year: String(year) })}
      />
      <details className="goal-more">
        <summary>{t('institutionGoal.page.history')}</summary>
        <ul className="goal-history">
          {goal.changes.map((change) => (
            <li key={change.at}>
              {t('institutionGoal.page.changeLine', {
                when: formatInstant(change.at, language),
                target: writeGoal(change.target, goal, language),
                by: writeDay(change.by, language),
              })}
              {change.writer !== null && ` (${change.writer})`}
            </li>
          ))}
        </ul>
      </details>
      {isActive && <CloseGoal all={all} goal={goal} refetch={refetch} />}
    </div>
  );
}

function useGoalChange<Input>(
  organisation: string,
  write: (input: Input) => Promise<InstitutionGoals>,
  done: () => void,
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: write,
    onSuccess: (goals) => {
      rememberAnswer(queries, 'readInstitutionGoals', { organisation }, goals);
      done();
    },
  });
}

function ChangeGoal({ all, goal, refetch }: Props) {
  const { t } = useTexts();
  const [isOpen, setOpen] = useState(false);
  const { organisation, today, measures } = all;
  const change = useGoalChange(
    organisation,
    (input: GoalInput) =>
      client.changeInstitutionGoal({ organisation, goalId: goal.id, version: goal.version, ...input }),
    () => setOpen(false),
  );
  if (!isOpen) {
    return (
      <section className="no-print">
        <Button variant="secondary" onClick={() => setOpen(true)}>
          {t('institutionGoal.page.change')}
        </Button>
      </section>
    );
  }
  return (
    <section className="panel no-print">
      <h2 className="goal-heading">{t('institutionGoal.page.change')}</h2>
      <GoalForm
        style={goal}
        indicator={goal.indicator}
        catalogue={measures}
        baseline={goal.baseline}
        target={goal.target}
        targetHelp={t('institutionGoal.page.targetHelp')}
        by={goal.by}
        setOn={goal.setOn}
        today={today}
        measures={goal.measures}
        submit={t('institutionGoal.page.save')}
        save={(input) => change.mutate(input)}
        isSaving={change.isPending}
        error={change.error}
        cancel={() => {
          change.reset();
          setOpen(false);
          refetch();
        }}
      />
    </section>
  );
}

function CloseGoal({ all: { organisation }, goal }: Props) {
  const { t } = useTexts();
  const close = useGoalChange(
    organisation,
    (as: 'ended' | 'dropped') =>
      client.closeInstitutionGoal({ organisation, goalId: goal.id, version: goal.version, as }),
    () => undefined,
  );
  return (
    <details className="goal-more no-print">
      <summary>{t('institutionGoal.page.close')}</summary>
      <Paragraph>{t('institutionGoal.page.closeHelp')}</Paragraph>
      {close.isError && <Problem error={close.error} />}
      <div className="actions">
        <Button data-size="sm" loading={close.isPending} onClick={() => close.mutate('ended')}>
          {t('institutionGoal.page.end')}
        </Button>
        <Button
          data-size="sm"
          variant="secondary"
          disabled={close.isPending}
          onClick={() => close.mutate('dropped')}
        >
          {t('institutionGoal.page.drop')}
        </Button>
      </div>
    </details>
  );
}
