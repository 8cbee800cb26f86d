import { Paragraph, Skeleton, Table, Tag } from '@digdir/designsystemet-react';
import type { OutputOf } from '@smalspor/contract/operations';
import { formatMonthSpan, formatNumber } from '@smalspor/domain/texts';
import { Link } from 'react-router';
import { useApi } from '../api/use-api.ts';
import { Problem } from '../frame/problem.tsx';
import { WideTable } from '../frame/wide-table.tsx';
import { formatInstant } from '../texts/format-instant.ts';
import { useTexts } from '../texts/language-provider.tsx';

export type Batch = OutputOf<'readBatch'>;

/** Every accepted delivery, those that a later one has replaced included. */
export function Batches() {
  const { t } = useTexts();
  const answer = useApi('listBatches', {});
  return (
    <section aria-labelledby="batches" className="section">
      <h2 id="batches">{t('batches.title')}</h2>
      {answer.isPending && <Skeleton variant="rectangle" height="8rem" />}
      {answer.isError && <Problem error={answer.error} retry={answer.refetch} />}
      {answer.data?.batches.length === 0 && <Paragraph>{t('batches.none')}</Paragraph>}
      {answer.data && answer.data.batches.length > 0 && <BatchTable batches={answer.data.batches} />}
    </section>
  );
}

function BatchTable({ batches }: { readonly batches: readonly Batch[] }) {
  const { t } = useTexts();
  return (
    <WideTable label={t('batches.title')}>
      <Table className="data-table" data-color="neutral">
        <caption className="unseen">{t('batches.title')}</caption>
        <Table.Head>
          <Table.Row>
            <Table.HeaderCell scope="col">{t('batches.format')}</Table.HeaderCell>
            <Table.HeaderCell scope="col">{t('batches.period')}</Table.HeaderCell>
            <Table.HeaderCell scope="col">{t('batches.sequence')}</Table.HeaderCell>
            <Table.HeaderCell scope="col" data-numeric>
              {t('batches.rows')}
            </Table.HeaderCell>
            <Table.HeaderCell scope="col" data-numeric>
              {t('batches.rejected')}
            </Table.HeaderCell>
            <Table.HeaderCell scope="col">{t('batches.importedAt')}</Table.HeaderCell>
            <Table.HeaderCell scope="col">{t('batches.state')}</Table.HeaderCell>
          </Table.Row>
        </Table.Head>
        <Table.Body>
          {batches.map((batch) => (
            <BatchRow key={batch.id} batch={batch} />
          ))}
        </Table.Body>
      </Table>
    </WideTable>
  );
}

function BatchRow({ batch }: { readonly batch: Batch }) {
  const { t, tCode, language } = useTexts();
  return (
    <Table.Row>
      <Table.HeaderCell scope="row">
        <Link to={`/import/${batch.id}`}>{tCode('format', batch.format)}</Link>
        <span className="quiet block">{batch.register}</span>
      </Table.HeaderCell>
      <Table.Cell>
        <span className="nowrap">{formatMonthSpan(batch.from, batch.to, language)}</span>
      </Table.Cell>
      <Table.Cell>{batch.sequence}</Table.Cell>
      <Table.Cell data-numeric>{formatNumber(batch.rows, 0, language)}</Table.Cell>
      <Table.Cell data-numeric>{formatNumber(batch.rejectedRows, 0, language)}</Table.Cell>
      <Table.Cell>
        <span className="nowrap">{formatInstant(batch.importedAt, language)}</span>
      </Table.Cell>
      <Table.Cell>
        {batch.supersededBy ? (
          <Tag data-color="neutral">{t('batches.superseded')}</Tag>
        ) : (
          <Tag data-color="success">{t('batches.inForce')}</Tag>
        )}
      </Table.Cell>
    </Table.Row>
  );
}
