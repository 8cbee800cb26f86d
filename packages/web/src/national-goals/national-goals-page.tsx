import { messages } from 'virtual:messages';
import { Heading, Tag } from '@digdir/designsystemet-react';
import { GoalProgress, goalProgressTable } from '@smalspor/charts/national-goals';
import { LANGUAGES, type Localised } from '@smalspor/domain/texts';
import { useApi } from '../api/use-api.ts';
import { Loading } from '../frame/loading.tsx';
import { Page } from '../frame/page.tsx';
import { ProblemPage } from '../frame/problem-page.tsx';
import { ChartFigure } from '../reports/chart-figure.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { type MessageValues, writeMessage } from '../texts/write-message.ts';
import { type GoalView, goalBlock } from './goal-block.ts';
import { goalSentence } from './goal-sentence.ts';
import { GoalYears } from './goal-years.tsx';

/** What the chart needs in all languages at once. */
function localised(write: (language: keyof Localised) => string): Localised {
  const [nb = '', nn = '', en = ''] = LANGUAGES.map(write);
  return { nb, nn, en };
}

const text = (key: string, values?: MessageValues) =>
  localised((language) => writeMessage(messages, language, `nationalGoals.${key}`, values));

/** The goals of the national action plan: open to everyone. */
export function NationalGoalsPage() {
  const { t } = useTexts();
  const goals = useApi('readNationalGoals', {});
  if (goals.isPending) return <Loading />;
  if (goals.isError) return <ProblemPage error={goals.error} retry={goals.refetch} />;
  return (
    <Page title={t('nationalGoals.title')} lead={t('nationalGoals.lead')}>
      <ol className="national-goals">
        {goals.data.goals.map((goal) => (
          <li key={goal.id}>
            <Goal goal={goal} />
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

function Goal({ goal }: { readonly goal: GoalView }) {
  const { t, l, language } = useTexts();
  const sentence = goalSentence(goal, t, language);
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
      <GoalYears goal={goal} />
    </section>
  );
}
