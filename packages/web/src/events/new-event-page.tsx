import { Field, Label, Select } from '@digdir/designsystemet-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { client } from '../api/client.ts';
import { rememberAnswer } from '../api/remember-answer.ts';
import { useApi } from '../api/use-api.ts';
import { Page } from '../frame/page.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { type EventDetails, EventForm } from './event-form.tsx';

/** Where an event is made. */
export function NewEventPage() {
  const { t, l } = useTexts();
  const id = useId();
  const organisers = useApi('listEvents', {}).data?.organisers ?? [];
  const [region, setRegion] = useState<string | null>();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const make = useMutation({
    mutationFn: (details: EventDetails) =>
      client.makeEvent({ ...details, ...(region === undefined ? {} : { region }) }),
    onSuccess: async (event) => {
      rememberAnswer(queries, 'readEvent', { eventId: event.id }, event);
      await navigate(`/events/${event.id}`);
    },
  });
  return (
    <Page title={t('event.make')} overline={<Link to="/events">{t('event.title')}</Link>}>
      {organisers.length > 1 && (
        <Field className="event-organiser">
          <Label htmlFor={id}>{t('event.organiser')}</Label>
          <Select
            id={id}
            value={region ?? ''}
            onChange={(changed) => setRegion(changed.target.value || null)}
          >
            {organisers.map((each) => (
              <Select.Option key={each?.region ?? ''} value={each?.region ?? ''}>
                {each ? t('event.centre', { region: l(each.name) }) : t('event.administration')}
              </Select.Option>
            ))}
          </Select>
        </Field>
      )}
      <EventForm save={make.mutate} isBusy={make.isPending} error={make.error} />
    </Page>
  );
}
