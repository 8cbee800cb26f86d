import { Paragraph, Table } from '@digdir/designsystemet-react';
import type { OutputOf } from '@smalspor/contract/operations';
import { Link } from 'react-router';
import { useApi } from '../api/use-api.ts';
import { Loading } from '../frame/loading.tsx';
import { Page } from '../frame/page.tsx';
import { ProblemPage } from '../frame/problem-page.tsx';
import { WideTable } from '../frame/wide-table.tsx';
import { formatInstant } from '../texts/format-instant.ts';
import { useTexts } from '../texts/language-provider.tsx';

type View = OutputOf<'listReportViews'>['views'][number];

/** Who has seen my report: the reader's own part of the audit log. */
export function ReportViewsPage() {
  const { t } = useTexts();
  const views = useApi('listReportViews', {});
  if (views.isPending) return <Loading />;
  if (views.isError) return <ProblemPage error={views.error} retry={views.refetch} />;
  return (
    <Page title={t('views.title')} lead={t('views.lead')}>
      {views.data.views.length === 0 ? (
        <Paragraph>{t('views.none')}</Paragraph>
      ) : (
        <ViewsTable views={views.data.views} />
      )}
    </Page>
  );
}

function ViewsTable({ views }: { readonly views: readonly View[] }) {
  const { t, language } = useTexts();
  return (
    <WideTable label={t('views.title')}>
      <Table className="data-table" data-color="neutral">
        <caption className="unseen">{t('views.title')}</caption>
        <Table.Head>
          <Table.Row>
            <Table.HeaderCell scope="col">{t('views.when')}</Table.HeaderCell>
            <Table.HeaderCell scope="col">{t('views.who')}</Table.HeaderCell>
            <Table.HeaderCell scope="col">{t('views.act')}</Table.HeaderCell>
            <Table.HeaderCell scope="col">{t('views.report')}</Table.HeaderCell>
          </Table.Row>
        </Table.Head>
        <Table.Body>
          {views.map(({ at, by, act, reportId }) => (
            <Table.Row key={`${at}${act}${reportId}`}>
              <Table.Cell>{formatInstant(at, language)}</Table.Cell>
              <Table.Cell>{by ?? t('views.you')}</Table.Cell>
              <Table.Cell>{t(`views.${act}`)}</Table.Cell>
              <Table.Cell>
                {reportId && <Link to={`/reports/${reportId}`}>{t('views.open')}</Link>}
              </Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </WideTable>
  );
}
