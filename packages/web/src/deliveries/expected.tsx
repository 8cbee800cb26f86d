import { Paragraph, Table, Tag } from '@digdir/designsystemet-react';
import type { OutputOf } from '@smalspor/contract/operations';
import { formatMonthSpan } from '@smalspor/domain/texts';
import { WideTable } from '../frame/wide-table.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { formatDay } from './format-day.ts';

type ExpectedDelivery = OutputOf<'listDeliveries'>['expected'][number];

/** Which deliveries the registers have promised, and how late they are. */
export function Expected({ expected }: { readonly expected: readonly ExpectedDelivery[] }) {
  const { t } = useTexts();
  return (
    <section aria-labelledby="expected" className="section deliveries-part">
      <h2 id="expected">{t('delivery.page.expected')}</h2>
      {expected.length === 0 && <Paragraph>{t('delivery.page.noneExpected')}</Paragraph>}
      {expected.length > 0 && (
        <WideTable label={t('delivery.page.expected')}>
          <Table className="data-table" data-color="neutral">
            <caption className="unseen">{t('delivery.page.expected')}</caption>
            <Table.Head>
              <Table.Row>
                <Table.HeaderCell scope="col">{t('delivery.page.format')}</Table.HeaderCell>
                <Table.HeaderCell scope="col">{t('delivery.page.period')}</Table.HeaderCell>
                <Table.HeaderCell scope="col">{t('delivery.page.due')}</Table.HeaderCell>
                <Table.HeaderCell scope="col">{t('delivery.page.status')}</Table.HeaderCell>
              </Table.Row>
            </Table.Head>
            <Table.Body>
              {expected.map((one) => (
                <ExpectedRow key={`${one.format} ${one.from}`} expected={one} />
              ))}
            </Table.Body>
          </Table>
        </WideTable>
      )}
    </section>
  );
}

function ExpectedRow({ expected }: { readonly expected: ExpectedDelivery }) {
  const { t, language } = useTexts();
  const { format, from, to, dueOn, daysLate } = expected;
  return (
    <Table.Row>
      <Table.HeaderCell scope="row">{t(`format.${format}`)}</Table.HeaderCell>
      <Table.Cell>{formatMonthSpan(from, to, language)}</Table.Cell>
      <Table.Cell className="nowrap">{formatDay(dueOn, language)}</Table.Cell>
      <Table.Cell>
        {daysLate > 0 ? (
          <Tag data-color="warning">{t('delivery.page.daysLate', { count: daysLate })}</Tag>
        ) : (
          <Tag data-color="neutral">{t('delivery.page.onTime')}</Tag>
        )}
      </Table.Cell>
    </Table.Row>
  );
}
