import { Heading } from '@digdir/designsystemet-react';
import { useApi } from '../api/use-api.ts';
import { useTexts } from '../texts/language-provider.tsx';
import { EventEntries } from './event-entries.tsx';

/** The coming events of a programme that concern the reader; nothing while there are none. */
export function RoundEvents({ programme }: { readonly programme: string }) {
  const { t } = useTexts();
  const events = useApi('listEvents', {}, { fresh: true });
  const coming = (events.data?.events ?? []).filter(
    (event) => event.programme === programme && !event.isOver,
  );
  if (coming.length === 0) return null;
  return (
    <section className="section" aria-labelledby="events">
      <Heading level={2} data-size="xs" id="events">
        {t('event.ofProgramme')}
      </Heading>
      <EventEntries events={coming} />
    </section>
  );
}
