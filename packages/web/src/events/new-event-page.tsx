import type { InputOf } from '@smalspor/contract/operations';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from 'react-router';
import { client } from '../api/client.ts';
import { Page } from '../frame/page.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { EventForm } from './event-form.tsx';

/** Where an event is made. */
export function NewEventPage() {
  const { t } = useTexts();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const make = useMutation({
    mutationFn: (details: InputOf<'makeEvent'>) => client.makeEvent(details),
    onSuccess: async (event) => {
      queries.setQueryData(['readEvent', { eventId: event.id }], event);
      await navigate(`/events/${event.id}`);
    },
  });
  return (
    <Page title={t('event.make')} overline={<Link to="/events">{t('event.title')}</Link>}>
      <EventForm save={make.mutate} isBusy={make.isPending} error={make.error} />
    </Page>
  );
}
