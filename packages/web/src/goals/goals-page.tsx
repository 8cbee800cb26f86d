import { Paragraph } from '@digdir/designsystemet-react';
import { useSearchParams } from 'react-router';
import { useApi } from '../api/use-api.ts';
import { Loading } from '../frame/loading.tsx';
import { Page } from '../frame/page.tsx';
import { ProblemPage } from '../frame/problem-page.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { ChooseIndicator } from './choose-indicator.tsx';
import { GoalList } from './goal-list.tsx';
import { Proposals } from './proposals.tsx';
import { SetGoalPage } from './set-goal-page.tsx';

/** «Mine mål»; with an indicator in the address, the page where it becomes one. */
export function GoalsPage() {
  const { t, l } = useTexts();
  const [search] = useSearchParams();
  const goals = useApi('listGoals', {}, { fresh: true });
  const choices = useApi('readGoalChoices', {}, { fresh: true });
  if (goals.isPending || choices.isPending) return <Loading />;
  if (goals.isError) return <ProblemPage error={goals.error} retry={goals.refetch} />;
  if (choices.isError) return <ProblemPage error={choices.error} retry={choices.refetch} />;

  const wanted = search.get('indicator');
  const choice = choices.data.choices.find(({ indicator }) => indicator === wanted);
  const known = goals.data.goals.find(({ indicator, state }) => indicator === wanted && state === 'active');
  if (choice && !known && choices.data.period) {
    return (
      <SetGoalPage
        key={choice.indicator}
        choice={choice}
        period={choices.data.period}
        today={choices.data.today}
      />
    );
  }

  const active = goals.data.goals.filter(({ state }) => state === 'active');
  const closed = goals.data.goals.filter(({ state }) => state !== 'active');
  return (
    <Page title={t('goal.page.title')} lead={t('goal.page.lead')}>
      <div className="goals">
        {wanted !== null && !choice && choices.data.period && (
          <p className="goal-notice" role="status">
            {t('goal.page.notAChoice')}
          </p>
        )}
        {known && (
          <p className="goal-notice" role="status">
            {l(known.name)} {t('goal.page.isGoal')}.
          </p>
        )}
        {active.length > 0 && <GoalList title={t('goal.page.active')} goals={active} />}
        {choices.data.period ? (
          <>
            {active.length === 0 && <Paragraph>{t('goal.page.none')}</Paragraph>}
            <Proposals choices={choices.data} />
            <ChooseIndicator choices={choices.data} period={choices.data.period} />
          </>
        ) : (
          <section className="panel">
            <h2 className="goal-heading">{t('goal.page.noFigures')}</h2>
            <Paragraph>{t('goal.page.noFiguresHelp')}</Paragraph>
          </section>
        )}
        {closed.length > 0 && <GoalList title={t('goal.page.closed')} goals={closed} />}
      </div>
    </Page>
  );
}
