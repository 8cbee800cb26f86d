import { Button, Details, Paragraph, Tag } from '@digdir/designsystemet-react';
import type { OutputOf } from '@smalspor/contract/operations';
import { useMutation } from '@tanstack/react-query';
import { Link } from 'react-router';
import { client } from '../api/client.ts';
import { Problem } from '../frame/problem.tsx';
import { formatInstant } from '../texts/format-instant.ts';
import { useTexts } from '../texts/language-provider.tsx';

type Delivery = OutputOf<'releaseDelivery'>;

interface Props {
  readonly deliveries: readonly Delivery[];
  /** Whether the reader decides what is published. */
  readonly mayRelease: boolean;
  readonly refresh: () => unknown;
}

/** Deliveries that came by themselves, newest first, each with what happened. */
export function DeliveryList({ deliveries, mayRelease, refresh }: Props) {
  const { t } = useTexts();
  return (
    <section aria-labelledby="arrived" className="section deliveries-part">
      <h2 id="arrived">{t('delivery.page.arrived')}</h2>
      {deliveries.length === 0 && <Paragraph>{t('delivery.page.noneArrived')}</Paragraph>}
      <ul className="tasks">
        {deliveries.map((delivery) => (
          <li
            key={delivery.id}
            id={`delivery-${delivery.id}`}
            tabIndex={-1}
            data-state={delivery.isStopped || delivery.state === 'refused' ? 'failed' : delivery.state}
          >
            <Entry delivery={delivery} mayRelease={mayRelease} refresh={refresh} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Entry({
  delivery,
  mayRelease,
  refresh,
}: Omit<Props, 'deliveries'> & { readonly delivery: Delivery }) {
  const { t, language } = useTexts();
  const { cameBy, sender, state, isStopped, seenAt, releaseId, reports, files } = delivery;
  const from = sender === null ? '' : ` · ${sender}`;
  return (
    <>
      <div className="task-head">
        <p>
          <strong>{formatInstant(seenAt, language)}</strong> {t(`delivery.page.from.${cameBy}`)}
          {from}
        </p>
        <Tag data-color={colorOf(delivery)}>
          {t(isStopped ? 'delivery.page.state.stopped' : `delivery.page.state.${state}`)}
        </Tag>
      </div>
      <p className="quiet">{files.map(({ name }) => name).join(', ')}</p>
      {delivery.reason !== null && <Reason delivery={delivery} />}
      {reports !== null && (
        <p>
          {t('delivery.page.reports', { count: reports })}
          {releaseId !== null && mayRelease && (
            <>
              {' · '}
              <Link to={`/releases/${releaseId}`}>{releaseId}</Link>
            </>
          )}
        </p>
      )}
      {isStopped && mayRelease && <ReleaseButton delivery={delivery} refresh={refresh} />}
      <Steps delivery={delivery} />
    </>
  );
}

function colorOf({ isStopped, state }: Delivery): 'warning' | 'success' | 'neutral' {
  if (isStopped || state === 'refused') return 'warning';
  return state === 'done' ? 'success' : 'neutral';
}

/** In the reader's language what kind of reason it is, then the exact words. */
function Reason({ delivery: { reasonCode, reason } }: { readonly delivery: Delivery }) {
  const { t, tCode } = useTexts();
  return (
    <>
      <p>{tCode('delivery.page.reason', reasonCode ?? 'unknown', t('delivery.page.reason.unknown'))}</p>
      <p className="quiet" lang="en">
        {reason}
      </p>
    </>
  );
}

function ReleaseButton({ delivery, refresh }: Pick<Props, 'refresh'> & { readonly delivery: Delivery }) {
  const { t } = useTexts();
  const release = useMutation({
    mutationFn: () => client.releaseDelivery({ deliveryId: delivery.id }),
    onSettled: refresh,
  });
  return (
    <>
      {release.isError && <Problem error={release.error} />}
      <Button
        variant="secondary"
        data-size="sm"
        loading={release.isPending}
        aria-describedby={`delivery-${delivery.id}`}
        onClick={() => release.mutate()}
      >
        {t('delivery.page.release')}
      </Button>
    </>
  );
}

function Steps({ delivery: { steps } }: { readonly delivery: Delivery }) {
  const { t, tCode, language } = useTexts();
  return (
    <Details className="plain-details" data-size="sm">
      <Details.Summary>{t('delivery.page.steps')}</Details.Summary>
      <Details.Content>
        <ol className="delivery-steps">
          {steps.map(({ at, step, about }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: steps are only ever added at the end
            <li key={index}>
              <span className="quiet nowrap">{formatInstant(at, language)}</span>{' '}
              {tCode('delivery.page.step', step)}
              {about !== null && <span className="quiet"> · {about}</span>}
            </li>
          ))}
        </ol>
      </Details.Content>
    </Details>
  );
}
