import { Alert, Paragraph } from '@digdir/designsystemet-react';
import { formatMonthSpan, formatNumber } from '@smalspor/domain/texts';
import { Link, useParams } from 'react-router';
import { useApi } from '../api/use-api.ts';
import { Loading } from '../frame/loading.tsx';
import { Page } from '../frame/page.tsx';
import { ProblemPage } from '../frame/problem-page.tsx';
import { formatInstant } from '../texts/format-instant.ts';
import { useTexts } from '../texts/language-provider.tsx';
import type { Batch } from './batches.tsx';
import { Rejects } from './rejects.tsx';

/** One delivery: what it is, what its rows lack, and which rows were refused. */
export function BatchPage() {
  const { t, tCode, language } = useTexts();
  const { batchId = '' } = useParams();
  const answer = useApi('readBatch', { batchId });
  if (answer.isPending) return <Loading />;
  if (answer.isError) return <ProblemPage error={answer.error} retry={answer.refetch} />;
  const batch = answer.data;
  return (
    <Page
      wide
      title={`${tCode('format', batch.format)}, ${formatMonthSpan(batch.from, batch.to, language)}`}
      overline={<Link to="/import">{t('batches.title')}</Link>}
    >
      {batch.supersededBy && (
        <Alert data-color="info">
          <Paragraph>
            {t('batch.superseded')} <Link to={`/import/${batch.supersededBy}`}>{t('batch.openLater')}</Link>
          </Paragraph>
        </Alert>
      )}
      <div className="two-columns">
        <Facts batch={batch} />
        <Quality batch={batch} />
      </div>
      <Rejects key={batch.id} batch={batch} />
    </Page>
  );
}

function Facts({ batch }: { readonly batch: Batch }) {
  const { t, language } = useTexts();
  return (
    <section aria-labelledby="facts" className="section">
      <h2 id="facts">{t('batch.facts')}</h2>
      <dl className="facts">
        <dt>{t('batch.register')}</dt>
        <dd>{batch.register}</dd>
        <dt>{t('batches.sequence')}</dt>
        <dd>{batch.sequence}</dd>
        <dt>{t('batches.rows')}</dt>
        <dd>{formatNumber(batch.rows, 0, language)}</dd>
        <dt>{t('batches.rejected')}</dt>
        <dd>{formatNumber(batch.rejectedRows, 0, language)}</dd>
        <dt>{t('batches.importedAt')}</dt>
        <dd>{formatInstant(batch.importedAt, language)}</dd>
        <dt>{t('batch.kind')}</dt>
        <dd>{t(batch.synthetic ? 'batch.synthetic' : 'batch.real')}</dd>
      </dl>
    </section>
  );
}

function Quality({ batch }: { readonly batch: Batch }) {
  const { t, tCode, language } = useTexts();
  const figures = Object.entries(batch.quality);
  if (figures.length === 0) return null;
  return (
    <section aria-labelledby="quality" className="section">
      <h2 id="quality">{t('batch.quality')}</h2>
      <table className="figures">
        <caption className="unseen">{t('batch.quality')}</caption>
        <tbody>
          {figures.map(([name, count]) => (
            <tr key={name}>
              <th scope="row">{tCode('quality', name)}</th>
              <td data-numeric>{formatNumber(count, 0, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
