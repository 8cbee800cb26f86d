import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { client } from '../api/client.ts';
import { useApi } from '../api/use-api.ts';
import { Loading } from '../frame/loading.tsx';
import { Page } from '../frame/page.tsx';
import { ProblemPage } from '../frame/problem-page.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { SurveyEntries, type SurveyEntry, useDays } from './survey-entries.tsx';
import { SurveyPlanForm } from './survey-plan-form.tsx';

/** All surveys; whoever runs the programme plans the next one here. */
export function SurveysPage() {
  const { t } = useTexts();
  const queries = useQueryClient();
  const all = useApi('listSurveys', {}, { fresh: true });
  if (all.isPending) return <Loading />;
  if (all.isError) return <ProblemPage error={all.error} retry={all.refetch} />;
  const { surveys, mayPlan, definitions } = all.data;
  const past = surveys.filter(({ state }) => state === 'closed');
  const current = surveys.filter(({ state }) => state !== 'closed');
  return (
    <Page title={t('survey.title')} lead={t('survey.lead')}>
      {surveys.length === 0 && <Paragraph>{t('survey.none')}</Paragraph>}
      <Listed heading="survey.current" surveys={current} />
      <Listed heading="survey.past" surveys={past} />
      {mayPlan && (
        <section className="section spaced no-print" aria-labelledby="plan">
          <Heading level={2} data-size="xs" id="plan">
            {t('survey.plan.heading')}
          </Heading>
          <SurveyPlanForm
            definitions={definitions}
            button={t('survey.plan.button')}
            save={({ definition, ...plan }) => client.planSurvey({ definition, ...plan })}
            saved={() => void queries.invalidateQueries({ queryKey: ['listSurveys'] })}
          />
        </section>
      )}
    </Page>
  );
}

interface ListedProps {
  readonly heading: 'survey.current' | 'survey.past';
  readonly surveys: readonly SurveyEntry[];
}

function Listed({ heading, surveys }: ListedProps) {
  const { t, l } = useTexts();
  const days = useDays();
  if (surveys.length === 0) return null;
  return (
    <section className="section spaced" aria-labelledby={heading}>
      <Heading level={2} data-size="xs" id={heading}>
        {t(heading)}
      </Heading>
      <SurveyEntries
        surveys={surveys}
        link={(survey) => (
          <Link to={`/surveys/${survey.id}`}>
            {l(survey.title)}, {days(survey)}
          </Link>
        )}
        beside={({ asked, answered }) => t('survey.answered', { asked, answered })}
      />
    </section>
  );
}
