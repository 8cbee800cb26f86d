import type { OutputOf } from '@smalspor/contract/operations';
import { formatMonthSpan } from '@smalspor/domain/texts';
import { addMonthsToDate, type PlainDate } from '@smalspor/domain/time';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from 'react-router';
import { client } from '../api/client.ts';
import { Page } from '../frame/page.tsx';
import { GoalForm, type GoalInput } from './goal-form.tsx';
import { valueWithUnit } from './goal-words.ts';
import { rememberGoal } from './remember-goal.ts';
import { usePen } from './use-pen.ts';
import { writeRange, writeValue } from './write-value.ts';

type Choices = OutputOf<'readGoalChoices'>;

interface Props {
  readonly choice: Choices['choices'][number];
  readonly period: NonNullable<Choices['period']>;
  readonly today: PlainDate;
}

/** Where an indicator becomes a goal: from where it starts, what to reach by when, and what to do for it. */
export function SetGoalPage({ choice, period, today }: Props) {
  const pen = usePen();
  const { t, l, language } = pen;
  const queries = useQueryClient();
  const navigate = useNavigate();
  const set = useMutation({
    mutationFn: (input: GoalInput) => client.setGoal({ indicator: choice.indicator, ...input }),
    onSuccess: (detail) => {
      rememberGoal(queries, detail);
      void navigate(`/goals/${detail.goal.id}`);
    },
  });
  const { own, defaultTarget } = choice;
  const values = {
    own: valueWithUnit(own.value, choice, pen),
    period: formatMonthSpan(period.from, period.to, language),
  };
  return (
    <Page
      title={t('goal.page.setTitle', { name: l(choice.name) })}
      overline={<Link to="/goals">{t('goal.page.title')}</Link>}
      lead={
        own.low === null || own.high === null
          ? t('goal.page.start', values)
          : t('goal.page.startBetween', { ...values, range: writeRange(own.low, own.high, choice, language) })
      }
    >
      <GoalForm
        style={choice}
        baseline={own}
        indicator={choice.indicator}
        target={defaultTarget}
        targetHelp={
          defaultTarget === null
            ? t('goal.page.ownTarget')
            : t('goal.page.achievable', { value: writeValue(defaultTarget, choice, language) })
        }
        by={addMonthsToDate(today, 12)}
        setOn={today}
        today={today}
        measures={[]}
        submit={t('goal.page.save')}
        save={(input) => set.mutate(input)}
        isSaving={set.isPending}
        error={set.error}
        cancel={() => void navigate('/goals')}
      />
    </Page>
  );
}
