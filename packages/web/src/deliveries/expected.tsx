import { Paragraph, Tag } from '@digdir/designsystemet-react';
import type { OutputOf } from '@smalspor/contract/operations';
import { formatDay, formatMonthSpan } from '@smalspor/domain/texts';
import { useTexts } from '../texts/language-provider.tsx';

type ExpectedDelivery = OutputOf<'listDeliveries'>['expected'][number];

/** Which deliveries the registers have promised, and how late they are. */
export function Expected({ expected }: { readonly expected: readonly ExpectedDelivery[] }) {
  const { t } = useTexts();
  return (
    <section aria-labelledby="expected" className="section deliveries-part">
      <h2 id="expected">{t('delivery.page.expected')}</h2>
      {expected.length === 0 && <Paragraph>{t('delivery.page.noneExpected')}</Paragraph>}
      <ul className="expected">
        {expected.map((one) => (
          <Entry key={`${one.format} ${one.from}`} expected={one} />
        ))}
      </ul>
    </section>
  );
}

function Entry({ expected }: { readonly expected: ExpectedDelivery }) {
  const { t, language } = useTexts();
  const { format, from, to, dueOn, daysLate } = expected;
  return (
    <li>
      <span>
        <strong>{t(`format.${format}`)}</strong> {formatMonthSpan(from, to, language)}
        <span className="quiet block">{t('delivery.page.due', { day: formatDay(dueOn, language) })}</span>
      </span>
      <Tag data-color={daysLate > 0 ? 'warning' : 'neutral'}>
        {daysLate > 0 ? t('delivery.page.daysLate', { count: daysLate }) : t('delivery.page.onTime')}
      </Tag>
    </li>
  );
}
