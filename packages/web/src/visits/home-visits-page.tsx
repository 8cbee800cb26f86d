import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { Link, useParams } from 'react-router';
import { useApi } from '../api/use-api.ts';
import { Loading } from '../frame/loading.tsx';
import { Page } from '../frame/page.tsx';
import { ProblemPage } from '../frame/problem-page.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { PlanVisit } from './plan-visit.tsx';
import { VisitEntries } from './visit-entries.tsx';

/** The visits to one home: its own people read the reports, who visits plans the next. */
export function HomeVisitsPage() {
  const { organisation = '' } = useParams();
  const { t } = useTexts();
  const home = useApi('listInstitutionVisits', { organisation }, { fresh: true });
  if (home.isPending) return <Loading />;
  if (home.isError) return <ProblemPage error={home.error} retry={home.refetch} />;
  const { name, visits, mayVisit } = home.data;
  return (
    <Page
      title={t('visit.title')}
      overline={
        mayVisit ? <Link to="/visits">{name}</Link> : <Link to={`/institution/${organisation}`}>{name}</Link>
      }
      lead={t('visit.homeLead')}
    >
      {visits.length === 0 ? (
        <Paragraph>{t('visit.none')}</Paragraph>
      ) : (
        <VisitEntries visits={visits} isAtHome readsOnly={!mayVisit} />
      )}
      {mayVisit && (
        <section className="section spaced" aria-labelledby="plan">
          <Heading level={2} data-size="xs" id="plan">
            {t('visit.planNew')}
          </Heading>
          <PlanVisit home={home.data} />
        </section>
      )}
    </Page>
  );
}
