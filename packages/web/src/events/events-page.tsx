import { Button, Paragraph } from '@digdir/designsystemet-react';
import { Link } from 'react-router';
import type { User } from '../account/use-session.ts';
import { useApi } from '../api/use-api.ts';
import { Loading } from '../frame/loading.tsx';
import { Page } from '../frame/page.tsx';
import { ProblemPage } from '../frame/problem-page.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { EventEntries } from './event-entries.tsx';

/** The events that the reader is invited to; for who runs them, all of them. */
export function EventsPage({ user }: { readonly user: User }) {
  const { t } = useTexts();
  const events = useApi('listEvents', {}, { fresh: true });
  if (events.isPending) return <Loading />;
  if (events.isError) return <ProblemPage error={events.error} retry={events.refetch} />;
  const runs = user.runsEvents;
  return (
    <Page
      title={t('event.title')}
      {...(runs ? {} : { lead: t('event.lead') })}
      actions={
        runs && (
          <Button asChild variant="secondary" data-size="sm">
            <Link to="/events/new">{t('event.make')}</Link>
          </Button>
        )
      }
    >
      {events.data.events.length === 0 ? (
        <Paragraph>{t(runs ? 'event.noneMade' : 'event.none')}</Paragraph>
      ) : (
        <EventEntries events={events.data.events} />
      )}
    </Page>
  );
}
