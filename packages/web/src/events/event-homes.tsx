import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { client } from '../api/client.ts';
import { Problem } from '../frame/problem.tsx';
import { WideTable } from '../frame/wide-table.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import type { EventView } from './event-page.tsx';
import { InviteCounty } from './invite-county.tsx';

interface Props {
  readonly event: EventView;
  readonly running: NonNullable<EventView['running']>;
}

/** The institutions of a county that are in the programme: invited here, with who comes and what stands in their rounds. */
export function EventHomes({ event, running: { counties, homes } }: Props) {
  const { t } = useTexts();
  const queries = useQueryClient();
  const invite = useMutation({
    mutationFn: (county: string) => client.inviteInstitutionsToEvent({ eventId: event.id, county }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['readEvent', { eventId: event.id }] }),
  });
  return (
    <section className="section spaced" aria-labelledby="homes">
      <Heading level={2} data-size="xs" id="homes">
        {t('event.homes.title')}
      </Heading>
      {event.isOpen && (
        <InviteCounty
          counties={counties}
          label={t('event.homes.invite')}
          isBusy={invite.isPending}
          invite={(county) => invite.mutate(county)}
        />
      )}
      {invite.isError && <Problem error={invite.error} />}
      <p role="status">{invite.isSuccess && t('event.homes.invited', invite.data)}</p>
      {homes.length === 0 ? <Paragraph>{t('event.homes.none')}</Paragraph> : <Homes homes={homes} />}
    </section>
  );
}

function Homes({ homes }: { readonly homes: Props['running']['homes'] }) {
  const { t } = useTexts();
  return (
    <WideTable label={t('event.homes.title')}>
      <table className="figures data-table">
        <caption className="unseen">{t('event.homes.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('event.homes.home')}</th>
            <th scope="col">{t('event.homes.letter')}</th>
            <th scope="col" data-numeric>
              {t('event.homes.people')}
            </th>
            <th scope="col">{t('event.homes.recorded')}</th>
          </tr>
        </thead>
        <tbody>
          {homes.map(({ organisation, name, isWritten, people, isRecorded }) => (
            <tr key={organisation}>
              <th scope="row">{name ?? organisation}</th>
              <td>{isWritten === null ? '–' : t(isWritten ? 'event.homes.written' : 'event.homes.call')}</td>
              <td data-numeric>{people}</td>
              <td>{isRecorded === null ? '–' : t(isRecorded ? 'event.homes.yes' : 'event.homes.notYet')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}
