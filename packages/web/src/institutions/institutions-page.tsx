import { Paragraph } from '@digdir/designsystemet-react';
import { Link, Navigate } from 'react-router';
import { useApi } from '../api/use-api.ts';
import { Loading } from '../frame/loading.tsx';
import { Page } from '../frame/page.tsx';
import { ProblemPage } from '../frame/problem-page.tsx';
import { useTexts } from '../texts/language-provider.tsx';

/** The institutions that the reader works in; the only one at once. */
export function InstitutionsPage() {
  const { t } = useTexts();
  const mine = useApi('listInstitutions', {}, { fresh: true });
  if (mine.isPending) return <Loading />;
  if (mine.isError) return <ProblemPage error={mine.error} retry={mine.refetch} />;
  const { institutions } = mine.data;
  const [only, ...others] = institutions;
  if (only && others.length === 0) return <Navigate to={`/institution/${only.organisation}`} replace />;
  return (
    <Page title={t('institution.mine')}>
      {institutions.length === 0 && <Paragraph>{t('institution.none')}</Paragraph>}
      <ul className="entries">
        {institutions.map(({ organisation, name, municipality }) => (
          <li key={organisation}>
            <Link to={`/institution/${organisation}`}>{name}</Link>
            <span className="quiet">{municipality}</span>
          </li>
        ))}
      </ul>
    </Page>
  );
}
