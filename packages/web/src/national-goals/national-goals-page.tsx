import { Heading, Tag } from '@digdir/designsystemet-react';
import { GoalProgress, goalProgressTable } from '@smalspor/charts/national-goals';
import { inEachLanguage } from '@smalspor/domain/texts';
import { Link } from 'react-router';
import { useSession } from '../account/use-session.ts';
import { useApi } from '../api/use-api.ts';
import { exploreLink } from '../explore/explore-link.ts';
import { Loading } from '../frame/loading.tsx';
import { Page } from '../frame/page.tsx';
import { ProblemPage } from '../frame/problem-page.tsx';
import { ChartFigure } from '../reports/chart-figure.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import type { MessageValues } from '../texts/write-message.ts';
import { type GoalView, goalBlock } from './goal-block.ts';
import { goalSentence } from './goal-sentence.ts';
import { GoalYears } from './goal-years.tsx';

/** The goals of the national action plan: open to everyone. */
export function NationalGoalsPage() {
  const { t } = useTexts();
  const goals = useApi('readNationalGoals', {});
  const explores = useSession().data?.user?.explores === true;
  if (goals.isPending) return <Loading />;
  if (goals.isError) return <ProblemPage error={goals.error} retry={goals.refetch} />;
  return (
    <Page title={t('nationalGoals.title')} lead={t('nationalGoals.lead')}>
      <ol className="national-goals">
        {goals.data.goals.map((goal) => (
          <li key={goal.id}>
            <Goal goal={goal} explores={explores} />
          </li>
        ))}
      </ol>
    </Page>
  );
}

const COLORS = {
  reached: 'success',
  'not-reached': 'warning',
  'not-yet-due': 'info',
  'not-known': 'neutral',
} as const;

function Goal({ goal, explores }: { readonly goal: GoalView; readonly explores: boolean }) {
  const { t, l, language } = useTexts();
  const sentence = goalSentence(goal, t, language);
  // The chart asks for all languages and shows the one that is spoken.
  const text = (key: string, values?: MessageValues) =>
    inEachLanguage(() => t(`nationalGoals.${key}`, values));
  const block = goalBlock(
    goal,
    { nb: '', nn: '', en: '' },
    {
      unit: (id) => text(`unit.${id}`),
      changeUnit: (since) => text('changeUnit', { since }),
    },
  );
  return (
    <section className="panel" id={goal.id} aria-labelledby={`${goal.id}-name`}>
      <div className="national-goal-head">
        <Heading level={2} data-size="xs" id={`${goal.id}-name`}>
          {l(goal.name)}
        </Heading>
        <Tag data-color={COLORS[goal.outcome]}>{t(`nationalGoals.outcome.${goal.outcome}`)}</Tag>
      </div>
      {sentence && <p>{sentence}</p>}
      <p className="quiet">{l(goal.definition)}</p>
      {block !== null && block.lines.length > 0 && (
        <ChartFigure
          block={{ ...block, title: block.unit }}
          unit={null}
          chart={GoalProgress}
          table={goalProgressTable}
          words={{ tables: text('tables') }}
          level={3}
        />
      )}
      {goal.note && <p>{l(goal.note)}</p>}
      {explores && goal.explore && (
        <p className="no-print">
          <Link
            to={exploreLink({
              indicator: goal.explore.indicator,
              level: 'nation',
              units: ['nation'],
              view: 'time',
            })}
          >
            {t('nationalGoals.explore', { name: l(goal.explore.name) })}
          </Link>{' '}
          <span className="quiet">{t('nationalGoals.ofDoctors')}</span>
        </p>
      )}
      <GoalYears goal={goal} />
    </section>
  );
}
