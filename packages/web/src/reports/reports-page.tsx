import { Paragraph, Tag } from '@digdir/designsystemet-react';
import { formatInstantDate } from '@smalspor/domain/texts';
import { Link } from 'react-router';
import { useApi } from '../api/use-api.ts';
import { Loading } from '../frame/loading.tsx';
import { Page } from '../frame/page.tsx';
import { ProblemPage } from '../frame/problem-page.tsx';
import { useTexts } from '../texts/language-provider.tsx';

/** All the reader's reports, corrected ones included: nothing that was issued disappears. */
export function ReportsPage() {
  const { t, l, language } = useTexts();
  const answer = useApi('listReports', {});
  if (answer.isPending) return <Loading />;
  if (answer.isError) return <ProblemPage error={answer.error} retry={answer.refetch} />;
  const { reports } = answer.data;
  return (
    <Page title={t('reports.title')} lead={t('reports.lead')}>
      {reports.length === 0 && <Paragraph>{t('report.none')}</Paragraph>}
      <ul className="entries">
        {reports.map(({ id, kind, period, issuedAt, supersedes, supersededBy }) => (
          <li key={id} data-quiet={supersededBy !== null}>
            <Link to={`/reports/${id}`}>
              {t(`reports.${kind}`)}, {l(period)}
            </Link>
            <span className="quiet">
              {t('reports.issued', { date: formatInstantDate(issuedAt, language) })}
            </span>
            {supersededBy && <Tag data-color="warning">{t('reports.superseded')}</Tag>}
            {supersedes && <Tag data-color="info">{t('reports.correction')}</Tag>}
          </li>
        ))}
      </ul>
    </Page>
  );
}
