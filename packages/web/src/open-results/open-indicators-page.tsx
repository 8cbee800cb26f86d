import { Paragraph } from '@digdir/designsystemet-react';
import { Link } from 'react-router';
import { useApi } from '../api/use-api.ts';
import { Loading } from '../frame/loading.tsx';
import { Page } from '../frame/page.tsx';
import { ProblemPage } from '../frame/problem-page.tsx';
import { useTexts } from '../texts/language-provider.tsx';

/** The indicators by name, each leading to its page. */
export function OpenIndicatorsPage() {
  const { t, l } = useTexts();
  const listed = useApi('listOpenIndicators', {});
  if (listed.isPending) return <Loading />;
  if (listed.isError) return <ProblemPage error={listed.error} retry={listed.refetch} />;
  return (
    <Page
      title={t('openResults.page.indicatorsTitle')}
      overline={<Link to="/open">{t('openResults.page.nav')}</Link>}
      lead={t('openResults.page.indicatorsLead')}
    >
      <ul className="open-list">
        {listed.data.indicators.map(({ id, name, unit }) => (
          <li key={id}>
            <Link to={`/open/indicators/${id}`}>{l(name)}</Link>
            <Paragraph className="quiet">{l(unit)}</Paragraph>
          </li>
        ))}
      </ul>
    </Page>
  );
}
