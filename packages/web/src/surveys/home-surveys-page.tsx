import { Paragraph } from '@digdir/designsystemet-react';
import { Link, useParams } from 'react-router';
import { isNotFound } from '../api/is-not-found.ts';
import { useApi } from '../api/use-api.ts';
import { Loading } from '../frame/loading.tsx';
import { NotFoundPage } from '../frame/not-found-page.tsx';
import { Page } from '../frame/page.tsx';
import { ProblemPage } from '../frame/problem-page.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { SurveyEntries, useDays } from './survey-entries.tsx';

/** The surveys that the own institution is asked in. */
export function HomeSurveysPage() {
  const { organisation = '' } = useParams();
  const { t, l } = useTexts();
  const days = useDays();
  const found = useApi('listInstitutionSurveys', { organisation }, { fresh: true });
  if (found.isPending) return <Loading />;
  if (found.isError) {
    if (isNotFound(found.error)) return <NotFoundPage />;
    return <ProblemPage error={found.error} retry={found.refetch} />;
  }
  const { name, surveys } = found.data;
  return (
    <Page
      title={t('survey.title')}
      overline={<Link to={`/institution/${organisation}`}>{name}</Link>}
      lead={t('survey.homeLead')}
    >
      {surveys.length === 0 && <Paragraph>{t('survey.none')}</Paragraph>}
      <SurveyEntries
        surveys={surveys}
        link={(survey) => (
          <Link to={`/institution/${organisation}/surveys/${survey.id}`}>
            {l(survey.title)}, {days(survey)}
          </Link>
        )}
        beside={({ id, state, isAnswered }) => (
          <>
            {isAnswered
              ? t('survey.homeAnswered')
              : t(state === 'closed' ? 'survey.homeMissed' : 'survey.homeWaits')}
            {isAnswered && (
              <>
                {' · '}
                <Link to={`/institution/${organisation}/surveys/${id}/result`}>{t('survey.seeOwn')}</Link>
              </>
            )}
          </>
        )}
      />
    </Page>
  );
}
