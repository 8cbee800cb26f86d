import { Paragraph } from '@digdir/designsystemet-react';
import type { OutputOf } from '@smalspor/contract/operations';
import { formatDay, formatMonthSpan } from '@smalspor/domain/texts';
import { formatInstant } from '../texts/format-instant.ts';
import { useTexts } from '../texts/language-provider.tsx';

type Alert = OutputOf<'listDeliveries'>['alerts'][number];

/** What somebody must look at, oldest first. */
export function Alerts({ alerts }: { readonly alerts: readonly Alert[] }) {
  const { t } = useTexts();
  return (
    <section aria-labelledby="alerts" className="section deliveries-part">
      <h2 id="alerts">{t('delivery.page.alerts')}</h2>
      {alerts.length === 0 && <Paragraph>{t('delivery.page.calm')}</Paragraph>}
      {alerts.length > 0 && (
        <ul className="tasks">
          {alerts.map((alert) => (
            <li key={`${alert.kind} ${alert.deliveryId} ${alert.format} ${alert.from}`} data-state="failed">
              <AlertText alert={alert} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function AlertText({ alert }: { readonly alert: Alert }) {
  const { t, language } = useTexts();
  const { kind, format, from, to, dueOn, deliveryId, raisedAt } = alert;
  const values =
    kind === 'late' && format !== null && from !== null && to !== null && dueOn !== null
      ? {
          format: t(`format.${format}`),
          period: formatMonthSpan(from, to, language),
          due: formatDay(dueOn, language),
        }
      : {};
  return (
    <>
      <p>{t(`delivery.page.alert.${kind}`, values)}</p>
      <p className="quiet">
        {t('delivery.page.since', { at: formatInstant(raisedAt, language) })}
        {deliveryId !== null && (
          <>
            {' · '}
            <a href={`#delivery-${deliveryId}`}>{t('delivery.page.see')}</a>
          </>
        )}
      </p>
    </>
  );
}
