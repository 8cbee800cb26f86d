import { Heading } from '@digdir/designsystemet-react';
import { useApi } from '../api/use-api.ts';
import { useTexts } from '../texts/language-provider.tsx';
import { EventEntries } from './event-entries.tsx';

/** The coming events that concern the reader, and those that the reader is asked about, of one programme or of all; nothing while there are none. */
export function RoundEvents({ programme }: { readonly programme?: string }) {
  const { t } = useTexts();
  const events = useApi('listEvents', {}, { fresh: true });
  const coming = (events.data?.events ?? []).filter(
    (event) => (!event.isOver || event.isAsked) && (programme === undefined || event.programme === programme),
  );
  if (coming.length === 0) return null;
  return (
    <section className="section spaced events" aria-labelledby="events">
      <Heading level={2} data-size="xs" id="events">
        {t(programme === undefined ? 'event.title' : 'event.ofProgramme')}
      </Heading>
      <EventEntries events={coming} />
    </section>
  );
}
