import { Paragraph } from '@digdir/designsystemet-react';
import { Link, useParams } from 'react-router';
import { isNotFound } from '../api/is-not-found.ts';
import { useApi } from '../api/use-api.ts';
import { Loading } from '../frame/loading.tsx';
import { NotFoundPage } from '../frame/not-found-page.tsx';
import { Page } from '../frame/page.tsx';
import { ProblemPage } from '../frame/problem-page.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { InstitutionReport } from './institution-report.tsx';

/** A home's newest report, or the one in the address. */
export function InstitutionReportPage() {
  const { organisation = '', reportId = 'latest' } = useParams();
  const list = useApi('listInstitutionReports', { organisation });
  const answer = useApi('readInstitutionReport', { organisation, reportId });
  if (list.isPending || answer.isPending) return <Loading />;
  if (list.isError) {
    if (isNotFound(list.error)) return <NotFoundPage />;
    return <ProblemPage error={list.error} retry={list.refetch} />;
  }
  if (answer.isError) {
    if (!isNotFound(answer.error)) return <ProblemPage error={answer.error} retry={answer.refetch} />;
    return list.data.reports.length === 0 ? <NoReport organisation={organisation} /> : <NotFoundPage />;
  }
  const { report, supersededBy, correctedSince } = answer.data;
  return (
    <InstitutionReport
      key={report.id}
      organisation={organisation}
      report={report}
      supersededBy={supersededBy}
      correctedSince={correctedSince}
      others={list.data.reports.filter(({ id }) => id !== report.id)}
    />
  );
}

function NoReport({ organisation }: { readonly organisation: string }) {
  const { t } = useTexts();
  return (
    <Page title={t('institutionReport.page.none')}>
      <Paragraph>{t('institutionReport.page.noneHelp')}</Paragraph>
      <p>
        <Link to={`/institution/${organisation}`}>{t('institutionReport.page.home')}</Link>
      </p>
    </Page>
  );
}
