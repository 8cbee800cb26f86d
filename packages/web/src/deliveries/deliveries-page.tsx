import { Paragraph, Skeleton } from '@digdir/designsystemet-react';
import type { OutputOf } from '@smalspor/contract/operations';
import type { User } from '../account/use-session.ts';
import { useApi } from '../api/use-api.ts';
import { Page } from '../frame/page.tsx';
import { Problem } from '../frame/problem.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { Alerts } from './alerts.tsx';
import { DeliveryList } from './delivery-list.tsx';
import { Expected } from './expected.tsx';

type Answer = OutputOf<'listDeliveries'>;

const WORKING: readonly string[] = ['taking', 'taken', 'imported', 'released'];
const SOON_MS = 3_000;

/** A delivery that is on its way is asked for again; one that waits for somebody is not. */
function asksAgain(answer: Answer | undefined): number | false {
  const goesOn = answer?.deliveries.some(({ state, isStopped }) => WORKING.includes(state) && !isStopped);
  return goesOn ? SOON_MS : false;
}

/** What is expected, what has come by itself, what is late, and what somebody must look at. */
export function DeliveriesPage({ user }: { readonly user: User }) {
  const { t } = useTexts();
  const answer = useApi('listDeliveries', {}, { fresh: true, every: asksAgain });
  return (
    <Page title={t('delivery.page.title')} lead={t('delivery.page.lead')}>
      {answer.isPending && <Skeleton variant="rectangle" height="12rem" />}
      {answer.isError && <Problem error={answer.error} retry={answer.refetch} />}
      {answer.data && <Content answer={answer.data} user={user} refresh={answer.refetch} />}
    </Page>
  );
}

function Content({
  answer,
  user,
  refresh,
}: {
  readonly answer: Answer;
  readonly user: User;
  readonly refresh: () => unknown;
}) {
  const { t } = useTexts();
  const { isOn, alerts, expected, deliveries } = answer;
  return (
    <>
      {!isOn && <Paragraph>{t('delivery.page.off')}</Paragraph>}
      <Alerts alerts={alerts} />
      <Expected expected={expected} />
      <DeliveryList deliveries={deliveries} mayRelease={user.managesData} refresh={refresh} />
    </>
  );
}
